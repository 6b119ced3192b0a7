"""Cards: what phones render, nothing lost, nothing that a paper could slip in, and never too large."""

import re
from dataclasses import replace

import pytest

from bot.cards import CHOICES, LARGEST, card, rendered, size, tells_more
from bot.marks import escaped
from bot.plain import plain, readable
from dialogs.answer import Answer, Choices, Facts, Quote, Reply, Steps, Table, Text
from dialogs.asked import Asked
from dialogs.clearance import clear
from dialogs.questions import QUESTIONS
from dialogs.respond import respond
from store.records import ALL, PUBLIC
from tests.bot.answers import ANSWERS, GOLDEN, PACK, golden
from tests.bot.looks import elements, faults, pressed, seen, texts, unescaped
from tests.dialogs.conftest import TODAY, demo, nothing  # noqa: F401  # the invented papers that questions are tested on

EVERY = pytest.mark.parametrize("name", ANSWERS)
MARKS = ["*", "_", "[", "]", "(", ")", "`", "~~", "<", ">", "&amp;", "#", "-", "+", "1.", "1)", "\\", "{{", "}}", "!["]


@EVERY
def test_a_card_is_as_it_was_seen_to_look_right(name):
    assert golden(ANSWERS[name]) == (GOLDEN / f"{name}.json").read_text(encoding="utf-8")


@EVERY
def test_a_card_holds_only_what_phones_render(name):
    assert faults(card(ANSWERS[name])) == []


@EVERY
def test_card_and_plain_twin_hold_every_text_of_the_answer(name):
    shown, said = "\n".join(seen(card(ANSWERS[name]))), plain(ANSWERS[name])
    for text in texts(ANSWERS[name]):
        assert readable(text) in said
        assert readable(text).replace("`", "‘") in shown


def test_what_can_be_answered_is_one_message_which_can_be_changed():
    asks = Answer(title="Agenda due", lead="The agenda is due.", blocks=(Reply("7F3K"),))
    looks = rendered(clear(asks, PUBLIC))
    assert (looks.text, looks.summary) == ("", "The agenda is due.")
    assert looks.card is not None
    assert "The agenda is due." in seen(dict(looks.card))


@EVERY
def test_what_stands_in_place_of_a_card_is_one_message_that_says_all(name):
    looks = rendered(clear(ANSWERS[name], ALL), single=True)
    assert looks.text == ""
    assert looks.card is not None
    assert readable(ANSWERS[name].lead).replace("`", "‘") in "\n".join(seen(dict(looks.card)))
    assert faults(dict(looks.card)) == []
    assert size(dict(looks.card)) <= LARGEST


@pytest.mark.parametrize("example", [example for question in QUESTIONS for example in question.examples])
def test_the_answer_to_every_example_makes_a_sound_card(demo, example):  # noqa: F811
    answer = respond(demo, TODAY, Asked(text=example))
    made = card(answer)
    assert faults(made) == []
    assert all(readable(text) in plain(answer) for text in texts(answer))


def test_a_card_does_not_repeat_the_lead():
    answer = ANSWERS["facts"]
    assert all(answer.lead not in text for text in seen(card(answer)))
    assert card(answer)["speak"] == answer.lead
    assert str(card(answer)["fallbackText"]).startswith(answer.lead)


def test_an_answer_of_its_lead_alone_needs_no_card():
    assert not tells_more(ANSWERS["bare"])
    assert all(tells_more(answer) for name, answer in ANSWERS.items() if name != "bare")


@pytest.mark.parametrize("before", ["", "word ", "word", "\n", "(", "é"])
@pytest.mark.parametrize("mark", MARKS)
def test_no_mark_of_markdown_is_left_to_work(mark, before):
    text = f"{before}{mark} x {mark}x{mark} [x](https://example.org) **x** __x__ <at>x</at>"
    made = escaped(text)
    assert unescaped(made) == readable(text).replace("`", "‘")
    for line in made.split("\n\n"):
        assert not line.startswith(("-", "+", "#", ">", "1.", "1)", "    "))
    assert not re.search(r"<at|\{\{|~~|`|(?<!\\)[*_\[\]]", made)


