"""Checks that run with onnxruntime-webgpu on whatever Vulkan driver there is."""

from __future__ import annotations

import argparse
import sys
from time import perf_counter

import numpy as np

from desktop.options.scene import SIZES
from desktop.system import threads
from inference import onnx_session, providers
from inference.decoder.card.card_decoder import CardDecoder
from inference.decoder.decoder import Decoder
from inference.decoder.disclosure_mark import DisclosureMark
from inference.decoder.marks import Marks
from inference.decoder.open_decoder import SHARE, share_alike
from inference.decoder.placement import place
from inference.decoder.scene.backdrop import Backdrop
from inference.decoder.scene.scene import Scene
from inference.portrait import builtins
from inference.portrait.portrait_cache import load_or_register
from inference.types import Pixels, Portrait
from inference.watermark.watermark import Watermark
from tests.frame_cases import CASES, motion

OF_SIZE = {"512": tuple(CASES), "720p": ("speaking", "blinking"), "1080p": ("speaking",)}
"""Cases compared at each size; software takes seconds for a large frame."""


MARKS = Marks(DisclosureMark(), Watermark(7))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=int, default=12)
    parser.add_argument("--sizes", default=",".join(SIZES))
    options = parser.parse_args()
    failed = networks()
    chosen = builtins.portraits()[: options.portraits]
    for size in options.sizes.split(","):
        for entry in chosen:
            failed += frames(entry.name, load_or_register(entry.path), size, "photo", OF_SIZE[size])
    for entry in chosen:
        failed += frames(entry.name, load_or_register(entry.path), "512", "transparent", ("speaking",))
    face = load_or_register(chosen[0].path)
    return int(failed + two_threads(face) + lost(face) > 0)


def networks() -> int:
    """Number of networks whose outputs differ from the CPU's."""
    print(f"network       WebGPU   CPU      largest difference, at most {onnx_session.AGREEMENT}")
    failed = 0
    for name in onnx_session.model_names():
        trial = onnx_session.compare(name)
        if trial is None:
            sys.exit(f"WebGPU does not run: {providers.problem()}")
        print(f"{name:12} {1e3 * trial.card_seconds:5.1f} ms {1e3 * trial.cpu_seconds:5.1f} ms {trial.difference:8.1e}")
        failed += trial.difference > onnx_session.AGREEMENT
    return failed


def frames(name: str, portrait: Portrait, size: str, background: str, cases: tuple[str, ...]) -> int:
    """1 if a frame with its marks differs from the CPU's by more than 2/255 at more than 0.1 % of its pixels."""
    decoder = Decoder(portrait, Scene(portrait, place(portrait, *SIZES[size]), Backdrop(background)))
    drawn = {case: decoder.render(motion(case), MARKS) for case in cases}
    shares = []
    for provider in (providers.CPU, providers.WEBGPU):
        card, started = CardDecoder(decoder, provider), perf_counter()
        shares.append(min(share_alike(card.render(motion(case), MARKS), picture) for case, picture in drawn.items()))
        seconds = (perf_counter() - started) / len(drawn)
        if card.provider != provider:
            sys.exit(f"WebGPU has failed: {providers.problem()}")
    sent = sum(value.nbytes for value in card.inputs(card.prepare(motion(cases[0]))).values())
    found = f"graph on CPU {shares[0]:.3%}, on WebGPU {shares[1]:.3%} ({seconds:.1f} s, {sent / 1e3:.1f} kB in)"
    print(f"{name:9} {size:5} {background:11} {found}", flush=True)
    return int(min(shares) < SHARE)


def two_threads(portrait: Portrait) -> int:
    """1 if two threads, as those of a live session, do not draw the same frames as one."""
    card = CardDecoder(Decoder(portrait), providers.WEBGPU)
    expected = {case: card.render(motion(case)) for case in CASES}
    seen: list[dict[str, Pixels]] = [{}, {}]

    def draw(store: dict[str, Pixels]) -> None:
        store.update({case: card.render(motion(case)) for case in CASES})

    started = [threads.start("render", lambda store=store: draw(store)) for store in seen]  # type: ignore[misc]
    for thread in started:
        thread.join()
    same = all((store[case] == picture).all() for store in seen for case, picture in expected.items())
    print("two threads draw the same frames:", same)
    return int(not same)


def lost(portrait: Portrait) -> int:
    """1 if a card that fails in the middle costs a frame, or the process."""
    decoder = Decoder(portrait)
    card = CardDecoder(decoder, providers.WEBGPU)
    card.render(motion("rest"), MARKS)
    if card._graph is not None:
        card._graph._binding.bind_ortvalue_input("person", providers.on_cpu(np.zeros((1, 1, 1), np.float32)))
    started = perf_counter()
    same = bool((card.render(motion("speaking"), MARKS) == decoder.render(motion("speaking"), MARKS)).all())
    print(f"a failing card is replaced within {perf_counter() - started:.2f} s: {same}; {providers.problem()}")
    return int(not same or card.provider != providers.CPU)


if __name__ == "__main__":
    sys.exit(main())
