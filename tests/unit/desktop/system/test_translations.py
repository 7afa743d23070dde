"""Every text of the sources is translated and compiled in every language."""

from __future__ import annotations

import ast
import functools
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree  # noqa: ICN001  # as a type too

import pytest

from desktop.system import translations
from desktop.system.translations import FOLDER, LANGUAGES, MAKERS, ROOT

FIELD = re.compile(r"\{[^{}]*\}")
KEPT_MARKS = ("…", "?", ".", ":")
"""Final punctuation that a translation shares with its source."""


def messages(language: str) -> list[tuple[str, str, str]]:
    """Context, source and translation; "" if unfinished."""
    root = ElementTree.parse(FOLDER / f"understudy_{language}.ts").getroot()  # noqa: S314  # our own file
    return [
        (context.findtext("name", ""), message.findtext("source", ""), text)
        for context in root.iter("context")
        for message in context.iter("message")
        for text in _said(message)
    ]


def _said(message: ElementTree.Element) -> list[str]:
    """The translation, or all its plural forms."""
    translation = message.find("translation")
    if translation is None or translation.get("type"):
        return [""]
    return [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return str(request.param)


def test_every_text_is_translated(language: str) -> None:
    assert not [source for _, source, text in messages(language) if not text.strip()]


def test_translations_keep_the_placeholders(language: str) -> None:
    assert not [source for _, source, text in messages(language) if fields(source) != fields(text)]


def fields(text: str) -> list[str]:
    return sorted(FIELD.findall(text))


def test_translations_keep_the_final_punctuation(language: str) -> None:
    ends = [
        (source, mark) for _, source, text in messages(language) for mark in KEPT_MARKS if _differ(source, text, mark)
    ]
    assert not ends


def _differ(source: str, text: str, mark: str) -> bool:
    return source.endswith(mark) != text.endswith(mark)


def test_one_text_has_one_translation_everywhere(language: str) -> None:
    said: dict[str, set[str]] = {}
    for _, source, text in messages(language):
        said.setdefault(source, set()).add(text)
    assert not {source: texts for source, texts in said.items() if len(texts) > 1 and "%n" not in source}


def test_translation_files_match_the_sources(language: str, tmp_path: Path) -> None:
    """If this fails: run python -m desktop.system.translations and translate new texts."""
    kept = FOLDER / f"understudy_{language}.ts"
    copy = Path(shutil.copy(kept, tmp_path / kept.name))
    translations.update([copy])
    assert copy.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


def test_compiled_files_match_the_translation_files(language: str, tmp_path: Path) -> None:
    file = FOLDER / f"understudy_{language}.ts"
    translations.release(file, tmp_path / "new.qm")
    assert (tmp_path / "new.qm").read_bytes() == file.with_suffix(".qm").read_bytes()


@functools.cache
def calls() -> list[tuple[str, ast.Call]]:
    paths = [path for folder in ("inference", "desktop") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [
        (f"{path.name}:{node.lineno}", node)
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def test_no_text_is_formatted_before_translation() -> None:
    texts = [(place, call) for place, call in calls() if getattr(call.func, "id", None) in MAKERS or _is_tr(call)]
    assert len(texts) > 100
    assert not [place for place, call in texts if call.args and isinstance(call.args[0], (ast.JoinedStr, ast.BinOp))]


def test_widgets_translate_constants_only() -> None:
    """lupdate finds constants only."""
    assert not [place for place, call in calls() if _is_tr(call) and not isinstance(call.args[0], ast.Constant)]


def _is_tr(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "tr"


def test_templates_are_found_in_every_kind_of_expression() -> None:
    source = """
ADVICE = Sentence("do {this}", this=1)
def f(x):
    raise UserError(
        "one "
        "two", x=x) from None
    say(Sentence("three") if x else Sentence(x))
"""
    assert set(translations.templates(source)) == {"do {this}", "one two", "three"}


JARGON = re.compile(
    r"\b(fps|latency|skew|jitter|matte|buffer|queue|thread|render(s|er|ing)?|codec|p95|worker)\b", re.IGNORECASE
)


def test_the_window_speaks_no_jargon() -> None:
    """Program names and texts of the command line are exempt."""
    sources = {source for context, source, _ in messages("fr") if context not in ("sentences", "about")}
    sources |= {
        text
        for path in (ROOT / "desktop" / "widgets").glob("*.py")
        for text in translations.templates(path.read_text("utf-8"))
    }
    assert len(sources) > 100
    assert not {source for source in sources if JARGON.search(source)}
