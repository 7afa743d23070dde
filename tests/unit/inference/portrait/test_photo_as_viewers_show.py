"""Photos as image viewers show them: metadata of any size, incomplete, deep and very large files."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, features

from inference.portrait.colour_profile import to_srgb
from inference.portrait.jpeg_file import MAX_PIXELS_PROGRESSIVE
from inference.portrait.photo import MOST_MEGAPIXELS, read_photo
from inference.user_error import UserError
from tests.unit.inference.portrait.icc_profiles import swapped_rgb

SHADES = (200, 50, 100)


def shown(path: Path) -> npt.NDArray[np.int64]:
    photo = read_photo(path)
    return to_srgb(photo.pixels, photo.profile).astype(int)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(image: Image.Image, *chunks: bytes) -> bytes:
    """The PNG with chunks after its header."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()[:33] + b"".join(chunks) + buffer.getvalue()[33:]


@pytest.fixture
def ramp() -> Image.Image:
    """[64, 96, 3] without a uniform row."""
    y, x = np.mgrid[:64, :96]
    return Image.fromarray(np.stack([2 * x, 3 * y, 255 - x - y], -1).astype(np.uint8))


@pytest.mark.parametrize("kind", ["profile", "xmp", "text", "workflow", "damaged"])
def test_a_png_with_megabytes_beside_the_picture_is_read(tmp_path: Path, ramp: Image.Image, kind: str) -> None:
    profile = bytearray(swapped_rgb() + np.random.default_rng(0).bytes(2_500_000))
    profile[:4] = len(profile).to_bytes(4, "big")
    long = zlib.compress(b"x" * 20_000_000)
    extra = {
        "profile": chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(profile))),
        "xmp": chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + long),
        "text": chunk(b"tEXt", b"Comment\0" + b"x" * 3_000_000) * 30,
        "workflow": chunk(b"zTXt", b"workflow\0\0" + long),
        "damaged": chunk(b"tEXt", b"Comment\0abc")[:-1] + b"?",
    }[kind]
    (tmp_path / "a.png").write_bytes(png(ramp, extra) + extra)
    expected = to_srgb(np.asarray(ramp), swapped_rgb()) if kind == "profile" else np.asarray(ramp)
    assert np.array_equal(shown(tmp_path / "a.png"), expected)


@pytest.mark.parametrize("text", [b"tEXt", b"eXIf", b"iTXt"])
def test_the_orientation_of_a_png_is_kept(tmp_path: Path, ramp: Image.Image, text: bytes) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    packed = exif.tobytes()
    content = {
        b"eXIf": packed.removeprefix(b"Exif\0\0"),
        b"tEXt": b"Raw profile type exif\0\nexif\n%8d\n" % len(packed) + packed.hex().encode(),
        b"iTXt": b'XML:com.adobe.xmp\0\0\0\0\0<x tiff:Orientation="6"/>',
    }[text]
    more = chunk(b"zTXt", b"workflow\0\0" + zlib.compress(b"x" * 2_000_000))
    (tmp_path / "a.png").write_bytes(png(ramp, more, chunk(text, content)))
    assert np.array_equal(shown(tmp_path / "a.png"), np.rot90(np.asarray(ramp), 3))


def test_a_png_without_its_end_is_read(tmp_path: Path, ramp: Image.Image) -> None:
    (tmp_path / "a.png").write_bytes(png(ramp)[:-12])
    assert np.array_equal(shown(tmp_path / "a.png"), np.asarray(ramp))


def jpeg(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=95, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
def test_a_jpeg_without_its_end_marker_is_whole(tmp_path: Path, ramp: Image.Image, options: dict[str, object]) -> None:
    content = jpeg(ramp, **options)
    (tmp_path / "a.jpg").write_bytes(content)
    whole = read_photo(tmp_path / "a.jpg")
    (tmp_path / "a.jpg").write_bytes(content[:-2])
    photo = read_photo(tmp_path / "a.jpg")
    assert np.array_equal(photo.pixels, whole.pixels)
    assert whole.notes == ()
    (note,) = photo.notes
    assert note.startswith("a.jpg")
    assert photo.turned(1).notes == photo.notes


def noise(width: int, height: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8))


