"""Profiles in one settings file, and its recovery from damage."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from desktop.settings.profiles import FIRST, LONGEST_NAME, Profiles
from desktop.settings.settings import Settings
from inference.user_error import UserError

CHOSEN = Settings(portrait="own:Me.jpg", microphone="Headset", camera=False, recordings="/somewhere", window="00ff")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "settings.json"


@pytest.fixture
def two(path: Path) -> Profiles:
    """The profile “Meeting” with a headset is current; the default profile exists too."""
    profiles = Profiles(path)
    profiles.add("Meeting")
    profiles.settings.microphone = "Headset"
    return profiles


def test_the_first_start_has_one_profile_with_defaults(path: Path) -> None:
    profiles = Profiles(path)
    assert (profiles.names, profiles.current, profiles.problem) == ([FIRST], FIRST, None)
    assert profiles.settings == Settings()


def test_profiles_are_saved_and_loaded(path: Path, two: Profiles) -> None:
    two.save()
    again = Profiles(path)
    assert (again.names, again.current, again.settings) == ([FIRST, "Meeting"], "Meeting", two.settings)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_settings_of_a_version_without_profiles_become_the_first_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(asdict(CHOSEN)), encoding="utf-8")
    profiles = Profiles(path)
    assert (profiles.names, profiles.settings) == ([FIRST], CHOSEN)
    profiles.save()
    assert Profiles(path).settings == CHOSEN


def test_each_profile_keeps_its_own_settings(two: Profiles) -> None:
    same = two.settings
    two.use(FIRST)
    assert two.settings is same
    assert same.microphone == ""
    two.use("Meeting")
    assert same.microphone == "Headset"


def test_the_window_geometry_is_shared_by_all_profiles(two: Profiles) -> None:
    two.settings.window = "00ff"
    two.use(FIRST)
    assert two.settings.window == "00ff"


def test_a_copied_profile_is_independent(two: Profiles) -> None:
    two.duplicate("Meeting 2")
    assert two.settings.microphone == "Headset"
    two.settings.microphone = "Other"
    two.use("Meeting")
    assert two.settings.microphone == "Headset"


def test_looks_saved_in_a_copy_are_not_in_the_original(two: Profiles) -> None:
    two.settings.looks.append({"name": "Monday"})
    two.duplicate("Meeting 2")
    two.settings.looks.append({"name": "Tuesday"})
    two.use("Meeting")
    assert two.settings.looks == [{"name": "Monday"}]


def test_a_profile_is_renamed(path: Path, two: Profiles) -> None:
    two.rename("  Work   calls ")
    two.rename("work calls")
    assert Profiles(path).names == [FIRST, "work calls"]


@pytest.mark.parametrize("name", ["", "  ", "everyday", "Meeting", "x" * (LONGEST_NAME + 1), "a\x00b"])
def test_an_invalid_name_is_refused(two: Profiles, name: str) -> None:
    with pytest.raises(UserError, match="choose another"):
        two.add(name)
    assert two.names == [FIRST, "Meeting"]


def test_a_deleted_profile_is_restored_to_its_place(path: Path, two: Profiles) -> None:
    two.use(FIRST)
    two.settings.size = "720p"
    gone = two.delete()
    assert (two.names, two.current, Profiles(path).names) == (["Meeting"], "Meeting", ["Meeting"])
    two.restore(*gone)
    assert (two.names, two.current, two.settings.size) == ([FIRST, "Meeting"], FIRST, "720p")


def test_a_restored_profile_is_renamed_if_its_name_was_taken(two: Profiles) -> None:
    gone = two.delete()
    two.add("Meeting")
    two.restore(*gone)
    assert two.names == [FIRST, "Meeting 2", "Meeting"]


def test_the_last_profile_cannot_be_deleted(path: Path) -> None:
    with pytest.raises(UserError, match="only profile"):
        Profiles(path).delete()


def test_reset_leaves_the_defaults(path: Path, two: Profiles) -> None:
    two.forget()
    assert (Profiles(path).names, two.settings) == ([FIRST], Settings())


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '"x"', "null", "[" * 5000, "\x00\x01", '{"profiles": []}', '{"profiles": 7, "version": 2}',
     '{"version": 2, "current": "a", "profiles": [{"name": "a"}]}', '{"version": 3, "current": "a", "profiles": []}',
     '{"version": 2, "current": "a", "profiles": [{"name": "a", "settings": 5}]}'],
)  # fmt: skip
def test_an_unreadable_file_is_renamed(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    profiles = Profiles(path)
    profiles.save()
    [aside] = [file for file in path.parent.iterdir() if file != path]
    assert aside.read_text(encoding="utf-8") == text
    assert profiles.settings == Settings()
    assert aside.name in (profiles.problem or "")
    assert Profiles(path).problem is None


def test_only_values_of_the_right_type_are_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"microphone": "Headset", "camera": 1, "mark": None, "from the future": [1]}))
    assert Profiles(path).settings == Settings(microphone="Headset")


def test_an_unwritable_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    Profiles(tmp_path / "file" / "settings.json").save()
    assert (tmp_path / "file").read_text() == "x"


def test_a_failed_save_leaves_the_old_settings(path: Path, two: Profiles, monkeypatch: pytest.MonkeyPatch) -> None:
    two.save()
    before = replace(two.settings)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    two.settings.microphone = "Other"
    two.save()
    assert Profiles(path).settings == before
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
