"""Send a portrait to the virtual camera, capture it in headless Chromium with getUserMedia and compare the pixels.

Run it where a virtual camera exists: python -m tests.camera_vm.browser OUT. Prints JSON and saves Chromium's capture in
the folder OUT; exit status 1 if it is not the portrait. The camera carries YUV 4:2:0, so colours are
compared averaged over squares of 8 pixels; another portrait must not match.
"""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.devices.virtual_camera import VirtualCamera, cameras
from inference.portrait import builtins
from inference.portrait.photo import read_photo
from inference.types import Pixels

FPS, SIZE, SQUARE = 25, 512, 8
TIMEOUT = 240.0
PAUSE = 0.4
"""Seconds between two frames; emulated machines are slow."""
FARTHEST, LIKENESS = 3.0, 0.99
"""Limits for a match: mean colour difference 0..255 and correlation."""
OPEN_CAMERA = b"""<!doctype html><title>camera</title><video autoplay muted playsinline></video><script>
const tell = (path, body) => fetch(path, {method: "POST", body});
async function openCamera() {
  const first = await navigator.mediaDevices.getUserMedia({video: true});
  first.getTracks().forEach(track => track.stop());
  const devices = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === "videoinput");
  const chosen = devices.find(device => device.label.startsWith("Understudy"));
  const size = {width: 512, height: 512, deviceId: {exact: chosen.deviceId}};
  const video = document.querySelector("video");
  video.srcObject = await navigator.mediaDevices.getUserMedia({video: size});
  await video.play();
  return video.srcObject;
}
"""
"""Begin of a page that opens the virtual camera and posts what it finds."""
PAGE = (
    OPEN_CAMERA
    + b"""
async function look() {
  await openCamera();
  const video = document.querySelector("video");
  await new Promise(done => video.requestVideoFrameCallback(() => video.requestVideoFrameCallback(done)));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob(blob => tell("/picture", blob), "image/png");
}
look().catch(error => tell("/failure", String(error)));
</script>"""
)
CHROMIUM = "chromium-headless-shell"
"""Chromium's headless shell starts six times faster there than the full browser."""
OPTIONS = (
    "--single-process",
    "--no-zygote",
    "--in-process-gpu",
    "--js-flags=--jitless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)


class Answer:
    """Results that the page posts."""

    def __init__(self) -> None:
        self.picture: bytes | None = None
        self.failure: str | None = None
        self.there = threading.Event()

    def server(self, page: bytes) -> ThreadingHTTPServer:
        """Serves `page` and receives its results; getUserMedia requires a page from localhost."""
        answer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._reply(page)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/picture":
                    answer.picture = body
                else:
                    answer.failure = body.decode()
                self._reply(b"")
                answer.there.set()

            def _reply(self, body: bytes) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def portrait(number: int) -> np.ndarray:
    """[512, 512, 3] a built-in portrait."""
    picture = Image.fromarray(read_photo(builtins.portraits()[number].path).pixels)
    return np.asarray(picture.resize((SIZE, SIZE)))


def ask_chromium(camera: VirtualCamera, shown: Iterator[Pixels], page: bytes, pause: float) -> Answer:
    """What `page` finds in Chromium while the camera gets a frame every `pause` seconds."""
    answer = Answer()
    with answer.server(page) as server, tempfile.TemporaryDirectory() as profile:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://localhost:{server.server_address[1]}/"
        command = [CHROMIUM, *OPTIONS, f"--user-data-dir={profile}", address]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=quiet, stderr=quiet) as chromium:
            ends = time.perf_counter() + TIMEOUT
            while not answer.there.wait(pause) and time.perf_counter() < ends and chromium.poll() is None:
                camera.send(next(shown))
            chromium.kill()
        server.shutdown()
    return answer


def squares(pixels: np.ndarray) -> np.ndarray:
    """[64, 64, 3] colours averaged over squares."""
    count = SIZE // SQUARE
    return pixels.astype(np.float64).reshape(count, SQUARE, count, SQUARE, 3).mean(axis=(1, 3))


def compare(seen: np.ndarray, sent: np.ndarray) -> dict[str, object]:
    """Whether the captured image matches the sent one."""
    if seen.shape != sent.shape:
        return {"equal": False, "size": list(seen.shape)}
    ours, theirs = squares(sent), squares(seen)
    apart = float(np.abs(ours - theirs).mean())
    likeness = float(np.corrcoef(ours.ravel(), theirs.ravel())[0, 1])
    return {
        "equal": apart <= FARTHEST and likeness >= LIKENESS,
        "apart": round(apart, 2),
        "likeness": round(likeness, 4),
    }


def main(out: Path) -> int:
    state = cameras()
    if not state.available:
        sys.stdout.write(f"{state.reason}\n")
        return 2
    camera, sent, began = VirtualCamera(state.name, FPS), portrait(0), time.perf_counter()
    camera.send(sent)
    answer = ask_chromium(camera, itertools.repeat(sent), PAGE, PAUSE)
    camera.close()
    result: dict[str, object] = {"equal": False, "failure": answer.failure or "Chromium told nothing"}
    if answer.picture:
        (out / "chromium.png").write_bytes(answer.picture)
        seen = np.asarray(Image.open(io.BytesIO(answer.picture)).convert("RGB"))
        result = compare(seen, sent) | {"another_passes": compare(seen, portrait(1))["equal"]}
    result |= {"reader": "Chromium", "seconds": round(time.perf_counter() - began)}
    sys.stdout.write(f"{json.dumps(result)}\n")
    return 0 if result["equal"] and not result["another_passes"] else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
