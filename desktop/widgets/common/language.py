"""Language of the user interface."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from inference.sentence import Sentence

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"
LANGUAGES = {"en": "English", "fr": "Français", "pt": "Português"}
"""Language code -> name of the language in that language."""
OF_QT = {"fr": "qtbase_fr", "pt": "qtbase_pt_BR"}
"""Translation files of Qt's standard texts; Qt ships no European Portuguese."""
LOCALES = {"en": "en_GB", "fr": "fr_FR", "pt": "pt_PT"}
CONTEXT = "sentences"
"""Translation context of all Sentences."""


def set_language(app: QCoreApplication, wanted: str) -> str:
    """Install translators and locale of one of LANGUAGES, "" for the system language; returns the language code."""
    language = wanted if wanted in LANGUAGES else system_language(QLocale.system().uiLanguages())
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(LOCALES[language]))
    if language in OF_QT:
        _install(app, OF_QT[language], Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        _install(app, f"understudy_{language}", FOLDER)
    return language


def system_language(tags: list[str]) -> str:
    """First of LANGUAGES among language tags such as pt-BR; "en" if there is none."""
    known = (tag.replace("_", "-").partition("-")[0] for tag in tags)
    return next((language for language in known if language in LANGUAGES), "en")


def translated(text: str) -> str:
    """Translate a Sentence or a text of resources/; returns it unchanged if there is no translation."""
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
