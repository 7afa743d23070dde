"""Send a video to the virtual camera, record it in headless Chromium as a meeting would, and check where it comes from.

Run it where a virtual camera exists: python -m tests.camera_vm.filmed VIDEO OUT, with a VIDEO that `main.py render` has
made. Chromium's MediaRecorder writes VP8 at 300 kbit/s into OUT/filmed.webm. Prints what `verify` says; exit status 1
unless it finds the invisible mark.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import av

from desktop.devices.virtual_camera import VirtualCamera, cameras
from desktop.provenance.verification import Verdict, verify
from desktop.provenance.verification_text import sentences
from inference.types import Pixels
from tests.camera_vm.browser import OPEN_CAMERA, ask_chromium

FPS = 25
PAUSE = 1 / 15
"""Seconds between two frames; emulated machines are slow."""
PAGE = (
    OPEN_CAMERA
    + b"""
async function look() {
  const stream = await openCamera();
  const recorder = new MediaRecorder(stream, {mimeType: "video/webm;codecs=vp8", videoBitsPerSecond: 300000});
  const parts = [];
  recorder.ondataavailable = event => parts.push(event.data);
  recorder.onstop = () => tell("/picture", new Blob(parts));
  recorder.start();
  setTimeout(() => recorder.stop(), 8000);
}
look().catch(error => tell("/failure", String(error)));
</script>"""
)


def frames(video: Path) -> Iterator[Pixels]:
    """All frames of a video, again and again."""
    with av.open(video) as container:
        shown = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return itertools.cycle(shown)


def main(video: Path, out: Path) -> int:
    state = cameras()
    if not state.available:
        sys.stdout.write(f"{state.reason}\n")
        return 2
    camera = VirtualCamera(state.name, FPS)
    answer = ask_chromium(camera, frames(video), PAGE, PAUSE)
    camera.close()
    if not answer.picture:
        sys.stdout.write(f"{answer.failure or 'Chromium told nothing'}\n")
        return 1
    filmed = out / "filmed.webm"
    filmed.write_bytes(answer.picture)
    found = verify(filmed)
    sys.stdout.write("".join(f"  {sentence}\n" for sentence in sentences(found)))
    return 0 if found.verdict is Verdict.STRIPPED else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
