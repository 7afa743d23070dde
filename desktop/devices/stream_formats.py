"""Formats in which a sound device is opened, one after the other until one works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.devices.sound_device import WASAPI, SoundDevice


def formats(portaudio: Any, device: SoundDevice) -> Iterator[dict[str, Any]]:
    """Options of PortAudio's streams: the device's own format, then one that Windows converts.

    Windows shares a device in one format only, which changes when a Bluetooth headset goes over to hands-free (8 or
    16 kHz, one channel), and microphone arrays have four channels.
    """
    options = {"device": device.index, "samplerate": device.rate, "channels": device.channels}
    yield options
    if device.host == WASAPI:
        yield options | {"extra_settings": portaudio.WasapiSettings(auto_convert=True)}


def opened(portaudio: Any, device: SoundDevice, make: Any, **options: Any) -> Any:
    """A started stream of the first format that works. Raises PortAudioError, that of the device's own format."""
    first: Exception | None = None
    for form in formats(portaudio, device):
        try:
            stream = make(**form, **options)
            stream.start()
        except portaudio.PortAudioError as error:
            first = first or error
        else:
            return stream
    raise first or portaudio.PortAudioError("no format")
