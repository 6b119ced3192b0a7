"""How a message was understood, in words that a committee could be shown."""

from dialogs.asked import Asked
from dialogs.explain import explain
from tests.dialogs.conftest import TODAY


def test_the_words_the_wants_and_the_readings_are_shown(demo):
    told = explain(demo, TODAY, Asked(text="whens the delivrable due on 20 april"))
    assert "Read as: when is the deliverable due on 20 april" in told
    assert "Wanted: when" in told
    assert "Dates: 20 April" in told


def test_the_reading_that_is_answered_stands_first_with_its_score(demo):
    lines = explain(demo, TODAY, Asked(text="What is recommendation 2?")).splitlines()
    first = next(line for line in lines if line.startswith("  "))
    assert "actions" in first


def test_a_message_that_wants_nothing_says_so(demo):
    assert "nothing in particular" in explain(demo, TODAY, Asked(text="libraries"))
