"""What leans on the message before is understood by it, and what stands alone is not, whatever was asked before."""

import pytest

LISTS = ["list the deliverables", "has the DR plan been signed off", "which indicators are below target?"]
ALONE = [
    ("When is the next meeting?", "20 April 2021"),
    ("who attended the last meeting?", "Geoff Driver"),
    ("who were the subs", "Lorraine Beavers"),
    ("which deliverables are still outstanding?", "9 deliverables of 70"),
    ("what is on the agenda?", "Digital Strategy Update"),
    ("what are the recommendations?", "recommendation"),
    ("hi", "Hello"),
    ("thanks", "You're welcome"),
    ("help", "I answer questions"),
]


@pytest.mark.parametrize("first", LISTS)
@pytest.mark.parametrize(("then", "told"), ALONE)
def test_what_stands_alone_is_answered_as_if_nothing_had_been_asked(talk, first, then, told):
    talk.ask(first)
    assert told in talk.ask(then).lead


def test_the_same_question_twice_has_the_same_answer(talk):
    assert talk.ask("When is the next meeting?") == talk.ask("When is the next meeting?")


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("when is the next meeting?", "what time?", "2pm"),
        ("when is the next meeting?", "and the one after that?", "1 July 2021"),
        ("has the DR plan been signed off", "who by and when", "Glyn Peach"),
        ("which deliverables are still outstanding?", "how many is that", "9 deliverables"),
        ("what is recommendation 2?", "whose is it", "Glyn Peach"),
    ],
)
def test_what_leans_on_the_message_before_is_understood_by_it(talk, first, then, told):
    talk.ask(first)
    assert told in talk.ask(then).lead
