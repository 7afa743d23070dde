"""The icon of the bundle's programs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bundle.app_icon import SIDES, save


@pytest.mark.parametrize("suffix", [".ico", ".icns"])
def test_every_size_is_drawn(tmp_path: Path, suffix: str) -> None:
    with Image.open(save(tmp_path / f"new/understudy{suffix}")) as icon:
        sizes = icon.info["sizes"]
        assert {(side, side) for side in SIDES[suffix]} <= {size[:2] for size in sizes} | {
            (size[0] * size[2], size[1] * size[2]) for size in sizes if len(size) == 3
        }
        pixels = np.asarray(icon.convert("RGBA"))
    assert pixels[0, 0, 3] == 0
    assert pixels[len(pixels) // 2, len(pixels) // 2, 3] == 255
