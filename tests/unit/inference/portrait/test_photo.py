"""Reading photos as upright opaque pixels, or refusing them in one sentence."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from inference.portrait.colour_profile import to_srgb
from inference.portrait.photo import Photo, read_photo
from inference.types import Pixels
from inference.user_error import UserError

RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 200, 20), (20, 20, 230), (250, 250, 250)


@pytest.fixture
def quarters() -> Pixels:
    """[60, 80, 3] red, green over blue, white."""
    pixels = np.empty((60, 80, 3), np.uint8)
    pixels[:30, :40], pixels[:30, 40:], pixels[30:, :40], pixels[30:, 40:] = RED, GREEN, BLUE, WHITE
    return pixels


def corners(pixels: Pixels) -> list[list[int]]:
    height, width = pixels.shape[:2]
    rows, columns = [height // 4, height * 3 // 4], [width // 4, width * 3 // 4]
    return [pixels[row, column].tolist() for row in rows for column in columns]


def near(found: list[list[int]], *expected: tuple[int, int, int]) -> bool:
    return bool(np.abs(np.array(found, int) - np.array(expected)).max() <= 12)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.heic", "a.avif"])
def test_common_formats_are_read(tmp_path: Path, quarters: Pixels, name: str) -> None:
    if name.endswith("heic"):
        import pillow_heif

        pillow_heif.register_heif_opener()
    Image.fromarray(quarters).save(tmp_path / name, quality=95)
    photo = read_photo(tmp_path / name)
    assert photo.pixels.shape == (60, 80, 3)
    assert photo.pixels.dtype == np.uint8
    assert photo.scale == 1
    assert near(corners(photo.pixels), RED, GREEN, BLUE, WHITE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation_is_applied(tmp_path: Path, quarters: Pixels, orientation: int) -> None:
    undo: dict[int, Callable[[Pixels], Pixels]] = {  # how a camera with this orientation stores the scene
        1: lambda p: p,
        2: np.fliplr,
        3: lambda p: np.rot90(p, 2),
        4: np.flipud,
        5: lambda p: p.transpose(1, 0, 2),
        6: lambda p: np.rot90(p, 1),
        7: lambda p: np.rot90(p, 2).transpose(1, 0, 2),
        8: lambda p: np.rot90(p, 3),
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(np.ascontiguousarray(undo[orientation](quarters))).save(tmp_path / "a.jpg", quality=95, exif=exif)
    photo = read_photo(tmp_path / "a.jpg")
    assert photo.pixels.shape == (60, 80, 3)
    assert near(corners(photo.pixels), RED, GREEN, BLUE, WHITE)


@pytest.mark.parametrize("exif", [b"Exif\0\0junk", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"Exif\0\0"])
def test_damaged_exif_is_ignored(tmp_path: Path, quarters: Pixels, exif: bytes) -> None:
    Image.fromarray(quarters).save(tmp_path / "a.jpg", quality=95, exif=exif)
    assert near(corners(read_photo(tmp_path / "a.jpg").pixels), RED, GREEN, BLUE, WHITE)


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_alpha_is_composited_on_light_grey(tmp_path: Path, quarters: Pixels, name: str) -> None:
    alpha = np.zeros((60, 80, 1), np.uint8)
    alpha[30:] = 255
    alpha[:30, 40:] = 128
    picture = Image.fromarray(np.concatenate([quarters, alpha], axis=2))
    picture.save(tmp_path / name, lossless=True)
    pixels = read_photo(tmp_path / name).pixels
    assert near(corners(pixels), (224, 224, 224), (122, 212, 122), BLUE, WHITE)


def test_a_transparent_palette_is_composited_on_light_grey(tmp_path: Path, quarters: Pixels) -> None:
    picture = Image.fromarray(quarters).quantize(4)
    picture.info["transparency"] = picture.getpixel((0, 0))
    picture.save(tmp_path / "a.png", transparency=picture.getpixel((0, 0)))
    assert near(corners(read_photo(tmp_path / "a.png").pixels), (224, 224, 224), GREEN, BLUE, WHITE)


@pytest.mark.parametrize("mode", ["L", "1", "CMYK", "P"])
def test_modes_become_rgb(tmp_path: Path, mode: str) -> None:
    name = "a.jpg" if mode == "CMYK" else "a.png"
    Image.new("RGB", (20, 10), (255, 255, 255)).convert(mode).save(tmp_path / name)
    pixels = read_photo(tmp_path / name).pixels
    assert pixels.shape == (10, 20, 3)
    assert pixels.min() >= 250


def test_sixteen_bit_grey_is_scaled(tmp_path: Path) -> None:
    Image.fromarray(np.linspace(0, 65535, 256).astype(np.uint16).reshape(1, 256)).save(tmp_path / "a.png")
    assert np.abs(read_photo(tmp_path / "a.png").pixels[0, :, 0].astype(int) - np.arange(256)).max() <= 1


def test_a_large_jpeg_is_decoded_at_reduced_size_on_request(tmp_path: Path) -> None:
    Image.new("RGB", (6000, 3000), RED).save(tmp_path / "a.jpg")
    reduced, full = read_photo(tmp_path / "a.jpg", reduced=True), read_photo(tmp_path / "a.jpg")
    assert full.pixels.shape == (3000, 6000, 3)
    assert reduced.pixels.shape == (1500, 3000, 3)
    assert (full.scale, reduced.scale) == (1, 0.5)


def test_quarters_turn_counter_clockwise(quarters: Pixels) -> None:
    assert near(corners(Photo(quarters).turned(1).pixels), GREEN, WHITE, RED, BLUE)
    assert Photo(quarters).turned(0).pixels is quarters


def test_a_colour_profile_is_applied() -> None:
    swapped = swap_red_and_green(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    pixels = np.full((4, 4, 3), (200, 50, 100), np.uint8)
    assert to_srgb(pixels, swapped)[0, 0] == pytest.approx([50, 200, 100], abs=2)


@pytest.mark.parametrize("profile", [b"", b"no profile", b"\0" * 200])
def test_a_missing_or_damaged_colour_profile_is_ignored(profile: bytes) -> None:
    pixels = np.full((4, 4, 3), (200, 50, 100), np.uint8)
    assert (to_srgb(pixels, profile) == pixels).all()


def swap_red_and_green(profile: bytes) -> bytes:
    """The same profile with the tags of red and green exchanged."""
    return profile.replace(b"rXYZ", b"tmp1").replace(b"gXYZ", b"rXYZ").replace(b"tmp1", b"gXYZ")


def png_header(width: int, height: int) -> bytes:
    """A PNG with a size in its header and no pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (header, b"IDAT" + zlib.compress(b"\0"), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks
    )


