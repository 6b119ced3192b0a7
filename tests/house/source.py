"""The modules of the project, parsed once."""

import ast
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "dialogs", "store", "manifest")
NOT_OURS = "migrations/versions"
"""Written by Alembic."""


@dataclass(frozen=True)
class Module:
    """One file of Python: its path from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def read(folder: str) -> list[Module]:
    """Every module below a folder of the root."""
    found = []
    for file in sorted((ROOT / folder).rglob("*.py")):
        path = file.relative_to(ROOT).as_posix()
        if NOT_OURS not in path:
            text = file.read_text(encoding="utf-8")
            found.append(Module(path, text, ast.parse(text)))
    return found


MODULES = [module for package in PACKAGES for module in read(package)]
TESTS = read("tests")
