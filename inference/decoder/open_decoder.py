"""Opening of a decoder: a timed run decides whether the graphics card or the CPU draws its frames."""

from __future__ import annotations

import time

import numpy as np

from inference import providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.scene.scene import Scene
from inference.sentence import Sentence
from inference.types import Floats, Pixels, Portrait

ALIKE, SHARE = 2, 0.999
"""Largest difference of two pictures in grey levels, and the share of pixels that keep to it, to count as the same."""
TIMED_RUNS = 3
OTHER_PICTURE = Sentence("it draws another picture than the CPU")


def open_decoder(portrait: Portrait, scene: Scene) -> Decoder:
    """Decoder of a portrait that renders into `scene`, with whatever draws its frames soonest."""
    decoder, provider = Decoder(portrait, scene), providers.usable()
    if provider is None:
        return decoder
    try:
        card = CardDecoder(decoder, provider)
    except Exception as error:  # noqa: BLE001 - onnxruntime raises many types; the CPU is there
        providers.give_up(provider, error)
        return decoder
    return card if _is_better(card, decoder, portrait.landmarks, provider) else decoder


def share_alike(one: Pixels, other: Pixels) -> float:
    """Share of pixels [h, w, 3], or [h, w, 4] with straight alpha, whose channels differ by at most ALIKE.

    Colours count as much as they are seen.
    """
    apart = np.abs(_seen(one) - _seen(other)).max(-1)
    return float((apart <= ALIKE).mean())


def _seen(pixels: Pixels) -> Floats:
    """Pixels with premultiplied colours."""
    seen = pixels.astype(np.float32)
    if seen.shape[2] == 4:
        seen[..., :3] *= seen[..., 3:] / np.float32(255)
    return seen


def _is_better(card: CardDecoder, decoder: Decoder, points: Floats, provider: str) -> bool:
    alike = share_alike(card.render_landmarks(points), decoder.render_landmarks(points))
    if card.provider != provider:
        return False
    if alike < SHARE:
        providers.give_up(provider, OTHER_PICTURE)
        return False
    on_card, on_cpu = (_milliseconds(each, points) for each in (card, decoder))
    if on_card >= on_cpu:
        providers.note(provider, _slower(on_card, on_cpu))
    return on_card < on_cpu


def _slower(card: float, cpu: float) -> Sentence:
    return Sentence("it draws a frame in {card} ms, the CPU in {cpu}", card=round(card), cpu=round(cpu))


def _milliseconds(decoder: Decoder, points: Floats) -> float:
    """Least duration of a frame with its geometry, of which the card computes more than the CPU."""
    durations = []
    for _ in range(TIMED_RUNS):
        started = time.perf_counter()
        decoder.render_landmarks(points)
        durations.append(1000 * (time.perf_counter() - started))
    return min(durations)
