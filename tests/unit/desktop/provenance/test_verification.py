from __future__ import annotations

from pathlib import Path

import av
import c2pa
import numpy as np
import pytest
from PIL import Image

from desktop.devices.image_sequence import ImageSequence
from desktop.devices.video_file import VideoFile
from desktop.disclosure.consent import ConsentKind
from desktop.provenance import installation, private_folder, signature_file
from desktop.provenance.claim import Claim, Portrayed
from desktop.provenance.file_signer import FileSigner
from desktop.provenance.signing_key import SigningKey
from desktop.provenance.verification import SignatureState, Verdict, Verification, verify
from desktop.provenance.verification_text import as_dict, sentences
from inference.types import Pixels
from inference.user_error import UserError
from inference.watermark.watermark import LIBRARY_NUMBER, Watermark
from tests.unit.inference.watermark.synthetic_pictures import moving_pictures

CLAIM = Claim((Portrayed("ab12", ConsentKind.AGREED),))


@pytest.fixture(autouse=True)
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer of its own for every test, always with the same number, since some are harder to read than others."""
    monkeypatch.setattr(private_folder, "default_folder", lambda: tmp_path / "secrets")
    private_folder.write(tmp_path / "secrets" / installation.NAME, b"5eed1e55")
    return tmp_path / "secrets"


@pytest.fixture(scope="module")
def plain() -> list[Pixels]:
    return moving_pictures(12, 256, 256)


def written(path: Path, frames: list[Pixels], signed: bool = True, marked: bool = True) -> Path:
    signer = FileSigner(lambda: CLAIM, pytest.fail) if signed else None
    movie = VideoFile(path, 25, size=(256, 256), signer=signer)
    mark = installation.watermark()
    for index, frame in enumerate(frames):
        movie.add_frame(index, mark.add(frame.copy()) if marked else frame)
    movie.finish()
    return path


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.webm"])
def test_a_fresh_recording_is_unaltered(tmp_path: Path, plain: list[Pixels], name: str) -> None:
    found = verify(written(tmp_path / name, plain))
    assert found.verdict is Verdict.UNALTERED
    assert found.signature.trusted
    assert found.watermark.certain
    assert (found.own_number, found.says_generated) == (True, True)
    assert "The person shown agreed, as the maker says." in sentences(found)


@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_a_flipped_bit_is_an_alteration(tmp_path: Path, plain: list[Pixels], name: str) -> None:
    path = written(tmp_path / name, plain)
    content = bytearray(path.read_bytes())
    picture = content.find(b"mdat") + 200 if b"mdat" in content else len(content) // 2
    content[picture] ^= 1
    path.write_bytes(content)
    assert verify(path).verdict is Verdict.ALTERED


def test_a_video_that_was_saved_again_keeps_its_watermark(tmp_path: Path, plain: list[Pixels]) -> None:
    path = written(tmp_path / "a.mp4", plain)
    found = verify(saved_again(path, tmp_path / "b.mp4"))
    assert (found.verdict, found.signature.state) == (Verdict.STRIPPED, SignatureState.NONE)
    assert found.watermark.certain


def test_another_computer_sees_a_valid_signature_that_it_does_not_know(
    tmp_path: Path, plain: list[Pixels], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(tmp_path / name, plain) for name in ("a.mp4", "a.webm")]
    monkeypatch.setattr(private_folder, "default_folder", lambda: tmp_path / "elsewhere")
    for path in paths:
        found = verify(path)
        assert found.verdict is Verdict.UNALTERED
        assert (found.signature.trusted, found.own_number) == (False, False)
        assert any("does not know the key" in sentence for sentence in sentences(found))


def test_a_certificate_can_be_trusted(tmp_path: Path, plain: list[Pixels], key: SigningKey) -> None:
    issuer = tmp_path / "issuer.pem"
    issuer.write_text(key.chain)
    path = written(tmp_path / "a.webm", plain, signed=False)
    signature_file.write(path, CLAIM, key)
    assert not verify(path).signature.trusted
    assert verify(path, [issuer]).signature.trusted


def test_a_video_of_another_program_shows_nothing(tmp_path: Path, plain: list[Pixels]) -> None:
    path = written(tmp_path / "a.mp4", plain, signed=False, marked=False)
    found = verify(saved_again(path, tmp_path / "b.mp4"))
    assert found.verdict is Verdict.FOREIGN
    assert not found.watermark.found
    assert sentences(found)[-1].startswith("That is no proof that a picture is real")


def test_metadata_alone_are_told(tmp_path: Path, plain: list[Pixels]) -> None:
    found = verify(written(tmp_path / "a.mp4", plain, signed=False, marked=False))
    assert (found.verdict, found.says_generated, found.watermark.found) == (Verdict.STRIPPED, True, False)


def test_a_picture_of_a_series_is_recognised(tmp_path: Path, plain: list[Pixels]) -> None:
    series = ImageSequence(tmp_path / "a-%02d.png", FileSigner(lambda: CLAIM, pytest.fail))
    series.add_frame(0, installation.watermark().add(plain[0].copy()))
    series.finish()
    found = verify(tmp_path / "a-00.png")
    assert (found.verdict, found.own_number) == (Verdict.UNALTERED, True)


def test_frames_that_another_program_took_are_told(tmp_path: Path, plain: list[Pixels]) -> None:
    Image.fromarray(Watermark(LIBRARY_NUMBER).add(plain[0].copy())).save(tmp_path / "a.png")
    said = sentences(verify(tmp_path / "a.png"))
    assert any("another program made the picture" in sentence for sentence in said)


def test_a_damaged_signature_is_no_traceback(tmp_path: Path, plain: list[Pixels]) -> None:
    path = written(tmp_path / "a.webm", plain)
    signature_file.beside(path).write_text("{}")
    assert verify(path).signature.state is SignatureState.DAMAGED


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 5000, b"\x89PNG\r\n\x1a\n" + b"\xff" * 99])
@pytest.mark.parametrize("name", ["a.mp4", "a.webm", "a.png", "a.jpg", "a.txt"])
def test_what_is_no_video_is_refused_in_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match="cannot be read as a video or picture"):
        verify(tmp_path / name)


def test_the_outcome_as_json(tmp_path: Path, plain: list[Pixels]) -> None:
    found: Verification = verify(written(tmp_path / "a.mp4", plain))
    table = as_dict(found)
    assert table["verdict"] == "unaltered"
    assert table["signature"]["claim"]["portraits"] == [{"sha256": "ab12", "consent": "agreed"}]
    assert table["watermark"]["installation"] == f"{installation.number():08x}"


def saved_again(path: Path, out: Path) -> Path:
    """The pictures of a video in another file, without its metadata."""
    with av.open(str(path)) as source, av.open(str(out), "w") as target:
        video = target.add_stream("mpeg4", rate=25)
        assert isinstance(video, av.VideoStream)
        video.width = video.height = 256
        video.pix_fmt, video.bit_rate = "yuv420p", 400_000
        for frame in source.decode(video=0):
            rgb = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
            target.mux(video.encode(av.VideoFrame.from_ndarray(rgb, "rgb24")))
        target.mux(video.encode(None))
    return out


def of_another_program(path: Path, out: Path, key: SigningKey, remote: str = "") -> Path:
    """A copy of `path` with credentials of a program called Editor, which lie at the address `remote` if given."""
    manifest = {"claim_generator_info": [{"name": "Editor"}], "assertions": []}
    settings = c2pa.Settings.from_dict({"verify": {"verify_after_sign": False}})
    with (
        c2pa.Context(settings) as context,
        c2pa.Builder(manifest, context) as builder,
        c2pa.Signer.from_callback(key.sign, c2pa.C2paSigningAlg.ES256, key.chain, None) as signer,
        path.open("rb") as source,
        out.open("w+b") as target,
    ):
        if remote:
            builder.set_no_embed()
            builder.set_remote_url(remote)
        else:
            builder.set_intent(c2pa.C2paBuilderIntent.CREATE, c2pa.C2paDigitalSourceType.DIGITAL_CAPTURE)
        builder.sign(signer, "image/jpeg", source, target)
    return out


@pytest.fixture
def photo(tmp_path: Path, plain: list[Pixels]) -> Path:
    Image.fromarray(plain[0]).save(tmp_path / "photo.jpg")
    return tmp_path / "photo.jpg"


def test_what_another_program_signed_is_not_ours(tmp_path: Path, photo: Path, key: SigningKey) -> None:
    found = verify(of_another_program(photo, tmp_path / "b.jpg", key))
    assert found.verdict is Verdict.FOREIGN
    assert (found.signature.state, found.signature.program) == (SignatureState.UNALTERED, "Editor")


def test_credentials_on_the_network_are_not_fetched(tmp_path: Path, photo: Path, key: SigningKey) -> None:
    found = verify(of_another_program(photo, tmp_path / "b.jpg", key, "http://192.0.2.1/a.c2pa"))
    assert found.signature.state is SignatureState.ELSEWHERE
    assert any("fetches nothing" in sentence for sentence in sentences(found))
