"""Inputs of the frame graph from which it computes the head's flow."""

from __future__ import annotations

import numpy as np

from inference.decoder.flow.head_flow import FREE, HeadFlow
from inference.decoder.flow.head_surface import HeadSurface, SurfaceMotion
from inference.decoder.flow.landmark_flow import COARSE, FLOW_SIZE, below_top, centres
from inference.graph_session import Inputs
from inference.types import Floats


def flow_inputs(motion: SurfaceMotion) -> Inputs:
    """Motion of one frame: 10 numbers of the head, and the landmarks."""
    face, lean = motion.expression, motion.lean * np.eye(2)
    return {
        "head_motion": np.vstack([motion.linear.T, motion.tilt, motion.base, lean]).astype(np.float32),
        "landmarks": np.hstack([face.points, face.offsets], dtype=np.float32),
        "followed": face.share.reshape(1, 1, COARSE, COARSE),
    }


def flow_layers(flow: HeadFlow) -> Inputs:
    """What stays on the card."""
    rest = centres(FLOW_SIZE)[None]
    rigid = flow.surface.rigid
    limits = np.ones((1, FLOW_SIZE, 1, 4), np.float32)
    if flow.cut:
        limits[0, ..., 1::2] = below_top(FLOW_SIZE)[..., None]
    return {
        "flow_rest": rest,
        "flow_rest_twice": np.concatenate([rest, rest], -1),
        "flow_free": FREE[None],
        "flow_limits": limits,
        "rigid": np.zeros((1, 1, FLOW_SIZE, FLOW_SIZE), np.float32) if rigid is None else rigid[None, None],
        "surface": _basis(flow.surface),
        "grid": centres(COARSE)[0, :, 0],
    }


def _basis(surface: HeadSurface) -> Floats:
    """[1, 64, 64, 6] displacement of each place by one unit of each row of "head_motion"."""
    share, depth = surface.share, surface.depth[..., None]
    parts = [centres(FLOW_SIZE) * share, depth * share, share, surface.body]
    return np.concatenate(parts, -1)[None].astype(np.float32)
