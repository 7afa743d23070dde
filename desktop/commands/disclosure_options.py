"""Consent and the AI mark: options shared by render and live."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.disclosure.consent import STATED, Consent, ConsentKind, given
from desktop.disclosure.consent_ledger import ConsentLedger
from desktop.disclosure.disclosure import Disclosure, clean_reason, disclosure
from desktop.system.system_language import system_language
from inference.decoder.disclosure_mark import CORNERS, TEXTS, DisclosureMark
from inference.user_error import UserError

QUESTION = """Whose face is in {name}?
  1  mine
  2  that of someone who agreed
  3  nobody's: this person does not exist
  4  a work of art: painting, drawing, statue
1, 2, 3 or 4 (Enter: not stated, the AI mark stays in the picture): """
KEPT_ON = "The AI mark stays in the picture, since it is not stated whose face this is; add --consent {kinds}."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --consent and the options of the mark."""
    group = parser.add_argument_group("consent and AI mark")
    group.add_argument(
        "--consent",
        choices=STATED,
        type=ConsentKind,
        metavar="|".join(STATED),
        help="whose face the photo shows: yours, that of someone who agreed, nobody's, or a work of art; kept for this "
        "photo (default: as stated before, else asked in a terminal, else not stated)",
    )
    group.add_argument("--no-mark", action="store_true", help="leave out the small AI mark in the picture")
    group.add_argument(
        "--no-mark-reason",
        default="",
        metavar="TEXT",
        help="why it is safe to leave out the mark; needed for a real face",
    )
    group.add_argument(
        "--mark-corner", choices=CORNERS, default=CORNERS[0], help="where the mark is (default: %(default)s)"
    )
    group.add_argument("--mark-language", choices=TEXTS, help="language of the mark (default: the system's)")


def from_options(options: argparse.Namespace, photo: Path, known: Consent, ask: bool = True) -> Disclosure:
    """Disclosure for `photo`, of which `known` was stated before; asks in a terminal for what is missing.

    Raises UserError if the mark is to be left out of a real face without a reason, and, with `ask` off, of a face of
    which nothing was stated: one of many photos, about which nobody is asked.
    """
    consent = _consent(options.consent, photo, known, ask)
    mark = DisclosureMark(options.mark_corner, options.mark_language or system_language())
    reason = _reason(options, consent, ask)
    chosen = disclosure(consent, mark, not options.no_mark, reason)
    if options.no_mark and chosen.mark:
        if not ask:
            raise UserError("The AI mark stays where it is not stated whose face it is; add consent or omit no-mark.")
        print(KEPT_ON.format(kinds="|".join(STATED)), file=sys.stderr)
    return chosen


def _consent(stated: ConsentKind | None, photo: Path, known: Consent, ask: bool) -> Consent:
    """The consent that counts; a new answer is stored for later runs."""
    kind = stated or (_asked(photo) if ask and not known.stated and photo.is_file() else None)
    if kind is None or (kind == known.kind and known.stated):
        return known
    try:
        consent = given(kind, photo)
    except OSError:  # reading the photo gives the reason
        return known
    try:
        ConsentLedger().put(consent)
    except OSError as error:
        print(f"What you said about {photo.name} could not be kept ({error.strerror}).", file=sys.stderr)
    return consent


def _asked(photo: Path) -> ConsentKind | None:
    """The user's answer; None without a terminal, or for no answer."""
    if not _in_terminal():
        return None
    answer = _ask(QUESTION.format(name=photo.name))
    return dict(zip("1234", STATED, strict=True)).get(answer)


def _reason(options: argparse.Namespace, consent: Consent, ask: bool) -> str:
    """Why the mark is left out; "" where no reason is needed."""
    reason = clean_reason(options.no_mark_reason)
    if not options.no_mark or reason or not (consent.stated and consent.maybe_real):
        return reason
    if ask and _in_terminal() and (reason := clean_reason(_ask("Why is it safe to leave out the AI mark? "))):
        return reason
    raise UserError('The AI mark of a real face is left out for a reason only; add --no-mark-reason "...".')


def _in_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _ask(question: str) -> str:
    """The line typed after `question`, which goes to standard error; "" at the end of input."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()
