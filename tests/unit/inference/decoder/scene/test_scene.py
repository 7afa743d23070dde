"""Frames in which the head moves and its surroundings do not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from inference.decoder.decoder import Decoder
from inference.decoder.flow.flow_sampling import window_map
from inference.decoder.flow.landmark_flow import FLOW_SIZE, centres
from inference.decoder.placement import SQUARE, Placement, place
from inference.decoder.scene.backdrop import Backdrop, parse_backdrop
from inference.decoder.scene.scene import Scene
from inference.face.landmark_maps import EYE_A
from inference.face.patches import EYE_SIZE, eye_window, feather
from inference.portrait.builtins import find
from inference.portrait.portrait import register
from inference.types import Floats, Pixels, Portrait

REST = (centres(FLOW_SIZE) + 1) * 256 - 0.5
HD = (1280, 720)


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    path = find("felix")
    assert path is not None
    return register(path)


@pytest.fixture(scope="module")
def wide(portrait: Portrait) -> Scene:
    return Scene(portrait, place(portrait, *HD))


def shifted(pixels: float) -> Floats:
    """A flow that shifts everything but the square's edges by some crop pixels."""
    inside = np.zeros((FLOW_SIZE, FLOW_SIZE, 1), np.float32)
    inside[16:-16, 16:-16] = 1
    inside = cv2.GaussianBlur(inside, (0, 0), 3)[:, :, None]
    inside[0] = inside[-1] = inside[:, 0] = inside[:, -1] = 0
    return np.asarray(REST + inside * [pixels, 0], np.float32)


def in_square(placement: Placement) -> tuple[slice, slice]:
    bottom = min(placement.height, placement.top + placement.side)
    return np.s_[max(0, placement.top) : bottom, placement.left : placement.left + placement.side]


def sharpness(picture: Pixels) -> float:
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_32F).std())


def test_the_square_at_rest_is_the_crop(portrait: Portrait) -> None:
    picture = Scene(portrait).draw(REST)
    assert picture.shape == (512, 512, 3)
    assert np.abs(picture.astype(int) - portrait.crop).mean() < 2


def test_beside_the_person_the_photo_is_shown_not_the_plate(portrait: Portrait) -> None:
    person = (portrait.matte > 0).astype(np.uint8)
    beside = (cv2.dilate(person, np.ones((19, 19))) > 0) & (cv2.dilate(person, np.ones((11, 11))) == 0)
    painted = np.abs(portrait.plate[beside].astype(int) - portrait.crop[beside]).mean()
    shown = np.abs(Scene(portrait).draw(REST)[beside].astype(int) - portrait.crop[beside]).mean()
    assert beside.sum() > 2000
    assert shown < painted / 2


def test_a_wide_frame_at_rest_shows_the_photo(portrait: Portrait, wide: Scene) -> None:
    picture, placement = wide.draw(REST), wide.placement
    assert picture.shape == (720, 1280, 3)
    size = placement.side, placement.side
    crop = cv2.resize(portrait.crop, size, interpolation=cv2.INTER_CUBIC)[max(0, -placement.top) :]
    part = picture[in_square(placement)]
    assert np.abs(part.astype(int) - crop[: part.shape[0]]).mean() < 4


def test_outside_the_square_nothing_moves(wide: Scene) -> None:
    rest, moved = wide.draw(REST), wide.draw(shifted(12))
    change = np.abs(rest.astype(int) - moved).max(axis=2)
    inside = in_square(wide.placement)
    assert change[inside].max() > 60
    change[inside] = 0
    assert change.max() == 0


def test_no_edge_is_visible_around_the_square(wide: Scene) -> None:
    """Differences across the square's edges are no larger than those beside them."""
    picture = wide.draw(shifted(12)).astype(int)
    columns = np.abs(np.diff(picture, axis=1)).mean(axis=(0, 2))
    for edge in (wide.placement.left, wide.placement.left + wide.placement.side):
        assert columns[edge - 2 : edge + 2].max() < 1.5 * columns[edge - 30 : edge + 30].max() + 0.5


def test_the_face_is_as_sharp_as_the_scaled_photo(portrait: Portrait) -> None:
    """An enlarged crop would lose detail; the photo has twice its size."""
    path = find("marble")
    assert path is not None
    statue = register(path)
    scene = Scene(statue, place(statue, 1920, 1080))
    part = scene.draw(REST)[in_square(scene.placement)]
    crop = cv2.resize(statue.crop, (scene.placement.side,) * 2, interpolation=cv2.INTER_CUBIC)
    assert sharpness(part) > 1.3 * sharpness(crop)


def test_earlier_frames_are_not_modified(wide: Scene) -> None:
    first = wide.draw(REST)
    kept = first.copy()
    wide.draw(shifted(10))
    assert (first == kept).all()


def test_the_body_reaches_the_lower_edge(portrait: Portrait) -> None:
    ground = np.array([1, 2, 3])
    scene = Scene(portrait, place(portrait, *HD), parse_backdrop("#010203"))
    last = scene.draw(REST)[-1].astype(int)
    body = np.flatnonzero(np.abs(last - ground).max(axis=1) > 8)
    assert len(body) > 500
    assert len(body) == body[-1] - body[0] + 1
    assert body[0] > 0
    assert body[-1] < 1279


