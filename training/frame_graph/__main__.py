"""Build the graphs that draw a frame, into resources/models: frame, its tails rgb, i420, nv12, and upload for layers.

python -m training.frame_graph
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto

from inference.onnx_session import MODELS
from training.frame_graph.mouth import draw_mouth
from training.frame_graph.stages import Photo, constants, draw_eye, folded, over, put_back, region
from training.frame_graph.tails import planes_tail, rgb_tail
from training.frame_graph.tensor import Builder, Tensor
from training.onnx_registry import register

SIDES = ("eye_a", "eye_b")
NOTES = "no network: the geometry's stages as one graph, python -m training.frame_graph"


def frame_graph() -> onnx.ModelProto:
    """The graph of a whole frame; output "frame" [h, w, 3], 0..255, which a tail turns into bytes."""
    builder = Builder()
    pixels = builder.add_input("pixels", ["h", "w", 2])
    behind = builder.add_input("behind", ["h", "w", 3])
    photo = Photo(builder.add_input("person", [1, 4, "canvas_h", "canvas_w"]), constants(builder))
    whole = builder.add_input("cells", [1, 6, "rows", "columns"]).sample(_on_cells(builder, pixels))
    first, second = (over(photo.person.sample(whole.channel(k, 2)), behind) for k in (0, 2))
    frame = first + builder.add_input("second_breath", [1]) * (second - first)
    changed = frame
    for name in ("mouth", *SIDES):
        part = region(builder, name, frame, behind, pixels)
        drawn = draw_mouth(builder, photo, part) if name == "mouth" else draw_eye(builder, name, photo, part)
        changed = put_back(builder, name, changed, drawn, part.under)
    return builder.model(folded(builder, changed, whole.channel(4, 2)), TensorProto.FLOAT, ["h", "w", 3])


def _on_cells(builder: Builder, pixels: Tensor) -> Tensor:
    """[h, w, 2] positions of all pixels on the flow's cells; input "on_cells" [2, 2]: scale and shift of x, y."""
    to_cells = builder.add_input("on_cells", [2, 2])
    return pixels * to_cells.between([0], [1], [0]) + to_cells.between([1], [2], [0])


def upload_graph() -> onnx.ModelProto:
    """Identity: its output stays where the provider computes."""
    builder = Builder()
    layer = builder.add_input("layer", None)
    return builder.model(layer, TensorProto.FLOAT, None)


def main() -> None:
    tails = {"rgb": rgb_tail(), "i420": planes_tail(False), "nv12": planes_tail(True)}
    for name, model in {"frame": frame_graph(), **tails, "upload": upload_graph()}.items():
        if name != "upload":  # which takes any shape, and the checker wants to know it
            onnx.checker.check_model(model)
        path = MODELS / f"{name}.onnx"
        Path(path).write_bytes(model.SerializeToString())
        register(name, path, NOTES)
        print(f"{path.name}: {len(model.graph.node)} nodes, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
