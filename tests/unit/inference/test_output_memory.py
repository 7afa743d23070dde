"""Memory of frames is used again, and never while somebody still holds a frame."""

from __future__ import annotations

import numpy as np

from inference.output_memory import OutputMemory


def test_a_block_is_taken_again_only_when_all_its_views_are_gone() -> None:
    memory = OutputMemory(12)
    first = memory.take()
    address, view = first.ctypes.data, first.view(np.int32)[1:]
    del first
    second = memory.take()
    assert second.ctypes.data != address
    del view
    assert memory.take().ctypes.data == address


def test_no_more_blocks_are_made_than_were_held_at_once() -> None:
    memory = OutputMemory(8)
    held = [memory.take() for _ in range(3)]
    addresses = {each.ctypes.data for each in held}
    held.clear()
    for _ in range(5):
        held = [memory.take() for _ in range(3)]
        assert {each.ctypes.data for each in held} == addresses
        held.clear()
