"""Results of the checks of `doctor`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inference.user_error import UserError

SET_UP = "Run 'python3 -m bootstrap setup'."


@dataclass(frozen=True)
class Finding:
    """Result of one check."""

    name: str
    ok: bool
    detail: str
    advice: str = ""
    """One sentence saying what to do; empty if there is no problem."""
    essential: bool = True
    """True if no video can be made without it."""


def tried(name: str, look: Callable[[], str]) -> Finding:
    """Essential finding; not ok if `look` raises."""
    try:
        return Finding(name, True, look())
    except UserError as error:
        return Finding(name, False, "does not work", str(error))
    except (ImportError, OSError, RuntimeError) as error:
        return Finding(name, False, str(error), SET_UP)


def optional(name: str, look: Callable[[], str]) -> Finding:
    """Finding about an optional device; not ok if `look` raises UserError."""
    try:
        return Finding(name, True, look(), essential=False)
    except UserError as error:
        return Finding(name, False, "none", str(error), essential=False)
