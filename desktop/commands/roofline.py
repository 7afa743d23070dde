"""What bounds a card's frame: bytes that its memory moves, operations, kernels to start, and copies to and fro.

Bytes and operations are counted node by node as onnxruntime runs the graph: each node reads its inputs and writes its
output. The bound is that of the roofline model (Williams, Waterman and Patterson, 2009).
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from inference import providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.card.mark_layers import opaque_layers
from inference.decoder.decoder import Decoder
from inference.decoder.marks import PLAIN
from inference.decoder.placement import Placement
from inference.decoder.scene.scene import Scene
from inference.graph_session import GraphSession, GraphTail
from inference.onnx_session import model_path
from inference.types import Portrait

Figures = dict[str, Any]

VIEWS = ("Reshape", "Squeeze", "Unsqueeze", "Identity")
"""Operators that move nothing."""
OPERATIONS = {
    "GridSample": 12,
    "Exp": 8,
    "Pow": 16,
    "Sqrt": 4,
    "Div": 4,
    "Cast": 1,
    "Slice": 0,
    "Transpose": 0,
    "Concat": 0,
}
"""Arithmetic operations for each number of the output, about; 1 for all others."""
TINY = 64
"""Side of a frame whose pixels take no time, so that starting kernels is what is left."""
COPIED = 1 << 24
"""Floats of the copy that measures the bandwidth: 64 MB, more than a card's caches hold."""
COPIES, RUNS = 8, 10


@dataclass(frozen=True)
class Work:
    """What drawing one frame takes."""

    moved: int
    """Bytes read and written in the memory of whatever draws."""
    operations: int
    kernels: int


def bounds(card: CardDecoder, provider: str, bandwidth: float | None) -> Figures:
    """Least durations of a frame, in milliseconds; `bandwidth` in GB/s is measured where None."""
    work = work_of(card)
    rate = bandwidth or measured_bandwidth(provider)
    geometry = card.locate(card.portrait.landmarks)
    sent = sum(value.nbytes for value in card.inputs(geometry).values())
    return {
        "resident_mb": round(card.resident_bytes / 1e6, 1),
        "sent_kb": round(sent / 1e3, 1),
        "moved_mb": round(work.moved / 1e6),
        "million_operations": round(work.operations / 1e6),
        "operations_per_byte": round(work.operations / work.moved, 2),
        "bandwidth_gb_s": round(rate, 1),
        "moving_alone_ms": round(work.moved / rate / 1e6, 2),
        "kernels": work.kernels,
        "starting_alone_ms": round(1000 * _starting_seconds(card.portrait, provider), 2),
    }


def work_of(card: CardDecoder) -> Work:
    """Counted over one run of the graph by the CPU's provider."""
    with tempfile.TemporaryDirectory() as folder:
        session = providers.load(model_path("frame"), providers.CPU, trace=Path(folder) / "trace")
        session.run(None, _feeds(card))
        events = json.loads(Path(session.end_profiling()).read_text(encoding="utf-8"))
    nodes = [event["args"] for event in events if event["name"].endswith("_kernel_time")]
    working = [node for node in nodes if node["op_name"] not in VIEWS]
    moved = sum(int(node[size]) for node in working for size in ("activation_size", "parameter_size", "output_size"))
    return Work(moved, sum(map(_operations, working)), len(working))


def measured_bandwidth(provider: str) -> float:
    """GB/s of a copy inside the provider's memory, read and written bytes together."""
    large = GraphSession("upload", provider, {"layer": np.zeros((1, 1, COPIED), np.float32)})
    small, tail = (
        GraphSession("upload", provider, {"layer": np.zeros((1, 1, 4), np.float32)}),
        GraphTail("rgb", provider, opaque_layers(PLAIN, 1, 1), 4),
    )

    def seconds(copies: int) -> float:
        started = time.perf_counter()
        for _ in range(copies):
            large.draw({})
        small.run({}, tail)  # whose bytes come after all copies
        return time.perf_counter() - started

    seconds(1)
    taken = min(seconds(COPIES) for _ in range(3)) - min(seconds(0) for _ in range(3))
    return COPIES * COPIED * 8 / max(taken, 1e-9) / 1e9


def _feeds(card: CardDecoder) -> dict[str, Any]:
    """All inputs of the graph as arrays."""
    twin = CardDecoder(card, providers.CPU)
    graph = twin._graph
    resident = {name: value.numpy() for name, value in graph._resident.items()} if graph else {}
    return resident | twin.inputs(twin.locate(twin.portrait.landmarks))


def _operations(node: dict[str, Any]) -> int:
    shapes = [next(iter(shape.values())) for shape in node["output_type_shape"]]
    count: int = sum(prod(shape) for shape in shapes)
    if node["op_name"] == "MatMul":
        return 2 * count * int(next(iter(node["input_type_shape"][0].values()))[-1])
    return count * OPERATIONS.get(str(node["op_name"]), 1)


def _starting_seconds(face: Portrait, provider: str) -> float:
    """Duration of a frame of TINY pixels, which is that of its kernels' starts and of waiting for its bytes."""
    tiny = CardDecoder(Decoder(face, Scene(face, Placement(TINY, TINY, 0, 0, TINY))), provider)
    geometry, durations = tiny.locate(face.landmarks), []
    for _ in range(RUNS):
        started = time.perf_counter()
        tiny.draw(geometry)
        durations.append(time.perf_counter() - started)
    return min(durations)
