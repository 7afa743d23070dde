import numpy as np
import pytest
from PIL import Image

from inference.decoder.disclosure_mark import CORNERS, PROVENANCE, TEXTS, DisclosureMark
from inference.types import Floats, Pixels

TILE = 160
"""Width of a small tile of a meeting, in pixels."""


def changed(mark: DisclosureMark, width: int, height: int, shade: int = 200) -> Pixels:
    """[h, w] where the mark is."""
    picture = np.full((height, width, 3), shade, np.uint8)
    return np.asarray((mark.draw(picture.copy()) != picture).any(axis=2))


def luminance(pixels: Pixels) -> Floats:
    """Relative luminance of WCAG 2.1."""
    value = pixels.astype(np.float32) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722], np.float32))


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("size", [(512, 512), (1280, 720), (1920, 1080)])
def test_the_mark_is_small_and_in_its_corner(size: tuple[int, int], corner: str) -> None:
    width, height = size
    found = changed(DisclosureMark(corner), width, height)
    rows, columns = np.nonzero(found)
    assert 0 < found.mean() < 0.01
    assert (rows.mean() > height / 2) == corner.startswith("lower")
    assert (columns.mean() > width / 2) == corner.endswith("right")


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("size", [(512, 512), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("ratio", [1.0, 4 / 3])
def test_no_crop_of_a_meeting_cuts_the_mark(size: tuple[int, int], corner: str, ratio: float) -> None:
    """A tile shows the centre of the frame, its corners rounded by an eighth of its height."""
    width, height = size
    tile_width, tile_height = min(width, round(height * ratio)), min(height, round(width / ratio))
    left, top = (width - tile_width) // 2, (height - tile_height) // 2
    shown = np.zeros((height, width), bool)
    y, x = np.mgrid[:tile_height, :tile_width] + 0.5
    radius = tile_height / 8
    far = np.hypot(
        np.maximum(np.maximum(radius - x, x - tile_width + radius), 0),
        np.maximum(np.maximum(radius - y, y - tile_height + radius), 0),
    )
    shown[top : top + tile_height, left : left + tile_width] = far <= radius
    assert shown[changed(DisclosureMark(corner), width, height)].all()


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("size", [(512, 512), (1280, 720)])
@pytest.mark.parametrize("ground", ["black", "grey", "white", "busy"])
def test_the_mark_is_legible_in_a_small_tile(size: tuple[int, int], ground: str, language: str) -> None:
    """The text has 4.5:1 of contrast to its plate, as WCAG 2.1 wants it, and capitals of at least 5 pixels."""
    width, height = size
    shade = {"black": 0, "grey": 128, "white": 255, "busy": 0}[ground]
    picture = np.full((height, width, 3), shade, np.uint8)
    if ground == "busy":
        noise = np.random.default_rng(0).integers(0, 256, (height // 8, width // 8, 3), np.uint8)
        picture = np.repeat(np.repeat(noise, 8, axis=0), 8, axis=1)[:height, :width]
    marked = DisclosureMark(language=language).draw(picture.copy())
    tile = np.asarray(Image.fromarray(marked).resize((TILE, TILE * height // width), Image.Resampling.LANCZOS))
    found = changed(DisclosureMark(language=language), width, height)
    box = np.argwhere(found)
    (top, left), (bottom, right) = box.min(axis=0) * TILE // width, (box.max(axis=0) + 1) * TILE // width
    light = luminance(tile[top:bottom, left:right])
    text, plate = np.percentile(light, 97), np.percentile(light, 15)
    assert (text + 0.05) / (plate + 0.05) > 4.5
    assert (light > (text + plate) / 2).any(axis=1).sum() >= 5


@pytest.mark.parametrize("alpha", [0, 255])
def test_the_mark_is_legible_on_a_transparent_frame(alpha: int) -> None:
    picture = np.dstack([np.full((360, 640, 3), 200, np.uint8), np.full((360, 640), alpha, np.uint8)])
    marked = DisclosureMark().draw(picture.copy())
    plate = (marked != picture).any(axis=2)
    assert 0 < plate.mean() < 0.01
    assert marked[plate][:, 3].max() > 230
    if alpha == 255:
        assert (marked[..., 3] == 255).all()
        assert np.abs(marked[..., :3].astype(int) - DisclosureMark().draw(picture[..., :3].copy())).max() <= 1


def test_the_mark_is_drawn_in_place_and_in_the_users_language() -> None:
    picture = np.zeros((512, 512, 3), np.uint8)
    assert DisclosureMark().draw(picture) is picture
    assert picture.any()
    french, unknown = (DisclosureMark(language=name).draw(np.zeros_like(picture)) for name in ("fr", "xx"))
    assert (french != picture).any()
    assert (unknown == picture).all()


def test_file_metadata_say_ai_generated() -> None:
    assert all("AI-generated" in text and "Understudy" in text for text in PROVENANCE.values())
