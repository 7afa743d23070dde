"""Errors that mean a lack of memory, as libraries word them."""

from __future__ import annotations

import errno

import cv2
import pytest

from inference.memory_shortage import is_memory_shortage
from inference.user_error import UserError


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
        RuntimeError("std::bad_alloc"),
        RuntimeError("[ONNXRuntimeError] : 1 : FAIL : Failed to allocate memory for requested buffer of size 9"),
        cv2.error("OpenCV(5.0.0) alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 9 bytes"),
        ImportError("libx.so: failed to map segment from shared object"),
        ImportError("DLL load failed while importing x: The paging file is too small for this operation to complete."),
        RuntimeError("can't start new thread"),
    ],
)
def test_lack_of_memory_is_recognised(error: Exception) -> None:
    assert is_memory_shortage(error)


def test_the_cause_of_another_error_counts() -> None:
    error = ImportError("numpy could not be imported")
    error.__cause__ = ImportError("libx.so: cannot allocate memory in static TLS block")
    assert is_memory_shortage(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("no"),
        OSError(errno.ENOENT, "No such file"),
        ImportError("No module named 'av'"),
        UserError("There is no file {path}.", path="bad_alloc.wav"),
    ],
)
def test_other_errors_are_none(error: Exception) -> None:
    assert not is_memory_shortage(error)