def test_only_the_root_speaks_to_teams_so_nothing_can_be_a_mention():
    assert card(ANSWERS["hostile"])["msteams"] == {"width": "Full"}


def test_a_button_posts_the_whole_question_on_every_client():
    buttons = [each for each in elements(card(ANSWERS["which"])) if each["type"] == "Action.Submit"]
    assert [pressed(each) for each in buttons] == list(ANSWERS["which"].choices)


def test_short_questions_are_buttons_and_long_ones_stand_beside_theirs():
    short, long = card(ANSWERS["steps"]), card(ANSWERS["which"])
    titles = [[each["title"] for each in elements(made) if each["type"] == "Action.Submit"] for made in (short, long)]
    assert titles == [["Who is responsible?", "When is it due?"], ["Ask 1", "Ask 2"]]


def test_of_many_choices_the_first_are_shown_and_the_rest_counted():
    answer = Answer(title="T", lead="L", blocks=(Choices("Which", tuple(f"Question {n}?" for n in range(9))),))
    shown = seen(card(answer))
    assert sum(text.startswith("Question") for text in shown) == 2 * CHOICES
    assert "3 more can be typed." in shown


def test_of_many_sources_the_first_are_shown_and_the_rest_counted():
    answer = replace(ANSWERS["facts"], sources=tuple(replace(PACK, page=page) for page in range(1, 13)))
    shown = seen(card(answer))
    assert sum(text.startswith("Source:") for text in shown) == 8
    assert shown[-2:] == ["and 4 more", "As at 20 April 2021"]


def test_a_quotation_is_told_from_a_summary_and_names_its_paper_among_several():
    shown = seen(card(ANSWERS["steps"]))
    assert "Summary (Roles, line 210)" in shown
    assert "The programme ended in time." in shown
    assert "“Snow closed two depots, and crews were ill.”" in seen(card(ANSWERS["facts"]))


HUGE = "words * and [brackets] \U0001f600 " * 2_000


@pytest.mark.parametrize(
    "block",
    [
        Text(HUGE),
        Quote(HUGE, PACK),
        Facts((("Name", HUGE),) * 50),
        Facts((("Name", "\U0001f600" * 300),) * 500),
        Table(("Head", "Other"), ((HUGE, HUGE),) * 30, 900),
        Table(("Head", "Other"), (("a", "b"),) * 900, 900),
        Steps((HUGE,) * 40),
        Choices(HUGE, (HUGE,) * 9),
    ],
    ids=lambda block: type(block).__name__,
)
def test_whatever_the_answer_a_card_stays_within_what_teams_takes(block):
    sources = tuple(replace(PACK, paper=HUGE, page=page) for page in range(30))
    made = card(Answer(title=HUGE, lead=HUGE, blocks=(block,) * 3, sources=sources))
    assert size(made) <= LARGEST
    assert faults(made) == []
    assert any(" more" in text for text in seen(made))


def test_a_cut_text_counts_what_it_leaves_out():
    text = "word " * 1_000
    shown = seen(card(Answer(title="T", lead="L", blocks=(Text(text),))))[1]
    kept, count = shown.removesuffix(" more characters)").rsplit(" … (", 1)
    assert len(kept) + int(count.replace(",", "")) == len(readable(text))


def test_the_checker_finds_what_phones_do_not_render():
    made = card(ANSWERS["list"])
    planted = {"type": "Table", "rows": []}, {"type": "TextBlock", "text": "x"}, {"type": "ActionSet", "actions": []}
    for bad in planted:
        assert faults(made | {"body": [bad]})
    assert faults(made | {"version": "1.5"})
    assert faults(made | {"speak": ""})
    assert faults(made | {"fallbackText": "x" * 50_000})