def jpeg(quarters: Pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(quarters).save(buffer, "JPEG")
    return buffer.getvalue()


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_photo(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_what_no_decoder_can_hold_is_refused_before_decoding(tmp_path: Path) -> None:
    for width, height in ((15_000, 10_100), (20_000, 20_000), (100_000, 100_000)):  # 151 MP to 10 GP
        (tmp_path / "a.png").write_bytes(png_header(width, height))
        assert "150" in refusal(tmp_path / "a.png")
        assert "megapixels" in refusal(tmp_path / "a.png")


def test_fifty_megapixels_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_header(8192, 6144))  # a 50-megapixel camera's picture, without its pixels
    assert "damaged" in refusal(tmp_path / "a.png")


def test_a_file_that_is_no_photo_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    assert "empty" in refusal(tmp_path / "empty.jpg")
    (tmp_path / "text.jpg").write_text("Dear diary")
    assert "not a JPEG" in refusal(tmp_path / "text.jpg")
    (tmp_path / "sound.jpg").write_bytes(b"RIFF\x24\0\0\0WAVEfmt ")
    assert "not a JPEG" in refusal(tmp_path / "sound.jpg")
    assert "folder" in refusal(tmp_path)
    assert "no file" in refusal(tmp_path / "nothing.png")
    assert "no file" in refusal(Path("a\0b"))


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_a_truncated_file_is_refused(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / f"a.{suffix}")
    content = (tmp_path / f"a.{suffix}").read_bytes()
    (tmp_path / f"a.{suffix}").write_bytes(content[: len(content) // 2])
    assert "damaged" in refusal(tmp_path / f"a.{suffix}")


def test_damaged_files_raise_only_user_errors(tmp_path: Path, quarters: Pixels) -> None:
    sound, path = jpeg(quarters), tmp_path / "a.jpg"
    for seed in range(60):
        random = np.random.default_rng(seed)
        content = bytearray(sound)
        for place in random.integers(2, len(content), 20):
            content[place] = random.integers(0, 256)
        path.write_bytes(content)
        with suppress(UserError):
            assert read_photo(path).pixels.shape[2] == 3


def test_heic_without_its_library_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)  # makes the import fail
    monkeypatch.setattr(Image, "OPEN", {k: v for k, v in Image.OPEN.items() if k != "HEIF"})
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40)
    assert "pillow-heif" in refusal(tmp_path / "a.heic")
