"""Sources of the sound server and which one a program records from, as pactl prints them."""

from __future__ import annotations

import os

import pytest

from desktop.devices.sound_server import Source, connecting, source_of, sources_of

SOURCES = (
    "1\tspeakers.monitor\tmodule-alsa-card.c\ts16le 2ch 44100Hz\tIDLE\n"
    "7\theadset\tmodule-alsa-card.c\ts16le 1ch 48000Hz\tRUNNING\n"
)


def recording(number: int, source: int, process: int) -> str:
    return (
        f"Source Output #{number}\n\tDriver: protocol-native.c\n\tClient: 3\n\tSource: {source}\n\tMute: no\n"
        f'\tProperties:\n\t\tapplication.name = "ALSA plug-in"\n\t\tapplication.process.id = "{process}"\n'
    )


def test_a_recording_program_is_found_by_its_process() -> None:
    recordings = recording(4, 1, 99) + "\n" + recording(5, 7, 1234)
    assert source_of(1234, recordings, SOURCES) == "headset"
    assert source_of(99, recordings, SOURCES) == "speakers.monitor"


def test_the_newest_recording_stream_is_used() -> None:
    assert source_of(8, recording(4, 7, 8) + recording(5, 1, 8), SOURCES) == "speakers.monitor"


def test_a_program_that_records_nothing_has_no_source() -> None:
    assert source_of(8, recording(4, 7, 9), SOURCES) == ""
    assert source_of(8, "", "") == ""
    assert source_of(8, recording(4, 55, 8), SOURCES) == ""


INFO = "Server Name: pulseaudio\nDefault Sink: speakers\nDefault Source: usb-2\n"


def described(*entries: tuple[str, str]) -> str:
    """Output of `pactl list sources` for pairs of name and description."""
    return "\n".join(
        f"Source #{number}\n\tState: IDLE\n\tName: {name}\n\tDescription: {title}\n\tProperties:\n\t\tName: deeper\n"
        for number, (name, title) in enumerate(entries)
    )


def test_microphones_have_their_descriptions_and_monitors_are_left_out() -> None:
    listing = described(
        ("speakers.monitor", "Monitor of Speakers"), ("desk", "Micro d’été: gauche"), ("usb-2", "Headset")
    )
    assert sources_of(INFO, listing) == [Source("usb-2", "Headset"), Source("desk", "Micro d’été: gauche")]


def test_equal_microphones_are_numbered_by_their_stable_names() -> None:
    expected = [Source("usb-2", "Headset (2)"), Source("usb-1", "Headset"), Source("usb-3", "Headset (3)")]
    assert sources_of(INFO, described(("usb-3", "Headset"), ("usb-1", "Headset"), ("usb-2", "Headset"))) == expected
    assert sources_of(INFO, described(("usb-2", "Headset"), ("usb-3", "Headset"), ("usb-1", "Headset"))) == expected


def test_own_cable_is_no_microphone() -> None:
    cable = (("understudy.monitor", "Monitor of Understudy"), ("understudy_voice", "Understudy"))
    assert sources_of("Default Source: understudy_voice\n", described(*cable)) == []


def test_monitor_counts_only_as_the_default_without_another_source() -> None:
    monitors = (("a.monitor", "Monitor of A"), ("b.monitor", "Monitor of B"))
    assert sources_of("Default Source: b.monitor\n", described(*monitors)) == [Source("b.monitor", "Monitor of B")]
    assert sources_of("Default Source: (null)\n", "") == []


def test_stream_is_connected_by_variables_that_do_not_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "of the user")
    with connecting("usb-2"):
        assert (os.environ["PULSE_SOURCE"], os.environ["PIPEWIRE_NODE"]) == ("usb-2", "usb-2")
    assert os.environ["PULSE_SOURCE"] == "of the user"
    assert "PIPEWIRE_NODE" not in os.environ
