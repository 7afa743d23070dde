"""How text that the terminal's encoding cannot show is printed."""

from __future__ import annotations

import codecs

NAME = "understudy.printed"
"""Error handler for `sys.stdout.reconfigure(errors=NAME)`."""


def printed(error: UnicodeError) -> tuple[str | bytes, int]:
    """Bytes of file names that are no text are printed as they are, so that names can be pasted; others escaped."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unencodable = error.object[error.start : error.end]
    raw = all("\udc80" <= letter <= "\udcff" for letter in unencodable)
    return codecs.lookup_error("surrogateescape" if raw else "backslashreplace")(error)


codecs.register_error(NAME, printed)
