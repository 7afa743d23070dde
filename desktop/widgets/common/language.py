"""The language that the window speaks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from inference.sentence import Sentence

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"
LANGUAGES = {"en": "English", "fr": "Français", "pt": "Português"}
"""Each under the name it has for itself."""
OF_QT = {"fr": "qtbase_fr", "pt": "qtbase_pt_BR"}
"""Qt's own words, as on the buttons of its dialogs; it has no European Portuguese."""
LOCALES = {"en": "en_GB", "fr": "fr_FR", "pt": "pt_PT"}
CONTEXT = "sentences"
"""Of all Sentences in the translation files."""


def speak(app: QCoreApplication, wanted: str) -> str:
    """Let `app` speak one of LANGUAGES from now on, "" for the system's; returns the one it speaks."""
    language = wanted if wanted in LANGUAGES else of_system(QLocale.system().uiLanguages())
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(LOCALES[language]))
    if language in OF_QT:
        _install(app, OF_QT[language], Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        _install(app, f"understudy_{language}", FOLDER)
    return language


def of_system(tags: list[str]) -> str:
    """The first of LANGUAGES among language tags such as pt-BR; English when there is none."""
    known = (tag.replace("_", "-").partition("-")[0] for tag in tags)
    return next((language for language in known if language in LANGUAGES), "en")


def translated(text: str) -> str:
    """A Sentence, or a text of resources/, in the language of the window; as it is when nobody has translated it."""
    if not text:
        return ""
    if not isinstance(text, Sentence):
        return QCoreApplication.translate(CONTEXT, text)
    template = QCoreApplication.translate(CONTEXT, text.template)
    parts = {name: translated(part) if isinstance(part, Sentence) else part for name, part in text.parts.items()}
    return template.format(**parts) if parts else template


def _install(app: QCoreApplication, name: str, folder: Path) -> None:
    translator = QTranslator(app)
    if translator.load(name, str(folder)):
        app.installTranslator(translator)
