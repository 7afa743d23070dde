"""Recognition of errors that mean that the memory is used up, whatever library raises them."""

from __future__ import annotations

import errno

from inference.sentence import Sentence
from inference.user_error import UserError

ADVICE = Sentence("There is not enough memory; close other programs and try again.")
ERRORS = (errno.ENOMEM, errno.EAGAIN)
"""EAGAIN: no further thread can be started; file readers also raise it for something else."""
SIGNS = (
    "bad_alloc",  # C++
    "bad allocation",  # Microsoft's C++
    "insufficient memory",  # OpenCV
    "failed to allocate memory",  # onnxruntime
    "cannot allocate memory",  # glibc's and FFmpeg's ENOMEM
    "failed to map segment",  # a library that does not fit
    "paging file is too small",  # Windows, likewise
    "can't start new thread",
)
"""Parts of messages, in lower case."""


def is_memory_shortage(error: BaseException) -> bool:
    """Whether `error`, or the one that it was raised from, is a lack of memory."""
    if isinstance(error, UserError):
        return False
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in ERRORS):
        return True
    text = str(error).lower()
    return any(sign in text for sign in SIGNS) or (error.__cause__ is not None and is_memory_shortage(error.__cause__))
