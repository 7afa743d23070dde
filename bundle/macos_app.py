"""Information property list of Understudy.app."""

from __future__ import annotations

IDENTIFIER = "org.understudy.Understudy"
OLDEST = "14.0"
"""Oldest macOS of the wheels in requirements/app.txt."""
MICROPHONE = "Understudy moves the portrait's lips to your voice. The sound stays on this Mac."
"""Shown by macOS when it asks for the microphone; without it the program is ended at its first access."""
CAMERA = "Understudy looks through the camera while you take a photo or let the portrait follow you. Nothing is sent."
"""Shown by macOS when it asks for the camera."""


def info_plist(version: str) -> dict[str, object]:
    """Entries besides those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": "Understudy",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.video",
        "LSArchitecturePriority": ["arm64"],
        "LSMinimumSystemVersion": OLDEST,
        "LSRequiresNativeExecution": True,
        "NSCameraUsageDescription": CAMERA,
        "NSHighResolutionCapable": True,
        "NSMicrophoneUsageDescription": MICROPHONE,
        "NSPrincipalClass": "NSApplication",
    }
