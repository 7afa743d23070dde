"""python -m tests.windows.sound_devices: WASAPI devices as the program lists them; runs on Windows."""

from __future__ import annotations

import sounddevice

from desktop.devices.sound_device import devices


def main() -> None:
    """Print kind, rate and name of each."""
    for kind in ("input", "output"):
        for device in devices(sounddevice, kind):
            print(f"{kind} {device.rate} Hz {device.name}")


if __name__ == "__main__":
    main()
