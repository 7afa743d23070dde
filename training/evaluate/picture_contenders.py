"""Renderers compared with real frames: the unchanged photo, the geometric warp, and the full decoder."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from inference.decoder.decoder import Decoder
from inference.decoder.flow.flow_sampling import sample
from inference.decoder.mouth.tongue_tip import FLOOR, Tip
from inference.decoder.scene.scene import Scene
from inference.face_model import Segmenter
from inference.portrait.background_plate import inpaint_background
from inference.portrait.matte import refine_matte
from inference.timebase import FRAME_SIZE
from inference.types import Floats, Pixels, Portrait
from training.labels.clip_frames import ClipFrames, unmoved


class ProbedScene(Scene):
    """The scene; `grid` [64, 64, 2] is the flow of the last frame."""

    grid: Floats

    def draw(self, flow: Floats, breath: float = 0.0) -> Pixels:
        self.grid = flow
        return super().draw(flow, breath)


class ProbedDecoder(Decoder):
    """The decoder, with the flow of its last frame."""

    def __init__(self, portrait: Portrait) -> None:
        self._probed = ProbedScene(portrait)
        super().__init__(portrait, self._probed)

    @property
    def grid(self) -> Floats:
        """[64, 64, 2] flow of the last frame."""
        return self._probed.grid

    @property
    def cover(self) -> Floats:
        """[512, 512] warped person matte 0..1 of the last frame."""
        size = FRAME_SIZE, FRAME_SIZE
        full = np.asarray(cv2.resize(self.grid, size, interpolation=cv2.INTER_LINEAR), np.float32)
        return np.asarray(sample(self.portrait.matte, full), np.float32) / 255


class Warp(ProbedDecoder):
    """The decoder without mouth and eye painting: the geometric warp alone."""

    def render_landmarks(self, points: Floats, breath: float = 0.0, tongue: Tip = FLOOR) -> Pixels:  # noqa: ARG002
        if self._glasses:
            points = self._glasses.remove_expression(points)
        flow = self._flow.at(points)
        frame = self._scene.draw(flow.whole, breath)
        if mouth := self._mouth.locate(points, flow):
            self._mouth.warp_lips(frame, mouth)
        return frame


class StillPhoto(Decoder):
    """A decoder that always returns the unchanged photo."""

    def render_landmarks(self, points: Floats, breath: float = 0.0, tongue: Tip = FLOOR) -> Pixels:  # noqa: ARG002
        return self.portrait.crop


CONTENDERS: dict[str, Callable[[Portrait], Decoder]] = {
    "photo as it is": StillPhoto,
    "warp": Warp,
    "decoder": ProbedDecoder,
}


def portrait_of(clip: ClipFrames, index: int, segmenter: Segmenter) -> Portrait:
    """One stored frame of a clip as a portrait."""
    picture, points, _ = clip.frame(index, FRAME_SIZE, unmoved())
    return portrait_from(picture, points, clip.blendshapes[index], segmenter)


def portrait_from(picture: Pixels, points: Floats, blendshapes: Floats, segmenter: Segmenter) -> Portrait:
    """An image [512, 512, 3] as a portrait, with matte and background plate; its landmarks count as neutral."""
    matte = refine_matte(segmenter.segment(picture), picture, points)
    return Portrait("frame", picture, points, blendshapes, points, matte, inpaint_background(picture, matte))
