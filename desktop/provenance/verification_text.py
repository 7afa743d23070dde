"""The outcome of a check in words."""

from __future__ import annotations

from typing import Any

from desktop.provenance.verification import SignatureFinding, SignatureState, Verdict, Verification
from inference.sentence import Sentence
from inference.watermark.detector import Detection
from inference.watermark.watermark import LIBRARY_NUMBER

HEADLINES = {
    Verdict.UNALTERED: Sentence("Made with Understudy, and unaltered since it was signed."),
    Verdict.ALTERED: Sentence("Made with Understudy, and altered after it was signed."),
    Verdict.STRIPPED: Sentence(
        "Made with Understudy, but the signature is missing or damaged: it was saved again, cut or filmed."
    ),
    Verdict.FOREIGN: Sentence("Nothing says that Understudy made it."),
}
UNKNOWN = {
    Verdict.UNALTERED: Sentence("The signature does not prove who sat at the computer, nor that the consent is true."),
    Verdict.ALTERED: Sentence("What was altered cannot be told."),
    Verdict.STRIPPED: Sentence("The invisible mark is no secret: somebody could have added it to another picture."),
    Verdict.FOREIGN: Sentence(
        "That is no proof that a picture is real: marks can be removed, and other programs make portraits too."
    ),
}
"""What a check cannot know."""
CONSENTS = {
    "me": Sentence("The face is that of the maker, as the maker says."),
    "agreed": Sentence("The person shown agreed, as the maker says."),
    "fictional": Sentence("The face belongs to nobody, as the maker says."),
    "artwork": Sentence("The face is a work of art, as the maker says."),
}
NO_CONSENT = Sentence("The maker has not stated whose face it is.")


def sentences(found: Verification) -> list[Sentence]:
    """Headline, what signature, watermark and metadata say, and what nobody can know from them."""
    return [
        HEADLINES[found.verdict],
        _signature(found.signature),
        *_claim(found.signature.claim),
        _watermark(found.watermark, found.own_number),
        _metadata(found.says_generated),
        UNKNOWN[found.verdict],
    ]


def as_dict(found: Verification) -> dict[str, Any]:
    """The outcome in the types of JSON."""
    mark, signature = found.watermark, found.signature
    return {
        "file": str(found.path),
        "verdict": found.verdict.value,
        "signature": {
            "state": signature.state.value,
            "signer": signature.signer,
            "trusted": signature.trusted,
            "program": signature.program,
            "claim": signature.claim,
            "reason": signature.reason,
        },
        "watermark": {
            "found": mark.found,
            "certain": mark.certain,
            "score": round(mark.score, 2),
            "cropped_or_moved": mark.moved,
            "installation": None if mark.identity is None else f"{mark.identity:08x}",
            "this_installation": found.own_number,
        },
        "metadata_says_generated": found.says_generated,
    }


def _signature(found: SignatureFinding) -> Sentence:
    if found.state is SignatureState.NONE:
        return Sentence("Signature: none.")
    if found.state is SignatureState.ELSEWHERE:
        return Sentence("Signature: kept on the network, from where Understudy fetches nothing.")
    if found.state is SignatureState.DAMAGED:
        return Sentence("Signature: damaged ({reason}).", reason=found.reason)
    if found.state is SignatureState.ALTERED:
        return Sentence("Signature: by “{signer}”, but the file is not the one that was signed.", signer=found.signer)
    if found.trusted:
        return Sentence("Signature: valid, by a key that this computer trusts (“{signer}”).", signer=found.signer)
    return Sentence(
        "Signature: valid, by “{signer}” with {program}. This computer does not know the key: anybody can make one "
        "under any name.",
        signer=found.signer,
        program=found.program,
    )


def _claim(claim: dict[str, Any]) -> list[Sentence]:
    """Consent and disclosure mark, as signed."""
    if not claim:
        return []
    portraits = claim.get("portraits")
    kinds = (
        {str(shown.get("consent")) for shown in portraits if isinstance(shown, dict)}
        if isinstance(portraits, list)
        else set()
    )
    stated = [CONSENTS.get(kind, NO_CONSENT) for kind in sorted(kinds)] or [NO_CONSENT]
    if claim.get("disclosure_mark") is True:
        return [*stated, Sentence("The AI mark was in every picture.")]
    return [*stated, Sentence("The AI mark was left out.")]


def _watermark(seen: Detection, own: bool) -> Sentence:
    if not seen.found:
        return Sentence("Invisible mark: not found.")
    if own:
        return Sentence("Invisible mark: found for certain, with the number of this installation.")
    if seen.identity == LIBRARY_NUMBER:
        return Sentence(
            "Invisible mark: found for certain; another program made the picture with Understudy's library."
        )
    if seen.identity is not None:
        return Sentence("Invisible mark: found for certain, of installation {number}.", number=f"{seen.identity:08x}")
    if seen.certain:
        return Sentence("Invisible mark: found for certain; the number of the installation is no longer readable.")
    return Sentence(
        "Invisible mark: very likely there, but faint; the number of the installation is no longer readable."
    )


def _metadata(generated: bool) -> Sentence:
    if generated:
        return Sentence("Metadata: says that Understudy generated it.")
    return Sentence("Metadata: says nothing of Understudy.")
