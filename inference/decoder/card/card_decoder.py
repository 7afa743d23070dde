"""Decoder whose pixels a graphics card draws, with one copy back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from inference import providers
from inference.decoder.card.flow_inputs import flow_inputs, flow_layers
from inference.decoder.card.frame_cells import FrameCells
from inference.decoder.card.inputs import eye_inputs, mouth_inputs, skin_inputs
from inference.decoder.card.layers import eye_layers, mouth_layers, scene_layers, skin_layers
from inference.decoder.card.mark_layers import opaque_layers, transparent_layers
from inference.decoder.decoder import Decoder
from inference.decoder.frame_geometry import FrameGeometry
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.mouth.tongue_tip import FLOOR, Tip
from inference.decoder.picture_format import OFFSETS, RGB, RGBA, PictureFormat
from inference.graph_session import GraphSession, GraphTail, Inputs
from inference.types import Floats, Pixels

KEPT_TAILS = 4
"""Formats and marks whose graphs stay open."""


@dataclass(frozen=True, slots=True)
class CardGeometry(FrameGeometry):
    """Geometry, and what of it goes to the card."""

    inputs: Inputs


class CardDecoder(Decoder):
    """Shares the geometry of another decoder; a lost card is replaced by the CPU within the same frame."""

    def __init__(self, decoder: Decoder, provider: str) -> None:
        """`provider` as in providers.EXECUTION. Raises what onnxruntime raises."""
        self.__dict__.update(decoder.__dict__)
        scene, placement = self._scene, self._scene.placement
        self._cells = FrameCells(scene)
        resident = {
            **scene_layers(scene),
            **flow_layers(self._flow),
            **self._cells.layers(self._skin),
            **mouth_layers(self._mouth),
            **eye_layers(self._eyes, scene),
            **skin_layers(self._skin),
        }
        self._opaque = scene.behind is not None
        name = "frame" if self._opaque else "frame_alpha"
        self._graph: GraphSession | None = GraphSession(name, provider, resident)
        self._size = placement.height, placement.width
        self._tails = lru_cache(KEPT_TAILS)(lambda wanted, marks: _tail(wanted, marks, provider, *self._size))

    @property
    def provider(self) -> str:
        """Processor that draws."""
        return self._graph.provider if self._graph else providers.CPU

    @property
    def resident_bytes(self) -> int:
        """Size of the photo's layers on the card."""
        return self._graph.resident_bytes if self._graph else 0

    def locate(self, points: Floats, breath: float = 0.0, tongue: Tip = FLOOR) -> FrameGeometry:
        """As of Decoder, with the card's inputs: they need not wait for the card."""
        found = super().locate(points, breath, tongue)
        if self._graph is None:
            return found
        parts = {field.name: getattr(found, field.name) for field in fields(found)}
        return CardGeometry(**parts, inputs=self.inputs(found))

    def draw(self, geometry: FrameGeometry, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        """Draws a frame, with its marks, by the card in the wanted format, or by the CPU once the card has failed.

        The CPU's frames are RGB or RGBA, as all transparent ones are.
        """
        graph = self._graph
        if graph is None:
            return super().draw(geometry, marks)
        try:
            return self._drawn(graph, geometry, marks, wanted)
        except Exception as error:  # noqa: BLE001 - onnxruntime raises many types; the frame is drawn all the same
            providers.give_up(graph.provider, error)
            self._graph = None
            return super().draw(geometry, marks)

    def inputs(self, geometry: FrameGeometry) -> Inputs:
        """What goes to the card for one frame."""
        return {
            **flow_inputs(geometry.flow.motion),
            **self._cells.breaths(geometry.breath),
            **skin_inputs(self._skin, geometry.skin_points),
            **mouth_inputs(self._scene, geometry.mouth),
            **eye_inputs(self._eyes, self._scene, geometry.eyes),
        }

    def _drawn(self, graph: GraphSession, geometry: FrameGeometry, marks: Marks, wanted: PictureFormat) -> Pixels:
        height, width = self._size
        if not self._opaque:
            wanted = RGBA
        elif not wanted.fits(height, width):
            wanted = RGB
        inputs = geometry.inputs if isinstance(geometry, CardGeometry) else self.inputs(geometry)
        drawn = graph.run(inputs, self._tails(wanted, marks))
        return drawn.reshape((height * 3 // 2, width) if wanted.planar else (height, width, -1))


def _tail(wanted: PictureFormat, marks: Marks, provider: str, height: int, width: int) -> GraphTail:
    """The graph that makes `wanted` of a drawn frame and its marks."""
    if wanted is RGBA:
        return GraphTail(wanted.name, provider, transparent_layers(marks, height, width), height * width * 4)
    layers = opaque_layers(marks, height, width)
    if not wanted.planar:
        return GraphTail(wanted.name, provider, layers, height * width * 3)
    values = {
        "luma": wanted.matrix[:1].T,
        "chroma": wanted.matrix[1:].T,
        "offsets": OFFSETS,
        "row_taps": wanted.row_taps,
        "column_taps": wanted.column_taps,
    }
    constants = {name: np.ascontiguousarray(value, np.float32) for name, value in values.items()}
    return GraphTail(wanted.name, provider, {**layers, **constants}, height * width * 3 // 2)
