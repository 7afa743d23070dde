"""The kinds of files that the program reads: how a damaged one is made, and the real code that reads it."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import numpy as np

from inference.onnx_session import MODELS
from inference.portrait import builtins, portrait_cache
from tests.fuzz import bombs, readers, text_seeds
from tests.fuzz.byte_mutations import damaged
from tests.fuzz.picture_seeds import pictures
from tests.fuzz.sound_seeds import sounds
from tests.fuzz.value_mutations import damaged_csv, damaged_json, damaged_toml

Make = Callable[[Path, random.Random], Path]
"""Writes a damaged file into a folder, others that belong to it too; returns its path."""


@dataclass(frozen=True)
class FileKind:
    """Files of one purpose."""

    make: Make
    read: Callable[[Path], object]
    share: int
    """How often it comes, relative to the others."""


def _of(seeds: Callable[[], tuple[tuple[str, bytes], ...]], bomb: Callable[[random.Random], tuple[str, bytes]]) -> Make:
    def make(folder: Path, chance: random.Random) -> Path:
        if chance.random() < 0.08:
            suffix, content = bomb(chance)
        else:
            suffix, seed = chance.choice(seeds())
            content = damaged(seed, [other for _, other in seeds()], chance)
        return _put(folder / f"file{suffix}", content)

    return make


def _text(
    name: str, seeds: tuple[Callable[[], str], ...], change: Callable[[str, random.Random], str], plain: float = 0.3
) -> Make:
    """A share `plain` of the files is damaged in its bytes, the others in their values."""

    def make(folder: Path, chance: random.Random) -> Path:
        texts = [seed() for seed in seeds]
        text = chance.choice(texts)
        if chance.random() < plain:
            content = damaged(text.encode(), [other.encode() for other in texts], chance)
        else:
            content = change(text, chance).encode("utf-8", "surrogatepass")
        return _put(folder / name, content)

    return make


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _photo_settings(folder: Path, chance: random.Random) -> Path:
    _put(folder / "aunt.png", pictures()[1][1])
    return _text("aunt.png.json", (text_seeds.photo_settings,), damaged_json)(folder, chance)


def _order(folder: Path, chance: random.Random) -> Path:
    _put(folder / "photo.png", pictures()[1][1])
    return _text(".order.json", (text_seeds.order,), damaged_json)(folder, chance)


def _package(folder: Path, chance: random.Random) -> Path:
    photo = pictures()[4][1]
    kind = chance.random()
    if kind < 0.1:
        content = bombs.package_bomb(photo, chance)
    elif kind < 0.6:
        content = _zipped(damaged_json(text_seeds.manifest(), chance).encode("utf-8", "surrogatepass"), photo)
    else:
        whole = _zipped(text_seeds.manifest().encode(), photo)
        content = damaged(whole, [whole, photo], chance)
    return _put(folder / "aunt.understudy", content)


def _zipped(manifest: bytes, photo: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.json", manifest)
        file.writestr("photo.jpg", photo)
    return made.getvalue()


def _json_lines(folder: Path, chance: random.Random) -> Path:
    """A list of videos whose lines are damaged one by one, and some of it by bytes."""
    lines = [damaged_json(line, chance) for line in text_seeds.video_lines()]
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    return _put(folder / "list.jsonl", damaged(content, [content], chance) if chance.random() < 0.3 else content)


def _model(folder: Path, chance: random.Random) -> Path:
    """A network and its list; mostly with the damaged network's own checksum, so that it is really opened."""
    content = model = (MODELS / "lips.onnx").read_bytes()
    if chance.random() < 0.7:
        content = damaged(model, [model, b"\x08\x07" * 500], chance)
    listed = text_seeds.MODELS.format(sha256=hashlib.sha256(content).hexdigest())
    if chance.random() < 0.5:
        listed = damaged_toml(listed, chance)
    _put(folder / "models.toml", listed.encode("utf-8", "surrogatepass"))
    return _put(folder / "toy.onnx", content)


def _cached_portrait(folder: Path, chance: random.Random) -> Path:
    content = bombs.array_bomb(chance) if chance.random() < 0.1 else _changed_portrait(chance)
    return _put(folder / "entry.npz", content)


def _changed_portrait(chance: random.Random) -> bytes:
    if chance.random() < 0.6:
        return damaged(_portrait(None, 0), [_portrait(None, 0), pictures()[0][1]], chance)
    return _portrait(chance.choice(["crop", "landmarks", "notes", "photo", "square", "matte"]), chance.randrange(6))


@cache
def _portrait(field: str | None, change: int) -> bytes:
    """A cached portrait; `field` has another type, shape or value if given."""
    path = builtins.portraits()[0].path
    portrait = portrait_cache.register(path)
    arrays = portrait_cache._arrays(replace(portrait, photo=portrait.crop[::8, ::8]))
    if field:
        odd = [
            np.zeros(0),
            np.full((512, 512, 3), np.nan),
            np.array("x"),
            np.array(1 + 2j),
            np.ones((2, 2), bool),
            None,
        ]
        arrays[field] = np.full(np.shape(arrays[field]), np.inf) if odd[change] is None else odd[change]
    made = io.BytesIO()
    np.savez_compressed(made, **arrays)
    return made.getvalue()


_picture, _sound = _of(pictures, bombs.picture_bomb), _of(sounds, bombs.sound_bomb)
_settings = _text("settings.json", (text_seeds.settings, text_seeds.first_settings), damaged_json)
KINDS = {
    "picture": FileKind(_picture, readers.read_picture, 26),
    "photo": FileKind(_picture, readers.register_photo, 3),
    "sound": FileKind(_sound, readers.read_sound, 26),
    "curves": FileKind(
        _text("a.csv", (lambda: text_seeds.CURVES, lambda: text_seeds.OTHER_CURVES), damaged_csv),
        readers.read_curves,
        8,
    ),
    "followed-session": FileKind(
        _text("a.txt", (text_seeds.packets, lambda: text_seeds.CURVES), damaged_csv, 0.8),
        readers.read_followed_session,
        6,
    ),
    "preset": FileKind(_text("a.toml", (lambda: text_seeds.PRESET,), damaged_toml), readers.read_preset, 6),
    "settings": FileKind(_settings, readers.read_settings, 10),
    "photo-settings": FileKind(_photo_settings, readers.read_catalogue, 4),
    "order": FileKind(_order, readers.read_catalogue, 3),
    "package": FileKind(_package, readers.read_package, 6),
    "video-table": FileKind(
        _text("list.csv", (lambda: text_seeds.VIDEO_TABLE, text_seeds.excel_table), damaged_csv, 0.5),
        readers.read_video_list,
        8,
    ),
    "video-list": FileKind(_json_lines, readers.read_video_list, 6),
    "history": FileKind(_text("videos.json", (text_seeds.history,), damaged_json), readers.read_history, 3),
    "correction": FileKind(_text("c.json", (lambda: text_seeds.CORRECTION,), damaged_json), readers.read_correction, 2),
    "model": FileKind(_model, readers.open_model, 4),
    "cached-portrait": FileKind(_cached_portrait, readers.read_cached_portrait, 4),
    "thumbnail": FileKind(partial(_of(pictures, bombs.picture_bomb)), readers.read_thumbnail, 2),
}
