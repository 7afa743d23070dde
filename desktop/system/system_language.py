"""Language of the system, without Qt."""

from __future__ import annotations

import locale

WINDOWS_NAMES = {"french": "fr", "portuguese": "pt"}
"""Languages as Windows calls them."""


def system_language() -> str:
    """Language code such as "fr"; "en" if it is unknown."""
    name = (locale.getlocale()[0] or "en").partition("_")[0].casefold()
    return WINDOWS_NAMES.get(name, name[:2])
