from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator

from desktop.widgets.common import language
from desktop.widgets.common.language import system_language, translated
from inference.sentence import Sentence

GERMAN = {
    "There is no {kind} called '{name}'.": "„{name}“ ist kein {kind}.",
    "microphone": "Mikrofon",
}


class Dictionary(QTranslator):
    """Translates with a table."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return GERMAN.get(text, text)


@pytest.fixture
def german(qapp) -> Iterator[None]:
    dictionary = Dictionary(qapp)
    qapp.installTranslator(dictionary)
    yield
    qapp.removeTranslator(dictionary)


@pytest.fixture
def english_again(qapp) -> Iterator[None]:
    yield
    language.set_language(qapp, "en")
    QLocale.setDefault(QLocale.c())


def test_a_sentence_is_translated_with_its_values(german) -> None:
    sentence = Sentence("There is no {kind} called '{name}'.", kind=Sentence("microphone"), name="microphone")
    assert translated(sentence) == "„microphone“ ist kein Mikrofon."


def test_untranslated_text_stays_english(german) -> None:
    assert translated(Sentence("{count} faces", count=3)) == "3 faces"
    assert translated("") == ""


@pytest.mark.parametrize(
    ("tags", "spoken"),
    [(["fr-CA", "en"], "fr"), (["pt_BR"], "pt"), (["de-DE", "pt-PT"], "pt"), (["de"], "en"), ([], "en")],
)
def test_the_first_supported_system_language_is_used(tags: list[str], spoken: str) -> None:
    assert system_language(tags) == spoken


def test_an_unknown_choice_falls_back_to_the_system(qapp, english_again) -> None:
    assert language.set_language(qapp, "tlh") in language.LANGUAGES


def test_texts_of_qt_are_translated_too(qapp, english_again) -> None:
    language.set_language(qapp, "fr")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuler"
    language.set_language(qapp, "pt")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancelar"
    language.set_language(qapp, "en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"
