"""Photos with ICC profiles and other colour spaces, as viewers show them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms

from inference.portrait.colour_profile import to_srgb
from inference.portrait.photo import Photo, read_photo
from tests.unit.inference.portrait.icc_profiles import green_ink_cmyk, grey, swapped_rgb

SHADES = (200, 50, 100)


def shown(path: Path) -> npt.NDArray[np.int64]:
    photo = read_photo(path)
    return to_srgb(photo.pixels, photo.profile).astype(int)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_an_rgb_profile_applies_to_colours_alpha_and_palettes(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGB", (8, 8), SHADES)
    image = image.quantize(4) if mode == "P" else image.convert(mode)
    image.save(tmp_path / "a.png", icc_profile=swapped_rgb())
    assert shown(tmp_path / "a.png")[4, 4] == pytest.approx([50, 200, 100], abs=3)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
@pytest.mark.parametrize("mode", ["L", "LA"])
def test_a_grey_profile_applies(tmp_path: Path, name: str, mode: str) -> None:
    if (name, mode) == ("a.jpg", "LA"):
        pytest.skip("JPEG has no alpha")
    Image.new("L", (8, 8), 128).convert(mode).save(tmp_path / name, icc_profile=grey(1.0))
    linear = 255 * (1.055 * (128 / 255) ** (1 / 2.4) - 0.055)
    assert shown(tmp_path / name)[4, 4] == pytest.approx([linear] * 3, abs=3)


def test_a_cmyk_profile_applies(tmp_path: Path) -> None:
    Image.new("CMYK", (16, 16), (255, 0, 0, 0)).save(tmp_path / "a.jpg", quality=95, icc_profile=green_ink_cmyk())
    red, green, blue = shown(tmp_path / "a.jpg")[8, 8]
    assert green > 150
    assert max(red, blue) < green - 40  # without the profile blue equals green
    Image.new("CMYK", (16, 16), (0, 0, 0, 0)).save(tmp_path / "a.jpg", quality=95, icc_profile=green_ink_cmyk())
    assert shown(tmp_path / "a.jpg").min() > 245


def test_cmyk_without_a_profile_is_not_inverted(tmp_path: Path) -> None:
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=95)  # with Adobe's marker
    assert shown(tmp_path / "a.jpg")[8, 8] == pytest.approx([255, 0, 0], abs=6)


def test_a_profile_of_another_colour_space_is_ignored(tmp_path: Path) -> None:
    for profile in (swapped_rgb(), green_ink_cmyk(), b"junk"):
        Image.new("L", (8, 8), 90).save(tmp_path / "a.png", icc_profile=profile)
        assert shown(tmp_path / "a.png")[4, 4].tolist() == [90, 90, 90]


def test_lab_colours_of_a_tiff_are_converted(tmp_path: Path) -> None:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    image = ImageCms.profileToProfile(Image.new("RGB", (8, 8), SHADES), srgb, lab, outputMode="LAB")
    assert image is not None
    image.save(tmp_path / "a.tif")
    assert shown(tmp_path / "a.tif")[4, 4] == pytest.approx(SHADES, abs=5)


def test_a_profile_stays_with_a_turned_photo() -> None:
    assert Photo(np.zeros((4, 6, 3), np.uint8), profile=b"p").turned(1).profile == b"p"