def test_a_transparent_frame_has_straight_alpha(portrait: Portrait) -> None:
    scene = Scene(portrait, SQUARE, Backdrop("transparent"))
    picture = scene.draw(REST)
    assert picture.shape == (512, 512, 4)
    inner = cv2.erode(portrait.matte, np.ones((21, 21))) == 255
    sure = (portrait.matte == 0) | inner
    assert (picture[..., 3][sure] == portrait.matte[sure]).all()
    assert (picture[..., 3] <= portrait.matte).all()
    assert (picture[inner][:, :3] == portrait.crop[inner]).all()


def test_alpha_over_a_colour_is_the_frame_on_that_colour(portrait: Portrait) -> None:
    cut_out = Scene(portrait, SQUARE, Backdrop("transparent")).draw(shifted(7)).astype(np.float32)
    green = Scene(portrait, SQUARE, Backdrop("#00ff00")).draw(shifted(7))
    cover = cut_out[..., 3:] / 255
    laid = cut_out[..., :3] * cover + np.array([0, 255, 0]) * (1 - cover)
    assert np.abs(laid - green).max() < 12
    assert np.abs(laid - green).mean() < 0.5


def test_redrawing_a_window_in_place_changes_nothing(portrait: Portrait, wide: Scene) -> None:
    window = eye_window(portrait.landmarks, mirrored=True)
    picture = wide.draw(REST)
    kept = picture.copy()
    wide.redraw(picture, window, window_map(REST, window, EYE_SIZE), feather(EYE_SIZE))
    assert np.abs(picture.astype(int) - kept).max() < 40
    assert np.abs(picture.astype(int) - kept).mean() < 0.01
    wide.redraw(picture, window, window_map(shifted(9), window, EYE_SIZE), feather(EYE_SIZE))
    assert np.abs(picture.astype(int) - kept).mean() > 0.05


def test_open_eyes_are_sharp_in_a_large_frame() -> None:
    path = find("marble")
    assert path is not None
    statue = register(path)
    scene = Scene(statue, place(statue, 1920, 1080))
    decoded = Decoder(statue, scene).render_landmarks(statue.landmarks)
    eyes = scene.placement.to_output(statue.landmarks[EYE_A])
    (left, top), (right, bottom) = eyes.min(0).astype(int), eyes.max(0).astype(int)
    area = np.s_[top - 10 : bottom + 10, left - 10 : right + 10]
    assert sharpness(decoded[area]) > 0.8 * sharpness(scene.draw(REST)[area])


def test_windows_follow_the_square(wide: Scene) -> None:
    window = np.array([[0.5, 0, 100], [0, 0.5, 200]], np.float32)
    placed = wide.to_picture(window)
    place_ = wide.placement
    assert placed[:, 2] == pytest.approx(wide.placement.to_output(np.array([[100.0, 200.0]]))[0], abs=1e-3)
    assert placed[0, 0] == pytest.approx(0.5 * place_.scale)
    assert window[0, 2] == 100


@pytest.mark.parametrize("size", [(512, 512), HD])
def test_a_breath_lifts_only_the_shoulders(portrait: Portrait, size: tuple[int, int]) -> None:
    scene = Scene(portrait, place(portrait, *size), parse_backdrop("#00ff00"))
    empty, full = (scene.draw(REST, breath).astype(int) for breath in (-1.0, 1.0))
    change = np.abs(full - empty).max(axis=2)
    placement = scene.placement
    chin = int(placement.to_output(portrait.landmarks)[152, 1])
    assert change[: chin - 60].max() == 0
    assert (change[chin + 60 :] > 20).mean() > 0.02
    apart = cv2.dilate((empty != [0, 255, 0]).any(axis=2).astype(np.uint8), np.ones((13, 13))) == 0
    assert change[apart].max() == 0
    column = placement.left + round(40 * placement.scale)
    body = [int((picture[:, column] != [0, 255, 0]).any(axis=1).sum()) for picture in (empty, full)]
    assert 1 <= body[1] - body[0] <= 5 * placement.scale


def test_a_breath_shows_no_edge_around_the_square(wide: Scene) -> None:
    """The prerendered outside and the current inside of the square match at every breath depth."""
    rest = wide.draw(REST).astype(int)
    rows = slice(wide.placement.top + wide.placement.side - 160, None)
    for breath in (-1.0, -0.63, 0.41, 1.0):
        picture = wide.draw(REST, breath).astype(int)
        for edge in (wide.placement.left, wide.placement.left + wide.placement.side):
            step, before = (np.abs(np.diff(each[rows, edge - 1 : edge + 1], axis=1)).mean() for each in (picture, rest))
            assert step < 1.3 * before + 1


def test_without_a_breath_the_frame_is_the_rest_frame(wide: Scene) -> None:
    assert (wide.draw(REST, 0.0) == wide.draw(REST)).all()
    assert (wide.draw(REST, 0.3) != wide.draw(REST)).any()
