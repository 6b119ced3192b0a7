"""How dates, times, figures and lists are written."""

from datetime import date, time

import pytest

from dialogs import say
from store.records import Source


def test_each_kind_has_one_form():
    assert say.short_date(date(2021, 4, 20)) == "20 April 2021"
    assert say.long_date(date(2021, 4, 20)) == "Tuesday 20 April 2021"
    assert [say.clock(time(14)), say.clock(time(19, 30)), say.clock(time(0, 5))] == ["2pm", "7.30pm", "12.05am"]
    assert [say.number(1234), say.number(93.2)] == ["1,234", "93.2"]
    assert say.initial("a word") == "A word"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(93.2, "%", "93.2%"), (690000, "£", "£690,000"), (12.4, "days", "12.4 days"), (3, None, "3")],
)
def test_an_amount_is_said_with_its_unit(value, unit, said):
    assert say.amount(value, unit) == said


def test_lists_and_counts_are_said_as_people_say_them():
    assert [say.joined([]), say.joined(["a"]), say.joined(["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert [say.counted(1, "paper"), say.counted(3, "paper"), say.counted(2, "inch", "inches")] == [
        "1 paper",
        "3 papers",
        "2 inches",
    ]
    assert [say.pages(None), say.pages((3, 3)), say.pages((3, 8))] == [None, "page 3", "pages 3 to 8"]


def test_what_is_too_long_is_cut_between_words():
    assert say.cut("one two three", 9) == "one two …"
    assert say.cut("one", 9) == "one"


def test_a_paper_is_named_with_its_page():
    source = Source(1, "Agenda pack", "agenda pack", "a.txt", 1, None, 3, 1, None, exempt=False)
    assert say.paper(source) == "Agenda pack, page 3"
