"""Settings restored at the next start."""

from __future__ import annotations

import json

import pytest

from desktop.settings.profiles import Profiles
from desktop.settings.settings import Settings


def test_choices_are_restored_at_the_next_start(qtbot, open_window, backend) -> None:
    backend.settings = Settings(
        portrait="builtin:Otto",
        microphone="Headset",
        camera=False,
        mark=False,
        recordings=str(backend.folder / "recordings"),
    )
    window = open_window()
    qtbot.waitUntil(window.devices.camera.switch.isEnabled)
    assert window.gallery.current.title == "Otto"
    assert window.devices.microphone.name == "Headset"
    assert not window.devices.camera.switch.isChecked()
    assert not window.devices.mark.switch.isChecked()
    assert window.devices.recording.text.text().endswith("recordings")
    window.live.transport.start_button.click()
    qtbot.waitUntil(lambda: bool(backend.sessions))
    options = backend.session.options
    assert (options.portrait.stem, options.microphone, options.camera, options.disclosure.mark) == (
        "Otto",
        "Headset",
        "none",
        None,
    )


def test_window_size_is_restored(qtbot, open_window, backend) -> None:
    window = open_window()
    window.resize(1, 700)  # minimum width: Qt shrinks windows that exceed the screen
    size = window.size().toTuple()
    window.close()
    path = backend.folder / "settings.json"
    profiles = Profiles(path)
    profiles.settings.window = backend.settings.window
    profiles.save()
    backend.settings = Profiles(path).settings
    assert open_window().size().toTuple() == size


def test_invalid_settings_open_the_default_window(qtbot, open_window, backend) -> None:
    path = backend.folder / "settings.json"
    path.write_text('{"portrait": 7, "microphone": null, "camera": "yes", "window": "zz-not-hex"}')
    backend.settings = Profiles(path).settings
    window = open_window()
    assert window.gallery.current.title == "Rosa"
    assert window.devices.camera.switch.isChecked()
    assert window.size().toTuple() == (1240, 762)


@pytest.mark.parametrize(
    "damaged",
    [
        {"window": "\ud800"},
        {"side": 10**17},
        {"side": -5},
        {"recordings": "x" * 5000, "video_folder": "a\0b"},
        {"looks": [{"name": "\ud800", "strength": 1e308}, 5], "hotkey_keys": {"mute": "\0"}, "strength": float("nan")},
        {"size": "", "background": "../../x", "language": "xx", "theme": "red", "emotion": "own:"},
    ],
)
def test_the_window_opens_with_damaged_settings(open_window, backend, damaged: dict[str, object]) -> None:
    path = backend.folder / "settings.json"
    path.write_text(json.dumps(damaged))
    backend.settings = Profiles(path).settings
    assert open_window().isVisible()
