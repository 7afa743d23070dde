"""The face fixtures of the inference tests."""

from tests.unit.inference.conftest import face, face_path, face_photo, finder

__all__ = ["face", "face_path", "face_photo", "finder"]
