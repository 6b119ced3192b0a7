"""What may not stand in the code: names of the papers it was built on, mocks, hosts of registries, unfinished work."""

import csv
import re
from itertools import pairwise

import pytest

from tests.house.source import MODULES, ROOT, TESTS, Module

WORK = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X{3})\b")
REGISTRY = re.compile(
    r"\bhttps?:[^\s\"']*(?:/simple\b|\.whl\b|\.tgz\b|\.tar\.gz\b)|--(?:extra-)?index" r"-url", re.IGNORECASE
)
ORDINARY = frozenset(
    "white green walker driver turner davies carr nelson rogers porter tanner dawson kirby sales".split()
)
TRACKED = ("*.md", "*.toml", "*.txt", "Makefile", "bot/**/*", "dialogs/**/*", "store/**/*", "manifest/**/*", "demo/*")


def ids(module: Module) -> str:
    return module.path


def telling(text: str) -> set[str]:
    """The full names of people that a cell holds, in small letters."""
    parts = (re.findall(r"[A-Z][a-z]{2,}", part) for part in text.split("/") if "Committee" not in part)
    return {" ".join(pair).lower() for part in parts for pair in pairwise(part)}


def demo_names() -> set[str]:
    names: set[str] = set()
    for sheet, column in (("attendance", "name"), ("roles", "name"), ("actions", "owner")):
        with (ROOT / "demo" / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
            names |= {name for row in csv.DictReader(file) for name in telling(row[column] or "")}
    return names


def surnames() -> set[str]:
    """The surnames of the demonstration that are not words or common names."""
    return {name.split()[-1] for name in demo_names()} - ORDINARY


def invented_names() -> set[str]:
    return {folder.name for folder in (ROOT / "tests" / "packs").iterdir() if folder.is_dir()}


DATA = sorted(file for folder in ("bot", "dialogs", "store", "manifest") for file in (ROOT / folder).rglob("*.txt"))
"""What is no code and yet decides what is understood."""


@pytest.mark.parametrize("file", [*(ROOT / module.path for module in MODULES), *DATA], ids=lambda file: file.name)
def test_no_name_of_a_paper_stands_in_the_code_or_its_data(file):
    text = file.read_text(encoding="utf-8").lower()
    assert [name for name in demo_names() | invented_names() if name in text] == []
    assert [name for name in surnames() if re.search(rf"\b{name}\b", text)] == []


def test_the_names_that_are_looked_for_are_there_to_be_found():
    assert len(demo_names()) > 15
    assert len(invented_names()) >= 5
    assert len(surnames()) >= 5
    assert len(DATA) >= 2


@pytest.mark.parametrize("module", [*MODULES, *TESTS], ids=ids)
def test_nothing_is_left_to_be_done_in_the_code(module):
    assert WORK.findall(module.text) == []


@pytest.mark.parametrize("module", [*MODULES, *TESTS], ids=ids)
def test_nobody_works_with_mocks(module):
    if module.path != "tests/house/test_words.py":
        assert not re.search(r"unittest\.mock|from mock|\bmocker\b|monkeypatch", module.text)


def test_no_tracked_file_names_a_package_registry_or_a_machine():
    files = [file for pattern in TRACKED for file in ROOT.glob(pattern) if file.is_file()]
    assert len(files) > 100
    for file in files:
        text = file.read_bytes().decode(errors="ignore")
        assert not REGISTRY.search(text), file
        assert not re.search(r"/(?:root|home)/[a-z]", text), file
