"""Which source a program records from, as pactl prints it."""

from __future__ import annotations

from desktop.devices.sound_server import source_of

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
