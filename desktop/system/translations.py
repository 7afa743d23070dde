"""Update the files in resources/translations from the texts in the sources.

`python -m desktop.system.translations` adds new texts (translate them in the .ts files by hand or with
pyside6-linguist), removes obsolete ones, and compiles the .qm files that the window loads.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("fr", "pt")
CONTEXT = "sentences"
"""Qt translation context of texts from code that does not import Qt."""
MAKERS = ("Sentence", "UserError")
"""Classes whose first argument is a translatable template."""
KEPT = ("-no-obsolete", "-locations", "none")
"""lupdate options that keep the files unchanged unless a text changes."""


def main() -> int:
    """Update and compile all languages; returns 1 while translations are missing."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    update([FOLDER / f"understudy_{language}.ts" for language in LANGUAGES])
    missing = 0
    for language in LANGUAGES:
        file = FOLDER / f"understudy_{language}.ts"
        missing += file.read_text(encoding="utf-8").count('type="unfinished"')
        release(file, file.with_suffix(".qm"))
    sys.stdout.write(f"{missing} texts to translate in {FOLDER}\n")
    return 1 if missing else 0


def update(files: list[Path]) -> None:
    """Synchronise the .ts `files` with the texts in the sources; existing translations are kept."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "sentences.py"
        calls = (f"QCoreApplication.translate({CONTEXT!r}, {text!r})\n" for text in dict.fromkeys(sentences()))
        listed.write_text("".join(calls), encoding="utf-8")
        # A list in a file, since Windows limits a command line to 32,767 characters.
        sources = Path(folder) / "sources.txt"
        sources.write_text("\n".join(map(str, [*sorted((ROOT / "desktop").rglob("*.py")), listed])), encoding="utf-8")
        for file in files:
            languages = ["-source-language", "en", "-target-language", file.stem[-2:]]
            _tool("lupdate", f"@{sources}", *KEPT, *languages, "-ts", str(file))


def release(file: Path, compiled: Path) -> None:
    """Compile a .ts file into the .qm file that Qt loads."""
    _tool("lrelease", str(file), "-qm", str(compiled))


def sentences() -> Iterator[str]:
    """Templates of all Sentences and UserErrors, then the titles of the built-in portraits."""
    for folder in ("inference", "desktop"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from templates(path.read_text(encoding="utf-8"))
    builtins = tomllib.loads((ROOT / "resources" / "builtins.toml").read_text(encoding="utf-8"))
    yield from (entry["title"] for entry in builtins.values())


def templates(source: str) -> Iterator[str]:
    """Constant first arguments of UserError and Sentence calls in Python source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", None) in MAKERS:
            template = node.args[0]
            if isinstance(template, ast.Constant):
                yield str(template.value)


def _tool(name: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / name
    subprocess.run([str(program), *arguments, "-silent"], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
