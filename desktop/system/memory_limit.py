"""Limit of the shell on the memory of this process (`ulimit -v`).

Below it libraries crash without an exception while they load, so it is checked before.
"""

from __future__ import annotations

from inference.user_error import UserError

LEAST = 1_500_000_000
"""Bytes of address space; `render` needs 1.0 GB of it, of which 0.25 GB are memory, and `live` somewhat more."""


def check() -> None:
    """Raise UserError if the limit is too low for pictures and networks."""
    limit = _limit()
    if limit is not None and limit < LEAST:
        raise UserError(
            "This shell allows the program {limit:.0f} MB of memory, but {least:.0f} MB are needed; raise the limit, "
            "for example by ulimit -v {blocks}.",
            limit=limit / 1e6,
            least=LEAST / 1e6,
            blocks=-(-LEAST // 1024),
        )


def _limit() -> int | None:
    """Bytes; None without a limit, as always on Windows."""
    try:
        import resource
    except ImportError:
        return None
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if limit == resource.RLIM_INFINITY else limit
