"""Head angles from the rotations that other programs send, and back."""

from __future__ import annotations

import math

Quaternion = tuple[float, float, float, float]
"""(x, y, z, w), of length 1."""
Angles = tuple[float, float, float]
"""(yaw, pitch, roll) in degrees with the signs of HeadPose: to the right of the frame, up, clockwise in the frame."""


def angles_of_matrix(rows: tuple[tuple[float, float, float], ...]) -> Angles:
    """Angles of a rotation matrix [3][3] in ARKit's and MediaPipe's axes: x right, y up, z out of the face.

    Rotation about y, then x, then z: R = Ry Rx Rz. The frame's right is the viewer's, so yaw keeps its sign.
    """
    pitch = math.asin(min(max(-rows[1][2], -1.0), 1.0))
    yaw = math.atan2(rows[0][2], rows[2][2])
    roll = math.atan2(rows[1][0], rows[1][1])
    return math.degrees(yaw), -math.degrees(pitch), -math.degrees(roll)


def angles_of_unity(quaternion: Quaternion) -> Angles:
    """Angles of a rotation of Unity: left-handed, x to the avatar's right, y up, z forwards; order y, x, z.

    A positive turn about y goes to the avatar's right, which is the frame's left; about x it looks down; about z it
    tilts clockwise in the frame.
    """
    x, y, z, w = quaternion
    pitch = math.asin(min(max(2 * (w * x - y * z), -1.0), 1.0))
    yaw = math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y))
    roll = math.atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z))
    return -math.degrees(yaw), -math.degrees(pitch), math.degrees(roll)


def unity_of_angles(angles: Angles) -> Quaternion:
    """The inverse of `angles_of_unity`."""
    yaw, pitch, roll = (math.radians(angle) / 2 for angle in (-angles[0], -angles[1], angles[2]))
    turn_y = (0.0, math.sin(yaw), 0.0, math.cos(yaw))
    turn_x = (math.sin(pitch), 0.0, 0.0, math.cos(pitch))
    turn_z = (0.0, 0.0, math.sin(roll), math.cos(roll))
    return product(product(turn_y, turn_x), turn_z)


def product(first: Quaternion, second: Quaternion) -> Quaternion:
    """The rotation that does `second`, then `first`."""
    ax, ay, az, aw = first
    bx, by, bz, bw = second
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def normalised(quaternion: Quaternion) -> Quaternion | None:
    """The quaternion with length 1; None where it is no rotation."""
    length = math.sqrt(math.fsum(value * value for value in quaternion))
    if not 0.5 < length < 2:
        return None
    x, y, z, w = (value / length for value in quaternion)
    return x, y, z, w
