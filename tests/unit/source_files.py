"""Our Python files and their imports, read from the source text."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One of our Python files."""

    path: Path

    @functools.cached_property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @functools.cached_property
    def module(self) -> str:
        """Dotted name; that of the package for an `__init__.py`."""
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @functools.cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @functools.cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @functools.cached_property
    def imports(self) -> set[str]:
        """Dotted names of all modules imported anywhere in the file, inside functions too."""
        return set(self._imports())

    def _imports(self) -> Iterator[str]:
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = self._absolute(node)
                yield module
                yield from (f"{module}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Call) and last_name(node.func) in {"import_module", "__import__"}:
                yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))

    def _absolute(self, node: ast.ImportFrom) -> str:
        package = self.path.relative_to(ROOT).with_suffix("").parts[: -node.level or None]
        return ".".join([*(package if node.level else ()), *filter(None, [node.module])])

    @functools.cached_property
    def used(self) -> set[str]:
        """The last part of every name that is called or inherited from, such as Thread in threading.Thread()."""
        calls = [node.func for node in self.nodes if isinstance(node, ast.Call)]
        bases = [base for node in self.nodes if isinstance(node, ast.ClassDef) for base in node.bases]
        return {name for node in calls + bases if (name := last_name(node))}

    def knows(self, *packages: str) -> set[str]:
        """The imports that are one of `packages` or lie inside one."""
        return {name for name in self.imports for package in packages if f"{name}.".startswith(f"{package}.")}


def last_name(node: ast.AST) -> str | None:
    """`c` of `a.b.c`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


@functools.cache
def sources(*places: str) -> list[Source]:
    """All our files under these folders. Fails for a place without files, for which every rule would hold."""
    found = [path for place in places for path in sorted((ROOT / place).rglob("*.py"))]
    assert found, f"no Python file under {places}"
    return [Source(path) for path in found if "out" not in path.parts[len(ROOT.parts) :]]


@functools.cache
def app() -> list[Source]:
    """All that is delivered to a user."""
    return [Source(ROOT / "main.py"), *sources("inference"), *sources("desktop")]


def dependencies(files: list[Source]) -> dict[str, set[str]]:
    """For each module of `files` the modules among them that it imports; packages themselves are left out."""
    modules = {source.module for source in files if source.path.name != "__init__.py"}
    return {source.module: (source.imports & modules) - {source.module} for source in files if source.module in modules}
