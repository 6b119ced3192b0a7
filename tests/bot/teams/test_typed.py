"""What is left of a message: the words that are meant for the bot."""

import pytest

from bot.teams.typed import typed

BOT = "28:bot"


def mention(text, of=BOT):
    return {"type": "mention", "text": text, "mentioned": {"id": of, "name": "somebody"}}


def test_the_bots_mention_is_removed_wherever_it_stands():
    at = [mention("<at>Committee Bot</at>")]
    assert typed("<at>Committee Bot</at> when is it?", at, BOT) == "when is it?"
    assert typed("when is it <at>Committee Bot</at>", at, BOT) == "when is it"
    assert typed("when <at>Committee Bot</at> is it?", at, BOT) == "when is it?"


def test_it_is_removed_as_often_as_it_stands_there():
    at = mention("<at>Committee Bot</at>")
    assert typed("<at>Committee Bot</at> <at>Committee Bot</at> hi", [at, at], BOT) == "hi"


def test_it_is_found_by_its_id_and_not_by_its_look():
    assert typed("<at>Bot</at> hi", [mention("<at>Bot</at>", of="29:Bot")], BOT) == "Bot hi"
    assert typed("<at>Something else</at> hi", [mention("<at>Something else</at>")], BOT) == "hi"


def test_the_names_of_others_stay():
    entities = [mention("<at>Bot</at>"), mention("<at>Ann Archer</at>", of="29:ann"), {"type": "clientInfo"}]
    assert typed("<at>Bot</at> what does <at>Ann Archer</at> owe?", entities, BOT) == "what does Ann Archer owe?"


def test_a_name_that_teams_splits_in_two_stays_whole():
    entities = [mention("<at>Ann</at>", "29:ann"), mention("<at>Archer</at>", "29:ann")]
    assert typed("what does <at>Ann</at> <at>Archer</at> owe?", entities, BOT) == "what does Ann Archer owe?"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (None, ""),
        ("", ""),
        ("<p>when is <b>it</b>?</p>", "when is it?"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br/>two\r\n\r\nthree", "one\ntwo\nthree"),
        ("R&amp;D &lt; 5&nbsp;%", "R&D < 5 %"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("when\u00a0is\u2009it", "when is it"),
        ("\u200ehelp\u200f", "help"),
        ("\u202bhelp\u202c\u2066!\u2069", "help!"),
        ("\ufeffhe\u200blp\u00ad", "help"),
        ("help\x07\x1b[31m", "help [31m"),
        ("  a \t  b  ", "a b"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ],
    ids=repr,
)
def test_the_editors_marks_are_taken_away(written, left):
    assert typed(written, [], BOT) == left


@pytest.mark.parametrize(
    "entity",
    [
        {},
        {"type": None},
        {"type": "mention"},
        {"type": "mention", "mentioned": 7, "text": 7},
        mention(""),
        mention(None),
    ],
    ids=repr,
)
def test_an_odd_entity_changes_nothing(entity):
    assert typed("hi there", [entity], BOT) == "hi there"


def test_without_a_bot_no_mention_is_its_own():
    assert typed("<at>Bot</at> hi", [{"type": "mention", "text": "<at>Bot</at>", "mentioned": {}}], None) == "Bot hi"
