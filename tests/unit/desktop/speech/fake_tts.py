"""A speech engine for tests: `fake_tts.py WAV [TEXT]` writes a tone of 50 ms for each letter of TEXT or its input."""

from __future__ import annotations

import math
import struct
import sys
import wave

RATE = 16_000
SECONDS_PER_LETTER = 0.05


def main(path: str, *texts: str) -> None:
    text = texts[0] if texts else sys.stdin.buffer.read().decode("utf-8")
    count = round(len(text) * SECONDS_PER_LETTER * RATE)
    tone = (round(12_000 * math.sin(2 * math.pi * 200 * number / RATE)) for number in range(count))
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in tone))


if __name__ == "__main__":
    main(*sys.argv[1:])
