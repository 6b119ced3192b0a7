"""Whatever people and papers fill in stays words: no new action, link, mention, formula, or order comes of it."""

from dataclasses import replace

import pytest

from bot.cards import card, rendered
from bot.plain import plain
from dialogs.answer import Answer, Choices, Facts, Field, Form, Link, Quote, Reply, Shown, Steps, Table, Text
from dialogs.clearance import clear
from store.records import PUBLIC
from tests.bot.answers import PACK
from tests.whole.hostile import HOSTILE, KINDS, WORD, every_text, faults, markup, parsed, shape, unprintable


def test_there_are_two_hundred_texts_and_the_reader_sees_what_is_wrong_with_most():
    assert len(HOSTILE) == len(set(HOSTILE)) == 200
    assert sum(bool(markup(kind)) for kind in KINDS) >= 33
    assert markup(WORD) == []
    for text, what in [
        ("[a](b)", "a bracket"),
        ("a\n# b", "a heading"),
        ("1. b", "a list"),
        ("<at>x</at>", "a tag"),
        ("{{DATE(x)}}", "a function of cards"),
    ]:
        assert what in markup(text)


def saying(text):
    """An answer that holds a text everywhere it can hold one."""
    source = replace(PACK, paper=text, item=text)
    fields = (
        Field("title", "Title", "line", text),
        Field("message", "Words", "lines", text),
        Field("places", "Who?", "several", "", ((text, "followers"),)),
    )
    inner = Answer(title=text, lead=text, blocks=(Text(text), Quote(text, source, summary=True)))
    blocks = (
        Text(text),
        Quote(text, source),
        Facts(((text, text), ("Name", text))),
        Table((text, text), ((text, text), ("Name", text)), 9),
        Steps((text,)),
        Choices(text, (text, text)),
        Choices(text, (text,)),
        Reply("7F3K"),
        Form("Change", "A1.1 words\ntitle: {title}", fields),
        Link("The papers", "https://council.example/papers"),
        Shown(inner),
    )
    return Answer(title=text, lead=text, blocks=blocks, sources=(source, PACK))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_card_does_no_more_for_a_hostile_text_than_for_a_word(text):
    answer = saying(text)
    made = card(answer, lead=True)
    assert faults(made) == []
    harmless = WORD if len(text) < 300 else WORD * 800
    assert sorted(map(str, actions(shape(made)))) == sorted(map(str, actions(shape(card(saying(harmless), lead=True)))))
    assert unprintable(plain(answer)) == []


def actions(found):
    return [one for one in found if one[0].startswith(("Action", "Input"))]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_message_beside_a_card_is_plain_and_printable(text):
    said = rendered(clear(Answer(title=text, lead=text, blocks=(Text(text),)), PUBLIC))
    assert [one for one in (said.text, said.summary or "") if unprintable(one)] == []
    assert faults(said.card) == []
    assert all(not unprintable(one) for one in every_text(parsed(said.card)))
