"""Constants of shading that the graph takes as inputs, so that the CPU and the card shade alike."""

from __future__ import annotations

from inference.decoder.mouth import interior, lip_shade, tongue, tongue_tip
from inference.face import dental_arch

CONSTANTS: dict[str, float] = {
    "lower_rim": lip_shade.LOWER_RIM,
    "rim_reach": lip_shade.RIM_REACH,
    "line_reach": lip_shade.LINE_REACH,
    "shadow_reach": lip_shade.SHADOW_REACH,
    "open": interior.OPEN,
    "dim": interior.DIM,
    "lip_shadow": interior.LIP_SHADOW,
    "lip_reach": interior.LIP_REACH,
    "floor_shadow": interior.FLOOR_SHADOW,
    "floor_reach": interior.FLOOR_REACH,
    "cheeks": interior.CHEEKS,
    "cheek_reach": interior.CHEEK_REACH,
    "lower_light": interior.LOWER_LIGHT,
    "tongue_top": tongue.TOP,
    "tongue_width": tongue.WIDTH,
    "tongue_soft": tongue.SOFT,
    "tongue_side_soft": tongue.SIDE_SOFT,
    "tongue_fall": tongue.FALL,
    "groove": tongue.GROOVE,
    "groove_width": tongue.GROOVE_WIDTH,
    "crease": tongue.CREASE,
    "crease_reach": tongue.CREASE_REACH,
    "least_light": tongue.LEAST,
    "lit_from": tongue.LIT_FROM,
    "lit_width": tongue.LIT_WIDTH,
    "flat_tongue_top": interior.FLAT_TONGUE_TOP,
    "flat_rise": tongue_tip.FLAT_RISE,
    "tip_lift": tongue_tip.LIFT,
    "tip_highest": tongue_tip.HIGHEST,
    "tip_round": tongue_tip.ROUND,
    "out_round": tongue_tip.OUT_ROUND,
    "tip_soft": tongue_tip.SOFT,
    "tip_appears": tongue_tip.APPEARS,
    "underside": tongue_tip.UNDERSIDE,
    "underside_reach": tongue_tip.UNDERSIDE_REACH,
    "back_shade": tongue_tip.BACK_SHADE,
    "raised_at": tongue_tip.RAISED_AT,
    "out_at": tongue_tip.OUT_AT,
    "tip_out": tongue_tip.OUT,
    "out_soft": tongue_tip.OUT_SOFT,
    "out_shade": tongue_tip.OUT_SHADE,
    "arch_curve": 2 / 3 * dental_arch.CURVATURE**2,
    "arch_hidden": dental_arch.HIDDEN,
}
"""Name of a graph input [1], and its value."""
