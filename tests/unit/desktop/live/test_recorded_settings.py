from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.disclosure.disclosure import UNMARKED
from desktop.live.recorded_settings import RecordedSettings
from desktop.live.session_settings import SessionSettings
from desktop.provenance.claim import Portrayed, digest_of
from inference.motion.controls import Controls


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("a.jpg", "b.jpg")]
    for path in paths:
        path.write_text(path.name)
    return paths


def test_every_portrait_of_the_recording_is_listed_once(photos: list[Path]) -> None:
    recorded = RecordedSettings()
    first = SessionSettings(photos[0])
    recorded.restart(first)
    for photo in (photos[1], photos[0]):
        recorded.add(replace(first, portrait=photo))
    assert [shown.photo for shown in recorded.claim().portraits] == [digest_of(photo) for photo in photos]


def test_a_mark_switched_off_for_a_while_counts_as_off(photos: list[Path]) -> None:
    recorded, settings = RecordedSettings(), SessionSettings(photos[0])
    recorded.restart(settings)
    assert recorded.claim().marked
    recorded.add(replace(settings, disclosure=UNMARKED))
    recorded.add(settings)
    assert not recorded.claim().marked


def test_the_next_recording_starts_afresh(photos: list[Path]) -> None:
    recorded = RecordedSettings()
    recorded.restart(SessionSettings(photos[0], disclosure=UNMARKED))
    recorded.restart(SessionSettings(photos[1], controls=Controls(distance=1.2), still=True))
    claim = recorded.claim()
    assert ([shown.photo for shown in claim.portraits], claim.marked) == ([digest_of(photos[1])], True)
    assert (claim.controls.distance, claim.controls.still) == (1.2, True)


def test_a_photo_that_is_gone_has_no_hash(tmp_path: Path) -> None:
    recorded = RecordedSettings()
    recorded.restart(SessionSettings(tmp_path / "gone.jpg"))
    assert recorded.claim().portraits == (Portrayed(""),)


def test_each_portrait_carries_the_consent_stated_for_it(photos: list[Path]) -> None:
    kinds = {photos[0]: ConsentKind.ME, photos[1]: ConsentKind.NOT_STATED}
    recorded = RecordedSettings(lambda photo: Consent(kinds[photo]))
    recorded.restart(SessionSettings(photos[0]))
    recorded.add(SessionSettings(photos[1]))
    assert [shown.consent for shown in recorded.claim().portraits] == [ConsentKind.ME, ConsentKind.NOT_STATED]
