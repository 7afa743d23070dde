"""The face of the first built-in photo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.face_model import Face, FaceFinder
from inference.portrait.builtins import portraits
from inference.types import Pixels


@pytest.fixture(scope="session")
def face_path() -> Path:
    return next(entry.path for entry in portraits() if entry.kind == "photo")


@pytest.fixture(scope="session")
def face_photo(face_path: Path) -> Pixels:
    """[512, 512, 3] RGB."""
    return np.asarray(Image.open(face_path).convert("RGB").resize((512, 512)))


@pytest.fixture(scope="session")
def finder() -> FaceFinder:
    return FaceFinder()


@pytest.fixture(scope="session")
def face(finder: FaceFinder, face_photo: Pixels) -> Face:
    return finder.refine(face_photo, finder.find(face_photo)[0])
