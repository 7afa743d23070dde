"""Build the graphs that draw a frame, into resources/models: frame, its tails rgb, i420, nv12, and upload for layers.

python -m training.frame_graph
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from inference.decoder.card.constants import CONSTANTS
from inference.decoder.card.layers import MOUTH, SIDES
from inference.decoder.flow.landmark_flow import FLOW_SIZE
from inference.onnx_session import MODELS
from training.frame_graph.eyes import draw_eyes
from training.frame_graph.head_flow import cells, head_flow
from training.frame_graph.lids import lid_fields
from training.frame_graph.lips import lip_fields
from training.frame_graph.mouth import draw_mouth
from training.frame_graph.stages import Photo, Whole, constants, folded, over, put_back, region
from training.frame_graph.tails import planes_tail, rgb_tail, rgba_tail
from training.frame_graph.tensor import Builder, Tensor, moved
from training.onnx_registry import register

NOTES = "no network: the geometry's stages as one graph, python -m training.frame_graph"


def frame_graph(transparent: bool = False) -> onnx.ModelProto:
    """The graph of a whole frame; output "frame" [h, w, c], 0..255, which a tail turns into bytes.

    A `transparent` frame has straight alpha as its fourth channel and no background.
    """
    builder = Builder()
    pixels = builder.add_input("pixels", [1, "h", "w", 2])
    behind = None if transparent else builder.add_input("behind", [1, "h", "w", 3])
    photo = Photo(builder.add_input("person", [1, 4, "canvas_h", "canvas_w"]), constants(builder))
    flow = head_flow(builder, photo.constants)
    on_cells = moved(pixels, builder.add_input("on_cells", [2, 2]))
    twice, folds = cells(builder, flow).sample(on_cells).split(4, 2)
    first, second = (over(photo.person.sample(at), behind) for at in twice.split(2, 2))
    frame = first + builder.add_input("second_breath", [1]) * (second - first)
    changed = _with_face(builder, photo, flow, Whole(frame, behind, pixels))
    drawn = folded(builder, changed, folds, transparent)
    whole = builder.add("Squeeze", drawn, builder.add_constant([0], np.int64))
    model = builder.finished(whole, TensorProto.FLOAT, ["h", "w", 4 if transparent else 3])
    helper.set_model_props(model, {"constants": json.dumps(CONSTANTS)})
    return model


def _with_face(builder: Builder, photo: Photo, flow: Tensor, whole: Whole) -> Tensor:
    """The frame with mouth and eyes."""
    rest = builder.add_input("flow_rest_twice", [1, FLOW_SIZE, FLOW_SIZE, 4])
    shown, to_person = (rest + flow).image(), builder.add_input("to_person", [2, 2])
    lips = lip_fields(builder, photo.constants, shown, to_person)
    lids = lid_fields(builder, photo.constants, shown, to_person)
    mouth, eyes = (region(builder, names, whole) for names in (MOUTH, SIDES))
    changed = put_back(builder, MOUTH, whole.frame, draw_mouth(builder, photo, mouth, lips), mouth.under)
    return put_back(builder, SIDES, changed, draw_eyes(builder, photo, eyes, lids), eyes.under)


def upload_graph() -> onnx.ModelProto:
    """Identity: its output stays where the provider computes."""
    builder = Builder()
    layer = builder.add_input("layer", None)
    return builder.finished(layer, TensorProto.FLOAT, None)


def main() -> None:
    frames = {"frame": frame_graph(), "frame_alpha": frame_graph(transparent=True)}
    tails = {"rgb": rgb_tail(), "rgba": rgba_tail(), "i420": planes_tail(False), "nv12": planes_tail(True)}
    for name, model in {**frames, **tails, "upload": upload_graph()}.items():
        if name != "upload":  # which takes any shape, and the checker wants to know it
            onnx.checker.check_model(model)
        path = MODELS / f"{name}.onnx"
        Path(path).write_bytes(model.SerializeToString())
        register(name, path, NOTES)
        print(f"{path.name}: {len(model.graph.node)} nodes, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
