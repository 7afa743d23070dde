"""One filmed person followed by a portrait: what the tracker measures, and what the face model reads on the frames."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from inference.audio.sound_file import read_sound
from inference.decoder.decoder import Decoder
from inference.face.dynamics_space import dynamics_space
from inference.face.geometry import align, angles_of
from inference.face_model import FaceFinder
from inference.motion.tracking.driven_motion import driven
from inference.motion.tracking.face_track import FaceTrack
from inference.motion.tracking.face_tracker import FaceTracker
from inference.motion.tracking.tracked_face import TrackedFace
from inference.pipeline import speech_motions
from inference.timebase import SAMPLE_RATE, sample_of_frame
from inference.types import Floats, Motion, Pixels, Portrait
from inference.user_error import UserError
from training.evaluate.blink_measures import Curve
from training.evaluate.read_back import read_frames
from training.labels.clip_labels import lid_opening
from training.labels.label import FPS, read_video

CAMERA = (640, 480)
"""Width and height of the frames that the tracker sees: the clip is scaled to the height and put in the middle."""
GREY = 90
SHOWN_FPS = 40
"""Rate of the portrait's frames."""


@dataclass(frozen=True, slots=True)
class FollowedClip:
    """Curves of one clip; the person's at FPS, the portrait's at SHOWN_FPS."""

    name: str
    angles: Curve
    """[n, 3] yaw, pitch, roll of the person to the camera, read without the tracker's filters."""
    lids: Curve
    """[n, 2] lid opening of the person."""
    faces: list[TrackedFace | None]
    """[n] what the tracker measures."""
    seconds: Curve
    """[n] of processor time that the tracker takes for a frame."""
    shown_angles: Curve
    """[m, 3] of the portrait."""
    shown_lids: Curve
    """[m, 2]"""
    started: float
    """Seconds after which the portrait follows in full."""


def follow(path: Path, portrait: Portrait, limit: int) -> FollowedClip:
    """Feeds at most `limit` frames of the clip through tracker, motion and decoder, and reads the frames back."""
    frames = [as_camera(frame) for frame in read_video(path)[:limit]]
    finder = FaceFinder()
    landmarks = person(frames, finder)
    faces, seconds = track(frames)
    motions, started = follow_motion(path, faces)
    decoder = Decoder(portrait)
    shown = read_frames((decoder.render(motion) for motion in motions), portrait, finder).landmarks
    return FollowedClip(
        path.stem,
        head_angles(landmarks),
        lid_opening(landmarks),
        faces,
        np.array(seconds),
        head_angles(shown),
        lid_opening(shown),
        started,
    )


def as_camera(frame: Pixels) -> Pixels:
    """A BGR frame as an RGB frame of CAMERA's size."""
    width, height = CAMERA
    scale = height / frame.shape[0]
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    picture = cv2.cvtColor(cv2.resize(frame, None, fx=scale, fy=scale, interpolation=method), cv2.COLOR_BGR2RGB)
    edge = max(0, width - picture.shape[1])
    seen = cv2.copyMakeBorder(picture, 0, 0, edge // 2, edge - edge // 2, cv2.BORDER_CONSTANT, value=(GREY,) * 3)
    inside = (seen.shape[1] - width) // 2
    return seen[:, inside : inside + width]


def person(frames: list[Pixels], finder: FaceFinder) -> Floats:
    """[n, 478, 3] landmarks frame by frame; the last ones again where no face is seen."""
    found = finder.find(frames[0]) or finder.find(frames[len(frames) // 2])
    if not found:
        raise UserError("No face is found in the clip.")
    face, landmarks = found[0], []
    for frame in frames:
        again = finder.refine(frame, face)
        face = again if again.presence > 0.5 else face
        landmarks.append(face.landmarks)
    return np.stack(landmarks)


def track(frames: list[Pixels]) -> tuple[list[TrackedFace | None], list[float]]:
    """The tracker's faces, and the processor time in seconds that each frame takes."""
    tracker, faces, seconds = FaceTracker(), [], []
    for index, frame in enumerate(frames):
        began = time.process_time()
        faces.append(tracker.push(frame, index / FPS))
        seconds.append(time.process_time() - began)
    return faces, seconds


def follow_motion(path: Path, faces: list[TrackedFace | None]) -> tuple[list[Motion], float]:
    """Motion of the clip's voice driven by the faces, at SHOWN_FPS, and the second from which the share is 1."""
    count = round(len(faces) / FPS * SAMPLE_RATE)
    try:
        sound = read_sound(path)[:count]
    except UserError:
        sound = np.zeros(0, np.float32)
    sound = np.pad(sound, (0, count - len(sound)))
    track, started, motions = FaceTrack(), np.inf, []
    for index, face in enumerate(faces):
        if face:
            track.push(face, index / FPS * SAMPLE_RATE)
    for index, motion in enumerate(speech_motions(sound, SHOWN_FPS)):
        found = track.at(sample_of_frame(index, SHOWN_FPS))
        motions.append(driven(motion, *found) if found else motion)
        if found and found[1] > 0.99:
            started = min(started, index / SHOWN_FPS)
    return motions, started


def head_angles(landmarks: Floats) -> Curve:
    """[n, 3] yaw, pitch, roll in degrees to the camera."""
    return angles_of(align(landmarks.astype(np.float64), dynamics_space().mean_face).rotation)
