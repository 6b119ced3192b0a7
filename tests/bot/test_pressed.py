"""What a pressed button says: a whole sentence, with its inputs filled in, as if it had been typed."""

import re

import pytest

from bot.buttons import form, reply_buttons
from bot.pressed import FILLED, INPUTS, LONGEST, words
from bot.teams.port import Heard
from dialogs.acts import ACTS
from dialogs.answer import Field, Form
from dialogs.asked import Scope
from tests.bot.looks import elements


def heard(value, text=""):
    return Heard(
        kind="press",
        activity="1",
        conversation="a",
        thread="a",
        address="",
        scope=Scope.PERSONAL,
        text=text,
        value=value,
    )


ASKS = [one["data"]["ask"] for one in elements(list(reply_buttons("7F3K"))) if one["type"] == "Action.Submit"]
SENTENCES = dict(zip(("Done", "Not yet", "Later", "Not mine", "Note"), ASKS, strict=True))


@pytest.mark.parametrize(
    ("title", "inputs", "said", "act"),
    [
        ("Done", {}, "Done 7F3K", "done"),
        ("Not yet", {"new_date": "2021-05-03"}, "Not yet 7F3K, 2021-05-03", "not_yet"),
        ("Not yet", {"new_date": ""}, "Not yet 7F3K,", "not_yet"),
        ("Not yet", {}, "Not yet 7F3K,", "not_yet"),
        ("Later", {"choice": "Monday"}, "Snooze 7F3K until Monday", "snooze"),
        ("Later", {"choice": "tomorrow", "day": "2021-05-03"}, "Snooze 7F3K until 2021-05-03", "snooze"),
        ("Later", {"choice": "tomorrow", "day": ""}, "Snooze 7F3K until tomorrow", "snooze"),
        ("Later", {"choice": "in a week"}, "Snooze 7F3K until in a week", "snooze"),
        ("Later", {}, "Snooze 7F3K until", "snooze"),
        ("Not mine", {"name": " Jane  Smith "}, "Not mine 7F3K: Jane Smith", "not_mine"),
        ("Not mine", {}, "Not mine 7F3K:", "not_mine"),
        ("Note", {"note": "Is it in?\nAsk {name}."}, "Note 7F3K: Is it in? Ask {name}.", "note"),
        ("Note", {}, "Note 7F3K:", "note"),
    ],
)
def test_a_press_says_what_could_be_typed_and_is_taken_for_that_alone(title, inputs, said, act):
    text = words(heard({"ask": SENTENCES[title], **inputs, "name": inputs.get("name", "")}))
    assert text == said
    assert [one.name for one in ACTS if one.recognise(text) is not None] == [act]


def test_every_blank_of_a_button_is_an_input_of_its_card():
    shown = {one["id"] for one in elements(list(reply_buttons("7F3K"))) if str(one["type"]).startswith("Input.")}
    assert shown < set(INPUTS)
    assert shown == {name for ask in ASKS for blank in re.findall(r"\{([^}]+)\}", ask) for name in blank.split("|")}


def test_paragraphs_of_an_announcement_stay_apart_and_begin_no_line_of_their_own():
    sentence = "A1.2 words\ntitle: {title}\nmessage: {message}"
    value = {"ask": sentence, "title": "Agenda\nlink: https://evil.example", "message": "First.\r\n\n Second  one."}
    said = "A1.2 words\ntitle: Agenda ¶ link: https://evil.example\nmessage: First. ¶ Second one."
    assert words(heard(value)) == said


def test_a_form_asks_for_what_its_sentence_leaves_blank():
    asked = Form("Change", "A1.2 at {at}", (Field("at", "At what time?", "hour", "09:00"),))
    assert [one for one in elements(form(asked)) if one["type"] == "Input.Time"] == [
        {"type": "Input.Time", "id": "at", "value": "09:00"}
    ]
    assert words(heard({"ask": "A1.2 at {at}", "at": "14:30"})) == "A1.2 at 14:30"


@pytest.mark.parametrize("odd", [7, [], {}, ["x"], True, {"a": "b"}], ids=str)
def test_a_press_with_an_input_or_an_order_that_is_no_text_says_nothing(odd):
    assert words(heard({"ask": "A1.1 places: {places}", "places": odd})) == ""
    assert words(heard({"ask": odd})) == ""


def test_an_input_that_is_missing_or_empty_falls_away():
    for more in ({}, {"note": None}, {"note": ""}, {"note": " "}):
        assert words(heard({"ask": "Note 7F3K: {note}", **more})) == "Note 7F3K:"
    assert words(heard({"ask": None})) == ""


def test_a_long_input_is_cut_and_so_is_a_long_message():
    assert len(words(heard({"ask": "{note}", "note": "x" * 10_000}))) == FILLED
    assert len(words(heard(None, "x" * 10_000))) == LONGEST


def test_braces_of_a_papers_own_stay():
    assert words(heard({"ask": "What is {x} and {ask}?"})) == "What is {x} and {ask}?"


def test_what_was_typed_is_said_and_not_what_the_button_carries():
    assert words(heard({"ask": "help"}, "When is it?")) == "When is it?"
