"""Card with the voice that speaks typed text."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.speech.engine import Voice
from desktop.widgets.common.card import Card, text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.language import translated
from desktop.window.typed_speech import TypedSpeech
from inference.sentence import Sentence

HINT = Sentence("Press S to type what the portrait says. The language is the voice's.")


class SpeechCard(Card):
    """List with the engine's default voice first; a missing engine is explained instead."""

    def __init__(self, typed: TypedSpeech, chosen: str) -> None:
        super().__init__()
        self._typed = typed
        self._chosen = chosen
        self.list = ComboBox(self.tr("Voice for typed text"))
        self.hint = text_label(translated(HINT))
        self.list.activated.connect(self._choose)
        self.rows.addWidget(text_label(self.tr("Voice for typed text"), "title"))
        self.rows.addWidget(self.list)
        self.rows.addWidget(self.hint)
        self.show_voices([])

    def search(self) -> None:
        """List the voices in the background."""
        self._typed.search_voices(self.show_voices, self.explain)

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Fill the list; a chosen voice that is missing stays in it."""
        self.list.clear()
        self.list.addItem(self.tr("The system's voice"), "")
        for voice in sorted(voices, key=lambda voice: voice.name):
            self.list.addItem(f"{voice.name} – {voice.language}" if voice.language else voice.name, voice.name)
        if self.list.findData(self._chosen) < 0:
            self.list.addItem(self._chosen, self._chosen)
        self.list.setCurrentIndex(self.list.findData(self._chosen))
        self.list.setEnabled(True)
        self.hint.setText(translated(HINT))

    def explain(self, sentence: str) -> None:
        """Say why there is no voice."""
        self.list.setEnabled(False)
        self.hint.setText(translated(sentence))

    def _choose(self) -> None:
        self._chosen = str(self.list.currentData() or "")
        self._typed.choose_voice(self._chosen)
