"""Statement that frames are shown without the visible AI mark."""

from __future__ import annotations

from dataclasses import dataclass

from inference.user_error import UserError

WHOSE = ("me", "agreed", "fictional", "artwork")
"""Whose face a photo shows: the caller's, that of somebody who agreed, nobody's, or a work of art."""
MAYBE_REAL = WHOSE[:2]
LONGEST_REASON = 200
"""Characters of a reason."""


@dataclass(frozen=True)
class Unmarked:
    """Takes the place of a DisclosureMark: who is shown, and why viewers need no mark in the picture."""

    whose: str
    """One of WHOSE."""
    reason: str = ""
    """Such as "the page says beside the video that it is generated"; needed for a real person's face."""

    def __post_init__(self) -> None:
        """Raises UserError if it is not stated whose face it is, or a real person's face comes without a reason."""
        if self.whose not in WHOSE:
            raise UserError("The mark stays until you state whose face it is: {whose}.", whose=", ".join(WHOSE))
        if self.whose in MAYBE_REAL and not self.reason.strip():
            raise UserError("A real person's face without the mark needs a reason.")
        if len(self.reason) > LONGEST_REASON:
            raise UserError("A reason has at most {most} characters.", most=LONGEST_REASON)
