"""The documents tell what is there: tables made from the code, commands that exist, and one page for whoever helps."""

import re

import pytest

from tests.house.readme import README, with_tables
from tests.house.source import ROOT

TEXT = README.read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_tables_of_the_readme_are_those_of_the_code():
    assert with_tables(TEXT) == TEXT, "write them anew with python -m tests.house.readme"


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?m)(?:`|^    )make ([a-z]+)", TEXT))))
def test_every_target_that_the_readme_names_is_in_the_makefile(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:bot|dialogs|store|tests|manifest|demo)/[\w./*]+)`", TEXT)))
)
def test_every_place_that_the_readme_names_is_there(path):
    places = (path, f"{path}.py", f"{path}/__init__.py")
    assert any(list(ROOT.glob(place)) for place in places)


def test_ci_runs_the_command_that_the_readme_gives_for_the_tests():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in TEXT


@pytest.mark.parametrize("name", ["CHANGELOG.md", "DECISIONS.md", "CONTRIBUTING.md", "LICENSE"])
def test_a_document_that_everybody_looks_for_is_there_and_not_empty(name):
    assert len((ROOT / name).read_text(encoding="utf-8")) > 500


def test_whoever_helps_has_one_page_to_read():
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 90
