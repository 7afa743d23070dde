from desktop.commands.talk_keys import HELD_SECONDS, TalkKeys


class Talker:
    def __init__(self) -> None:
        self.told: list[tuple[str, bool]] = []

    def set_muted(self, muted: bool) -> None:
        self.told.append(("muted", muted))

    def set_still(self, still: bool) -> None:
        self.told.append(("still", still))


def test_m_toggles_mute_and_h_toggles_hold_still() -> None:
    talker = Talker()
    keys = TalkKeys(talker, muted=False)
    for pressed in ("m", "", "h", "xM", "h"):
        keys.press(pressed, 0.0)
    assert talker.told == [("muted", True), ("still", True), ("muted", False), ("still", False)]


def test_holding_the_space_bar_unmutes() -> None:
    talker = Talker()
    keys = TalkKeys(talker, muted=True)
    keys.press("", 0.0)
    for tenth in range(20):
        keys.press(" " if tenth < 10 else "", tenth / 10)
    assert talker.told == [("muted", False), ("muted", True)]
    keys.press(" ", 5.0)
    keys.press("", 5.0 + HELD_SECONDS - 0.01)
    assert talker.told[2:] == [("muted", False)]