@pytest.mark.parametrize("share", [0.7, 0.75, 0.8, 0.85, 0.9])
def test_missing_rows_of_a_jpeg_are_cut_off(tmp_path: Path, share: float) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    content = jpeg(noise(320, 320), exif=exif)
    (tmp_path / "a.jpg").write_bytes(content)
    whole = read_photo(tmp_path / "a.jpg").pixels
    (tmp_path / "a.jpg").write_bytes(content[: int(len(content) * share)])
    photo = read_photo(tmp_path / "a.jpg")
    rows = photo.pixels.shape[0]
    assert share - 0.15 < rows / 320 <= share
    assert np.abs(photo.pixels[1:].astype(int) - whole[320 - rows + 1 :]).max() <= 2
    assert photo.notes


def test_a_jpeg_without_half_of_its_rows_is_refused(tmp_path: Path) -> None:
    content = jpeg(noise(160, 160))
    (tmp_path / "a.jpg").write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError, match="damaged"):
        read_photo(tmp_path / "a.jpg")


@pytest.mark.parametrize("reduced", [False, True])
def test_a_jpeg_of_over_fifty_megapixels_is_read_reduced(tmp_path: Path, *, reduced: bool) -> None:
    image = Image.new("RGB", (8400, 6400), (20, 20, 230))
    image.paste((230, 20, 20), (0, 0, 4200, 3200))
    image.save(tmp_path / "a.jpg")
    photo = read_photo(tmp_path / "a.jpg", reduced=reduced)
    height, width = photo.pixels.shape[:2]
    assert (width, height) == ((2100, 1600) if reduced else (4200, 3200))
    assert photo.scale == width / 8400
    assert photo.pixels[height // 4, width // 4].astype(int) == pytest.approx([230, 20, 20], abs=4)


def resized(content: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its header."""
    for marker in (b"\xff\xc0", b"\xff\xc2"):
        place = content.find(marker)
        if place >= 0:
            return content[: place + 5] + struct.pack(">HH", height, width) + content[place + 9 :]
    raise AssertionError("no frame header")


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_bomb_is_refused(tmp_path: Path, ramp: Image.Image, *, progressive: bool) -> None:
    (tmp_path / "a.jpg").write_bytes(resized(jpeg(ramp, progressive=progressive), 65_000, 65_000))
    with pytest.raises(UserError, match=f"more than the {MOST_MEGAPIXELS}"):
        read_photo(tmp_path / "a.jpg")
    side = int(MAX_PIXELS_PROGRESSIVE**0.5) + 100
    (tmp_path / "a.jpg").write_bytes(resized(jpeg(ramp, progressive=True), side, side))
    with pytest.raises(UserError, match="megapixels"):
        read_photo(tmp_path / "a.jpg")


def test_sixteen_bits_a_channel_become_eight(tmp_path: Path) -> None:
    x = np.arange(256) * np.ones((4, 1), int)
    values = (x * 257).astype(">u2")
    for kind, channels in ((2, 3), (4, 2), (6, 4)):  # RGB, grey + alpha, RGBA
        stored = np.stack([values] * channels, -1)
        if channels in (2, 4):
            stored[..., -1] = 65535
        rows = b"".join(b"\0" + row.tobytes() for row in stored)
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", 256, 4, 16, kind, 0, 0, 0))
        content = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
        (tmp_path / "a.png").write_bytes(content)
        assert np.abs(shown(tmp_path / "a.png") - x[..., None]).max() <= 1


def test_grey_with_alpha_lies_on_light_grey(tmp_path: Path) -> None:
    image = Image.new("LA", (8, 8), (40, 255))
    image.putpixel((0, 0), (40, 0))
    image.save(tmp_path / "a.png")
    assert shown(tmp_path / "a.png")[[0, 4], [0, 4], 0].tolist() == [224, 40]


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_the_first_frame_of_an_animation_is_read(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ((230, 20, 20), (20, 20, 230), (20, 200, 20))]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], duration=100)
    photo = read_photo(tmp_path / name)
    assert photo.pixels.shape == (30, 40, 3)
    assert photo.pixels[15, 20].astype(int) == pytest.approx([230, 20, 20], abs=6)


@pytest.mark.parametrize("name", ["a.bmp", "a.tif", "a.gif"])
def test_dropped_formats_are_read(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (40, 30), SHADES).save(tmp_path / name)
    assert read_photo(tmp_path / name).pixels[15, 20].astype(int) == pytest.approx(SHADES, abs=3)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif"])
def test_the_orientation_applies_in_every_format(tmp_path: Path, ramp: Image.Image, name: str) -> None:
    if name.endswith("avif") and not features.check("avif"):
        pytest.skip("Pillow without AVIF")
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {} if name.endswith(("png", "tif")) else {"quality": 95}
    ramp.save(tmp_path / name, exif=exif, **options)
    assert read_photo(tmp_path / name).pixels.shape == (96, 64, 3)
