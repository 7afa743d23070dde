"""Photos above the size that is kept, in every format besides JPEG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, features

from inference.portrait import photo, photo_pixels, webp_file
from inference.portrait.photo import read_photo
from inference.user_error import UserError

TURNED = 6
"""EXIF orientation of a picture to be turned clockwise."""


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than 64 x 64 pixels are too many, and bands have a few rows."""
    monkeypatch.setattr(photo, "MOST_MEGAPIXELS", 64 * 64 / 1e6)
    monkeypatch.setattr(photo, "MOST_ANIMATED", 0)
    monkeypatch.setattr(photo_pixels, "BAND_PIXELS", 2000)


def gradient(width: int, height: int) -> Image.Image:
    y, x = np.mgrid[:height, :width]
    return Image.fromarray(np.stack([x, y, 255 - x / 2 - y / 2], -1).astype(np.uint8))


def clear(image: Image.Image) -> Image.Image:
    """The picture with its left half transparent."""
    alpha = Image.new("L", image.size, 255)
    alpha.paste(0, (0, 0, image.width // 2, image.height))
    image = image.copy()
    image.putalpha(alpha)
    return image


def deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * 257)


FILES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "a.png": lambda image: image,
    "clear.png": clear,
    "palette.png": lambda image: image.quantize(64),
    "deep.png": deep,
    "a.tif": lambda image: image,
    "cmyk.tif": lambda image: image.convert("CMYK"),
    "a.bmp": lambda image: image,
    "a.gif": lambda image: image.quantize(64),
    "a.webp": lambda image: image,
    "clear.webp": clear,
}


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", FILES)
def test_a_large_photo_is_the_small_one_reduced(tmp_path: Path, name: str) -> None:
    picture = FILES[name](gradient(201, 157))
    lossless = {"lossless": True, "exact": True} if name.endswith("webp") else {}
    picture.save(tmp_path / name, **lossless)
    found = read_photo(tmp_path / name)
    assert found.pixels.shape == (53, 67, 3)  # a third, rounded up
    assert found.scale == pytest.approx(1 / 3)
    assert found.pixels.astype(int) == pytest.approx(expected(picture), abs=2)


def expected(picture: Image.Image) -> npt.NDArray[np.int64]:
    """The picture on grey, each pixel the mean of three by three."""
    if picture.mode.startswith("I"):
        picture = Image.fromarray((np.asarray(picture) / 257).astype(np.uint8))
    ground = Image.new("RGBA", picture.size, (224, 224, 224))
    ground.alpha_composite(picture.convert("RGBA"))
    return np.asarray(ground.convert("RGB").reduce(3)).astype(np.int64)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.webp"])
def test_a_large_photo_stands_upright(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = TURNED
    gradient(200, 120).save(tmp_path / name, exif=exif)
    pixels = read_photo(tmp_path / name).pixels
    assert pixels.shape[:2] == (67, 40)
    left, top = pixels[:, 0].mean(0), pixels[0].mean(0)
    assert left[1] > pixels[:, -1].mean(0)[1]
    assert top[0] < pixels[-1].mean(0)[0]


def test_a_png_of_over_fifty_megapixels_is_read(tmp_path: Path) -> None:
    image = Image.new("L", (9000, 6000), 40)
    image.paste(200, (0, 0, 4500, 3000))
    image.save(tmp_path / "a.png", compress_level=1)
    pixels = read_photo(tmp_path / "a.png").pixels
    assert pixels.shape == (3000, 4500, 3)
    assert (pixels[700, 700].tolist(), pixels[2900, 4400].tolist()) == ([200] * 3, [40] * 3)


def test_an_animated_webp_beyond_its_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "MOST_ANIMATED", -1)
    images = [gradient(200, 120), gradient(200, 120).rotate(90)]
    images[0].save(tmp_path / "a.webp", save_all=True, append_images=images[1:])
    with pytest.raises(UserError, match=r"use a smaller copy\.$"):
        read_photo(tmp_path / "a.webp")


@pytest.mark.usefixtures("small_limits")
def test_a_damaged_large_webp_is_refused(tmp_path: Path) -> None:
    gradient(200, 120).save(tmp_path / "a.webp")
    content = (tmp_path / "a.webp").read_bytes()
    (tmp_path / "a.webp").write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError, match="damaged"):
        read_photo(tmp_path / "a.webp")


@pytest.mark.skipif(not features.check("webp"), reason="Pillow without WebP")
def test_opencv_reads_a_webp_as_pillow_does(tmp_path: Path) -> None:
    clear(gradient(90, 70)).save(tmp_path / "a.webp", quality=90)
    with Image.open(tmp_path / "a.webp") as image, (tmp_path / "a.webp").open("rb") as file:
        assert np.abs(photo_pixels.opaque_pixels(image, b"").astype(int) - webp_file.decode_still(file, 1)).max() <= 1
