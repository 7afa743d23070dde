"""The used part of sounddevice, without a device."""

from typing import Any


class PortAudioError(Exception):
    """Like sounddevice's."""


class FakePortAudio:
    """The used part of sounddevice, with four devices."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        self.devices = [
            self.device("Loudspeaker", 0, 2, 48_000),
            self.device("Webcam", 1, 0, 32_000),
            self.device("USB Headset", 8, 2, 44_100),
            self.device("USB Headset Pro", 2, 0, 48_000),
        ]
        self.default = {"input": 2, "output": 0}
        self.busy = False
        self.starts = 1
        self.streams: list[FakeStream] = []

    @staticmethod
    def device(name: str, inputs: int, outputs: int, rate: int) -> dict[str, Any]:
        return {
            "name": name,
            "max_input_channels": inputs,
            "max_output_channels": outputs,
            "default_samplerate": float(rate),
        }

    def query_hostapis(self) -> list[dict[str, Any]]:
        host = {f"default_{kind}_device": index for kind, index in self.default.items()}
        return [{"name": "ALSA", "devices": list(range(len(self.devices))), **host}]

    def query_devices(self, index: int) -> dict[str, Any]:
        return self.devices[index]

    def _terminate(self) -> None:
        self.starts -= 1

    def _initialize(self) -> None:
        self.starts += 1

    def InputStream(self, **options: Any) -> "FakeStream":
        return self._open(options)

    def OutputStream(self, **options: Any) -> "FakeStream":
        return self._open(options)

    def _open(self, options: dict[str, Any]) -> "FakeStream":
        if self.busy:
            raise PortAudioError("Error opening stream: Device unavailable [PaErrorCode -9985]")
        self.streams.append(FakeStream(options))
        return self.streams[-1]


class FakeStream:
    latency = 0.03

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self.calls: list[str] = []

    def start(self) -> None:
        self.calls.append("start")

    def abort(self) -> None:
        self.calls.append("abort")

    def close(self) -> None:
        self.calls.append("close")
        raise PortAudioError("the device is gone")
