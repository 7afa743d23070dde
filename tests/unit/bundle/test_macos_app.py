"""What macOS reads about the app before it lets it hear the microphone."""

from __future__ import annotations

import plistlib

from bundle.macos_app import CAMERA, MICROPHONE, info_plist


def test_the_property_list_explains_the_microphone_and_names_the_processor() -> None:
    entries = plistlib.loads(plistlib.dumps(info_plist("1.2.3")))
    assert entries["NSMicrophoneUsageDescription"] == MICROPHONE
    assert entries["NSCameraUsageDescription"] == CAMERA
    assert entries["LSArchitecturePriority"] == ["arm64"]
    assert entries["LSRequiresNativeExecution"] is True
    assert entries["CFBundleShortVersionString"] == entries["CFBundleVersion"] == "1.2.3"
    assert entries["LSMinimumSystemVersion"] == "14.0"
