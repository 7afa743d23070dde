"""Disk cache of registered portraits."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt
import platformdirs

from inference.portrait.portrait import register
from inference.portrait.teeth import complete_teeth
from inference.portrait.tooth_texture import SIZE
from inference.types import AUTOMATIC, Framing, Pixels, Portrait, Teeth

VERSION = 18
"""Cache format version; increase it with every change of `register`'s result."""
MOST_BYTES = 64_000_000
"""Largest size of an array of an entry; the largest photo kept has 26 MB."""
SHAPES = {
    "crop": (512, 512, 3),
    "landmarks": (478, 3),
    "blendshapes": (52,),
    "neutral": (478, 3),
    "matte": (512, 512),
    "plate": (512, 512, 3),
}
TEETH: dict[str, tuple[tuple[int, ...], type[np.generic]]] = {
    "upper": ((*SIZE[::-1], 4), np.uint8),
    "lower": ((*SIZE[::-1], 4), np.uint8),
    "lips": ((3,), np.float32),
    "tongue": ((3,), np.float32),
    "flat": ((), np.bool_),
}
"""Fields of `Teeth`: shapes and kinds."""


def load_or_register(
    path: Path, folder: Path | None = None, name: str | None = None, framing: Framing = AUTOMATIC
) -> Portrait:
    """Loads the portrait of a photo with the same content from `folder` (None = the user's cache) or registers it.

    A missing, damaged or outdated entry is rebuilt; a folder that cannot be written is no error.
    """
    folder = folder or default_folder()
    try:
        entry = folder / entry_name(path, framing)
    except OSError:
        return register(path, name, framing)  # raises UserError with the reason
    portrait = load(entry, name or path.stem, framing)
    if portrait is None:
        portrait = register(path, name, framing)
        save(portrait, entry)
    return portrait


def cached_crops(path: Path, folder: Path | None = None) -> list[Pixels]:
    """Crops [512, 512, 3] in all entries of the photo in `path`, of any framing and version.

    None if the photo cannot be read.
    """
    with suppress(OSError):
        entries = (folder or default_folder()).glob(f"{_content(path)}-*.npz")
        return [crop for crop in map(_crop, entries) if crop is not None]
    return []


def forget(path: Path, folder: Path | None = None) -> list[Path]:
    """Deletes all cache entries of the photo in `path`, of any framing and version; returns what was deleted.

    Files that cannot be deleted are ignored.
    """
    deleted: list[Path] = []
    with suppress(OSError):
        content = _content(path)
        for entry in (folder or default_folder()).glob(f"{content}-*"):
            entry.unlink()
            deleted.append(entry)
    return deleted


def default_folder() -> Path:
    """Portrait folder in the user's cache."""
    return platformdirs.user_cache_path("understudy", appauthor=False) / "portraits"


def entry_name(photo: Path, framing: Framing = AUTOMATIC) -> str:
    """File name from the photo's content, its framing and the version. Raises OSError if the photo cannot be read."""
    wished = "" if framing == AUTOMATIC else f"-{hashlib.sha256(repr(framing).encode()).hexdigest()[:8]}"
    return f"{_content(photo)}{wished}-v{VERSION}.npz"


def _content(photo: Path) -> str:
    if not photo.is_file():
        raise OSError(f"{photo} is not a file")
    with photo.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def save(portrait: Portrait, entry: Path) -> None:
    """Writes the entry atomically; does nothing if the folder cannot be written."""
    part = entry.with_name(f"{entry.name}.{uuid4().hex}.part")
    try:
        entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with part.open("wb") as file:
            np.savez(file, **_arrays(portrait))
        part.replace(entry)
    except OSError:
        with suppress(OSError):
            part.unlink()


def _arrays(portrait: Portrait) -> dict[str, Any]:
    """All fields but the name and the framing, which the entry's file name encodes."""
    photo = np.zeros((0, 0, 3), np.uint8) if portrait.photo is None else portrait.photo
    teeth = complete_teeth(portrait) if portrait.teeth is None else portrait.teeth
    others = {"notes": np.array(portrait.notes, str), "photo": photo, "square": np.array(portrait.square)}
    textures = {f"teeth_{key}": np.asarray(getattr(teeth, key)) for key in TEETH}
    return others | textures | {key: getattr(portrait, key) for key in SHAPES}


def load(entry: Path, name: str, framing: Framing = AUTOMATIC) -> Portrait | None:
    """Loads a cached portrait with the given name and framing; None if it is missing or damaged."""
    try:
        with zipfile.ZipFile(entry) as file:
            kept: dict[str, Any] = {key: _array(file, key) for key in (*SHAPES, "notes", "photo", "square")}
            teeth = _teeth({key: _array(file, f"teeth_{key}") for key in TEETH})
            notes = tuple(str(note) for note in kept.pop("notes"))
            photo, square = kept.pop("photo"), kept.pop("square").astype(float).tolist()
            around = photo if photo.size else None
            others: dict[str, Any] = {"photo": around, "square": tuple(square), "framing": framing, "teeth": teeth}
            portrait = Portrait(name=name, notes=notes, **others, **kept)
            return portrait if _is_sound(portrait) else None
    except Exception:  # noqa: BLE001 - zipfile and NumPy raise nearly every type on damaged files
        return None


def _crop(entry: Path) -> Pixels | None:
    try:
        with zipfile.ZipFile(entry) as file:
            return _array(file, "crop")
    except Exception:  # noqa: BLE001 - zipfile and NumPy raise nearly every type on damaged files
        return None


def _teeth(arrays: dict[str, Any]) -> Teeth:
    """Raises ValueError if an array has another shape or kind, or is not finite."""
    for key, (shape, kind) in TEETH.items():
        found = arrays[key]
        if found.shape != shape or found.dtype != kind or not np.isfinite(found).all():
            raise ValueError(f"{key} of teeth is damaged")
    return Teeth(**(arrays | {"flat": bool(arrays["flat"])}))


def _array(file: zipfile.ZipFile, key: str) -> npt.NDArray[Any]:
    """A member of the entry. Raises ValueError if it declares more than MOST_BYTES, before any of it is read."""
    with file.open(f"{key}.npy") as member:
        version = np.lib.format.read_magic(member)
        shape, _, kind = np.lib.format.read_array_header_1_0(member)
        if version != (1, 0) or math.prod(shape) * kind.itemsize > MOST_BYTES:
            raise ValueError(f"{key} is too large or of another version")
    with file.open(f"{key}.npy") as member:
        return np.lib.format.read_array(member, allow_pickle=False)


def _is_sound(portrait: Portrait) -> bool:
    for field in dataclasses.fields(portrait):
        value = getattr(portrait, field.name)
        if field.name in SHAPES and (value.shape != SHAPES[field.name] or not np.isfinite(value).all()):
            return False
    return len(portrait.square) == 3 and bool(np.isfinite(portrait.square).all()) and _is_picture(portrait.photo)


def _is_picture(photo: Pixels | None) -> bool:
    return photo is None or (photo.ndim == 3 and photo.shape[2] == 3 and photo.dtype == np.uint8)
