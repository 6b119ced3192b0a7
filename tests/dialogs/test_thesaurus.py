"""Other words for the same thing, and the short forms that papers explain."""

import re
from pathlib import Path

import pytest

import dialogs
from dialogs.thesaurus import learnt, phrase, short_forms, standing

DATA = Path(dialogs.__file__).parent


def test_a_group_works_in_every_direction():
    assert phrase("household waste recycling centre") in standing()[phrase("tip")]
    assert phrase("tip") in standing()[phrase("household waste recycling centre")]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("employment, education or training (EET)", "EET", "employment, education or training"),
        ("'Always On Virtual Private Network' (AOVPN)", "AOVPN", "Always On Virtual Private Network"),
        ("the Department of the Environment (DE)", "DE", "Department of the Environment"),
    ],
)
def test_a_short_form_is_learnt_from_its_brackets(text, short, long):
    assert short_forms(text) == {short: long}


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("*TIDE: Timely, Inspected, Dated and Even. A tide is good.", {"TIDE": "Timely, Inspected, Dated and Even"}),
        ("KPI means key performance indicator", {"KPI": "key performance indicator"}),
        ("COVID: the pandemic had an impact", {}),
        ("NB: nothing", {}),
    ],
)
def test_a_short_form_is_learnt_from_the_words_that_it_is_equated_with(text, forms):
    assert short_forms(text) == forms


def test_brackets_that_explain_nothing_teach_nothing():
    assert short_forms("the report (NHS) was noted") == {}


def test_what_was_learnt_means_its_long_form():
    forms, synonyms = learnt(["young people in employment or training (EOT)"])
    assert forms == {"EOT": "employment or training"}
    assert phrase("employment or training") in synonyms[phrase("EOT")]


def test_every_pattern_of_the_cues_compiles():
    lines = (DATA / "cues.txt").read_text(encoding="utf-8").splitlines()
    patterns, name = [], ""
    for line in lines:
        name = line if line and not line.startswith((" ", "#")) else name
        if line.startswith(" ") and not name.endswith(("frame", "words")):
            patterns.append(line.strip())
    assert len([re.compile(pattern) for pattern in patterns]) > 300


@pytest.mark.parametrize("name", ["thesaurus.txt", "shorthand.txt"])
def test_every_line_of_the_data_is_a_group(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#") and " = " not in line] == []
