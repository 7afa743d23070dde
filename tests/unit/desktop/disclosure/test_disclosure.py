import pytest

from desktop.disclosure.consent import Consent, ConsentKind
from desktop.disclosure.disclosure import LONGEST_REASON, disclosure
from inference.decoder.disclosure_mark import DisclosureMark

MARK = DisclosureMark("upper-left", "fr")


@pytest.mark.parametrize("kind", ConsentKind)
def test_a_wanted_mark_is_shown_whoever_it_is(kind: ConsentKind) -> None:
    assert disclosure(Consent(kind), MARK, True, "because").mark == MARK


@pytest.mark.parametrize(
    ("kind", "reason", "left_out"),
    [
        (ConsentKind.ME, "", False),
        (ConsentKind.ME, " \n", False),
        (ConsentKind.ME, "only I see it", True),
        (ConsentKind.AGREED, "", False),
        (ConsentKind.AGREED, "everybody was told", True),
        (ConsentKind.FICTIONAL, "", True),
        (ConsentKind.ARTWORK, "", True),
        (ConsentKind.NOT_STATED, "everybody was told", False),
    ],
)
def test_the_mark_of_a_real_face_is_left_out_for_a_reason_only(kind: ConsentKind, reason: str, left_out: bool) -> None:
    found = disclosure(Consent(kind), MARK, False, reason)
    assert (found.mark is None) == left_out
    assert found.reason == (" ".join(reason.split()) if left_out else "")


def test_a_reason_is_one_line_of_limited_length() -> None:
    found = disclosure(Consent(ConsentKind.ME), MARK, False, "a\x00b\n" + "c" * 999)
    assert found.reason.startswith("a b ccc")
    assert len(found.reason) == LONGEST_REASON
