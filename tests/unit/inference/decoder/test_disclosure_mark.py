import numpy as np
import pytest

from inference.decoder.disclosure_mark import PROVENANCE, draw_badge


@pytest.mark.parametrize("shade", [0, 128, 255])
@pytest.mark.parametrize("size", [256, 512, 1080])
def test_the_mark_is_small_and_legible_on_any_background(size: int, shade: int) -> None:
    picture = np.full((size, size, 3), shade, np.uint8)
    marked = draw_badge(picture.copy())
    changed = (marked != picture).any(axis=2)
    assert marked.dtype == np.uint8
    assert 0 < changed.mean() < 0.01
    assert not changed[: size * 3 // 4].any()
    assert not changed[:, : size * 3 // 4].any()
    badge = marked[changed].mean(axis=1)
    assert badge.max() - badge.min() > 80


@pytest.mark.parametrize("alpha", [0, 255])
def test_the_mark_is_legible_on_a_transparent_frame(alpha: int) -> None:
    picture = np.dstack([np.full((360, 640, 3), 200, np.uint8), np.full((360, 640), alpha, np.uint8)])
    marked = draw_badge(picture.copy())
    badge = (marked != picture).any(axis=2)
    assert 0 < badge.mean() < 0.01
    assert marked[badge][:, 3].max() > 230
    if alpha == 255:
        assert (marked[..., 3] == 255).all()
        assert np.abs(marked[..., :3].astype(int) - draw_badge(picture[..., :3].copy())).max() <= 1


def test_the_mark_is_drawn_in_place() -> None:
    picture = np.zeros((512, 512, 3), np.uint8)
    assert draw_badge(picture) is picture
    assert picture.any()


def test_file_metadata_say_ai_generated() -> None:
    assert all("AI-generated" in text and "Understudy" in text for text in PROVENANCE.values())
