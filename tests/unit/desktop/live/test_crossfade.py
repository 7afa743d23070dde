"""Crossfades between portraits."""

from __future__ import annotations

import numpy as np

from desktop.live.crossfade import SECONDS, Crossfade
from inference.decoder.marks import PLAIN, Marks
from inference.decoder.picture_format import RGB, PictureFormat
from inference.timebase import MOTION_RATE
from inference.types import Motion, Pixels
from tests.unit.desktop.fake_pipeline import motion


class Grey:
    provider = "CPU"

    def __init__(self, shade: int, side: int = 8) -> None:
        self.shade, self.side, self.painted = shade, side, 0

    def render(self, point: Motion, marks: Marks = PLAIN, wanted: PictureFormat = RGB) -> Pixels:
        self.painted += 1
        return marks.draw(np.full((self.side, self.side, 3), self.shade, np.uint8))


def shades(fade: Crossfade, seconds: float, fps: int = 30) -> list[int]:
    points = [motion(100 + MOTION_RATE * frame / fps) for frame in range(round(seconds * fps) + 1)]
    return [int(fade.render(point)[0, 0, 0]) for point in points]


def test_the_old_face_fades_into_the_new_one_without_a_jump() -> None:
    seen = shades(Crossfade(Grey(200), Grey(40)), SECONDS)
    assert (seen[0], seen[-1]) == (200, 40)
    assert seen == sorted(seen, reverse=True)
    assert max(np.abs(np.diff(seen))) < 0.25 * 160


def test_both_faces_move_during_the_fade_and_only_the_new_one_afterwards() -> None:
    old, new = Grey(200), Grey(40)
    fade = Crossfade(old, new)
    seen = shades(fade, 2 * SECONDS)
    assert old.painted == round(SECONDS * 30)
    assert new.painted == len(seen)
    assert seen[-1] == 40


def test_a_third_face_fades_in_from_the_current_mix() -> None:
    fade = Crossfade(Grey(200), Grey(40))
    halfway = shades(fade, SECONDS / 2, fps=20)[-1]
    twice = Crossfade(fade, Grey(90))
    assert abs(int(twice.render(motion(100 + MOTION_RATE * SECONDS / 2))[0, 0, 0]) - halfway) <= 1


def test_restarted_motion_ends_the_fade() -> None:
    fade = Crossfade(Grey(200), Grey(40))
    fade.render(motion(100))
    assert fade.render(motion(0))[0, 0, 0] == 40


def test_frames_out_of_order_get_the_mix_of_their_time() -> None:
    fade = Crossfade(Grey(200), Grey(40))
    later, earlier, last = (int(fade.render(motion(index))[0, 0, 0]) for index in (101.0, 100.2, 130.0))
    assert (later, earlier, last) == (200, 200, 40)
    assert fade.render(motion(129.9))[0, 0, 0] == 40


def test_a_frame_of_another_size_does_not_fade() -> None:
    assert Crossfade(Grey(200, side=16), Grey(40)).render(motion(1)).shape == (8, 8, 3)
