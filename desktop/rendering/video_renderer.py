"""Renders one video step by step and writes it atomically."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import av

from desktop.devices.image_sequence import ImageSequence, check_sequence, is_sequence, unfinished_target
from desktop.devices.video_file import SOUND_RATE, VideoFile, check, refusal
from desktop.devices.video_formats import format_of
from desktop.library.framed_photo import load_portrait
from desktop.options.scene import SIZES, SceneOptions
from desktop.provenance import installation
from desktop.provenance.claim import claim_of
from desktop.provenance.file_signer import FileSigner, Report
from desktop.rendering import performance
from desktop.rendering.background_iterator import ahead_of
from desktop.rendering.fingerprint import fingerprint
from desktop.rendering.performance import Performance
from desktop.rendering.render_request import RenderRequest, Step
from desktop.rendering.spoken_sound import speech_folder, synthesised
from desktop.system import unfinished_file
from desktop.system.run_paths import RunPaths
from inference.audio.sound_stream import SoundStream
from inference.audio.sound_track import SoundTrack
from inference.decoder.picture_format import RGB
from inference.decoder.scene.backdrop import parse_backdrop
from inference.pipeline import render_frames
from inference.sentence import quote
from inference.types import Frame, Motion, Portrait
from inference.user_error import UserError


def render(request: RenderRequest, shown: bool = False) -> Generator[Step]:
    """Render a video while the caller iterates; closing the iterator early leaves no file.

    The steps hold the pixels if they are `shown`; else a card makes frames as the encoder takes them.
    Raises UserError if photo, sound, speech engine, background or output path is unusable.
    """
    scene = SceneOptions(SIZES[request.size], parse_backdrop(request.background))
    with _folder(request.out.parent):
        check_output(request.out, scene.alpha)
        RunPaths(request.inputs().values()).add_written(request.out, request.curves_out)
        yield Step()
        with performance.curves_output(request) as curves_out, speech_folder(request) as folder:
            spoken = yield from synthesised(request, folder)
            for step in _render_sound(request, scene, spoken.file, curves_out, shown):
                yield replace(step, notes=(*spoken.notes, *step.notes))


def _render_sound(
    request: RenderRequest, scene: SceneOptions, file: Path | None, curves_out: Path | None, shown: bool
) -> Iterator[Step]:
    with _opened(file) as sound:
        curves = performance.read(request)
        yield Step()
        portrait = load_portrait(request.photo, request.framing)
        yield Step(notes=_notes(sound, portrait))
        made = performance.performance(request, sound, curves, curves_out)
        with _closed(made.motions):
            yield from _render_frames(request, scene, portrait, sound, made, shown)


def _closed(motions: Iterable[Motion]) -> contextlib.AbstractContextManager[object]:
    """Close the generator that writes curves: Windows deletes no file that is open."""
    return contextlib.closing(motions) if isinstance(motions, Generator) else contextlib.nullcontext()


def _opened(sound: Path | None) -> contextlib.AbstractContextManager[SoundStream | None]:
    return contextlib.closing(SoundStream(sound)) if sound else contextlib.nullcontext()


def _notes(sound: SoundStream | None, portrait: Portrait) -> tuple[str, ...]:
    return (*(sound.notes if sound else ()), *portrait.notes)


def _render_frames(
    request: RenderRequest,
    scene: SceneOptions,
    portrait: Portrait,
    sound: SoundStream | None,
    made: Performance,
    shown: bool,
) -> Iterator[Step]:
    """Steps of the frames; their total is a promise of the sound's header until the last step."""
    watermark = installation.watermark(request.identity)
    decoder = scene.open_decoder(portrait)
    wanted = RGB if shown or is_sequence(request.out) else format_of(request.out).taken(scene.alpha)
    rendered = render_frames(decoder, made.motions, request.disclosure.mark, watermark, ahead_of(decoder), wanted)
    unsigned: list[str] = []
    step, signer = Step(), _signer(request, unsigned.append)
    written = _write_frames(rendered, made.track, request, scene, signer)
    with contextlib.closing(rendered), contextlib.closing(written) as frames:
        for frame in frames:
            done, total = frame.index + 1, performance.expected_frames(request, made, sound)
            step = Step(done, max(done, total), frame.pixels if shown else None, _notes(sound, portrait))
            yield step
    yield replace(step, total=step.done, notes=(*_notes(sound, portrait), *unsigned))


def _signer(request: RenderRequest, report: Report) -> FileSigner:
    claim = claim_of(request.photo, request.disclosure, request.controls)
    return FileSigner(lambda: claim, report, request.certificate)


def _write_frames(
    frames: Iterable[Frame], track: SoundTrack, request: RenderRequest, scene: SceneOptions, signer: FileSigner
) -> Generator[Frame]:
    """Yield each frame once it and its part of the original sound are written.

    The file is complete, and signed by `signer`, when the iterator ends; it is removed after a failure.
    """
    fps = request.fps
    video = _open(request, track.channels, scene, signer)
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


def _open(request: RenderRequest, channels: int, scene: SceneOptions, signer: FileSigner) -> ImageSequence | VideoFile:
    out, inputs = request.out, fingerprint(request)
    remove_unfinished(out)
    if is_sequence(out):
        return ImageSequence(out, signer, inputs)
    try:
        return VideoFile(out, request.fps, channels, size=scene.size, alpha=scene.alpha, signer=signer, inputs=inputs)
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


def remove_unfinished(out: Path) -> None:
    """Delete what a killed process left of an unfinished video `out`."""
    target = unfinished_target(out) if is_sequence(out) else unfinished_file.destination(out)
    unfinished_file.remove_abandoned(target)


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
