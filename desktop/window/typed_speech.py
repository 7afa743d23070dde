"""Typed lines for the live session, the stored phrases and the voice that speaks both."""

from __future__ import annotations

from collections.abc import Callable

from desktop.settings.settings import Settings
from desktop.speech.engine import Voice
from desktop.window.session_controller import SessionController
from inference.user_error import UserError

MOST_PHRASES = 9
"""As many as there are keys for them."""
LONGEST_PHRASE = 500


class TypedSpeech:
    """Calls return at once: nothing waits for the speech engine or for a device search."""

    def __init__(
        self, settings: Settings, controller: SessionController, list_voices: Callable[[], list[Voice]]
    ) -> None:
        self._settings = settings
        self._controller = controller
        self._list_voices = list_voices

    @property
    def speaking(self) -> bool:
        """Whether a line is being spoken."""
        session = self._controller.session
        return bool(session and session.typed.speaking)

    @property
    def waiting(self) -> int:
        """Number of lines that are not being spoken yet."""
        session = self._controller.session
        return session.typed.waiting if session else 0

    @property
    def shown(self) -> bool:
        """Whether the line for typed text is shown."""
        return self._settings.typing

    @shown.setter
    def shown(self, on: bool) -> None:
        self._settings.typing = on

    @property
    def phrases(self) -> list[str]:
        """The stored phrases, in the order of their keys."""
        return [text for text in self._settings.phrases if isinstance(text, str)][:MOST_PHRASES]

    def say(self, text: str) -> None:
        """Speak a line after those that wait. Raises UserError without a running session."""
        session = self._controller.session
        if session is None or self._controller.state != "running":
            raise UserError("Start the preview or go live; then your text is spoken.")
        session.typed.voice = self._settings.speech_voice  # another profile may have another one
        session.typed.say(text)

    def stop(self) -> None:
        """Stop speaking, and forget lines that wait."""
        if session := self._controller.session:
            session.typed.stop()

    def store_phrases(self, phrases: list[str]) -> None:
        """Replace the stored phrases; empty and surplus ones are left out."""
        kept = [" ".join(text.split())[:LONGEST_PHRASE] for text in phrases]
        self._settings.phrases = [text for text in kept if text][:MOST_PHRASES]

    def choose_voice(self, name: str) -> None:
        """Speak the next lines by the voice `name`, "" for the engine's default one."""
        self._settings.speech_voice = name
        if session := self._controller.session:
            session.typed.voice = name

    def search_voices(self, done: Callable[[list[Voice]], None], failed: Callable[[str], None]) -> None:
        """List the voices; `failed` gets a sentence that says what to install if there is no engine."""
        self._controller.run(self._list_voices, done, failed)
