"""The used part of pyvirtualcam."""

from types import SimpleNamespace
from typing import Any

import numpy as np


class FakeLibrary:
    PixelFormat = SimpleNamespace(RGB="RGB", I420="I420")

    def __init__(self) -> None:
        self.opened: list[dict[str, Any]] = []
        self.refusals: dict[str | None, str] = {}
        self.sent: list[np.ndarray] = []
        self.closed = 0

    def Camera(self, width: int, height: int, fps: int, **options: Any) -> Any:
        wanted = options.get("device") or options["backend"]
        if wanted in self.refusals:
            raise RuntimeError(self.refusals[wanted])
        self.opened.append({"size": (width, height), "fps": fps, **options})
        return SimpleNamespace(device=wanted or "/dev/video10", send=self.sent.append, close=self.close)

    def close(self) -> None:
        self.closed += 1
