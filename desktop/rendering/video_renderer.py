"""Renders one video step by step and writes it atomically."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import av

from desktop.devices.image_sequence import ImageSequence, check_sequence, is_sequence
from desktop.devices.video_file import SOUND_RATE, VideoFile, check, refusal
from desktop.library.framed_photo import load_portrait
from desktop.options.scene import SIZES, SceneOptions
from desktop.provenance import installation
from desktop.provenance.claim import claim_of
from desktop.provenance.file_signer import FileSigner, Report
from desktop.rendering.render_request import RenderRequest, Step
from desktop.system.run_paths import RunPaths
from inference.audio.sound_stream import SoundStream
from inference.audio.sound_track import SoundTrack
from inference.decoder.scene.backdrop import parse_backdrop
from inference.pipeline import frame_count, render_frames, speech_motions
from inference.sentence import quote
from inference.types import Frame, Portrait
from inference.user_error import UserError


def render(request: RenderRequest) -> Generator[Step]:
    """Render a video while the caller iterates; closing the iterator early leaves no file.

    Raises UserError if photo, sound, background or output path is unusable.
    """
    scene = SceneOptions(SIZES[request.size], parse_backdrop(request.background))
    with _folder(request.out.parent):
        check_output(request.out, scene.alpha)
        RunPaths([request.photo, request.sound, scene.backdrop.file]).add_written(request.out)
        yield Step()
        with contextlib.closing(SoundStream(request.sound)) as sound:
            yield Step()
            portrait = load_portrait(request.photo, request.framing)
            yield Step(notes=(*sound.notes, *portrait.notes))
            yield from _render_frames(request, scene, portrait, sound)


def _render_frames(
    request: RenderRequest, scene: SceneOptions, portrait: Portrait, sound: SoundStream
) -> Iterator[Step]:
    """Steps of the frames; their total is a promise of the sound's header until the last step."""
    track, heard = sound.split()
    unsigned: list[str] = []
    motions = speech_motions(heard, request.fps, request.seed, request.controls)
    rendered = render_frames(scene.open_decoder(portrait), motions, request.disclosure.mark, installation.watermark())
    step, signer = Step(), _signer(request, unsigned.append)
    with contextlib.closing(write_frames(rendered, track, request.out, request.fps, scene, signer)) as frames:
        for frame in frames:
            done, notes = frame.index + 1, (*sound.notes, *portrait.notes)
            step = Step(done, max(done, frame_count(sound.sample_count or 0, request.fps)), frame.pixels, notes)
            yield step
    yield replace(step, total=step.done, notes=(*sound.notes, *portrait.notes, *unsigned))


def _signer(request: RenderRequest, report: Report) -> FileSigner:
    claim = claim_of(request.photo, request.disclosure, request.controls)
    return FileSigner(lambda: claim, report, request.certificate)


def write_frames(
    frames: Iterable[Frame],
    track: SoundTrack,
    out: Path,
    fps: int,
    scene: SceneOptions,
    signer: FileSigner | None = None,
) -> Generator[Frame]:
    """Yield each frame once it and its part of the original sound are written to `out`.

    The file is complete, and signed by `signer`, when the iterator ends; it is removed after a failure.
    """
    video = _open(out, fps, track.channels, scene, signer)
    try:
        step = SOUND_RATE // fps
        for frame in frames:
            video.add_frame(frame.index, frame.pixels)
            video.add_sound(frame.index * step, track.take(step))
            yield frame
        video.finish()
    except BaseException:
        video.discard()
        raise


def _open(
    out: Path, fps: int, channels: int, scene: SceneOptions, signer: FileSigner | None
) -> ImageSequence | VideoFile:
    if is_sequence(out):
        return ImageSequence(out, signer)
    try:
        return VideoFile(out, fps, channels, size=scene.size, alpha=scene.alpha, signer=signer)
    except av.FFmpegError as error:  # mostly memory or threads that the encoder does not get
        raise UserError(
            "The encoder of {out} does not start ({reason}); close other programs or choose a smaller size.",
            out=out,
            reason=quote(error),
        ) from error


def check_output(out: Path, alpha: bool) -> None:
    """Raise UserError if `out` cannot be written."""
    if is_sequence(out):
        check_sequence(out)
    else:
        check(out, alpha)


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Create `folder` if missing; after a failure remove it again. Raises UserError."""
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(refusal(folder, error)) from error
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            if made:
                folder.rmdir()
        raise
