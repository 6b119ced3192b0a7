"""What an act changes stands in the journal, with what it was before and what it is now."""

import pytest

from dialogs.acts import expect, follow, leads, pause, set_date, stop, substitute, unfollow
from dialogs.asked import Scope
from store import journal, people
from tests.council import LONG_AGO, add_action, add_clerk, add_committee, add_meeting, add_paper
from tests.dialogs.acts.wishing import ANN, CLERK, FIRST_OF_JULY, JANE, NOW, say


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        yield lent


@pytest.fixture
def chat(tx):
    planning = add_committee(tx)
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_action(tx, add_paper(tx, planning, FIRST_OF_JULY), number="1", due=FIRST_OF_JULY)
    people.grant(tx, LONG_AGO, object_id=ANN, role="member", name="Ann Archer", committee_slug="planning")
    people.grant(tx, LONG_AGO, object_id=JANE, role="officer", name="Jane Smith", committee_slug="planning")
    return add_clerk(tx, CLERK, "planning")


def changes(tx, act, *orders, chat):
    """What the journal says that each order changed."""
    before = len(journal.entries(tx))
    for order in orders:
        say(tx, act.ACT, order, chat, person=CLERK, role="clerk", committees=None, scope=Scope.PERSONAL)
    return [(entry.before, entry.after) for entry in journal.entries(tx)[before:]]


@pytest.mark.parametrize(
    ("act", "orders", "changed"),
    [
        (leads, ["remind me of agendas 5 and 1 days before", "usual reminders of agendas"],
         [("as usual", "5, 1"), ("5, 1", "as usual")]),
        (stop, ["stop agenda reminders", "start agenda reminders"], [("sent", "stopped"), ("stopped", "sent")]),
        (expect, ["expect a report on Quays from Jane Smith for 1 July", "no report on Quays for 1 July"],
         [("not expected", JANE), (JANE, "not expected")]),
        (substitute, ["Jane Smith substitutes for Ann Archer on 1 July", "Ann Archer is coming after all on 1 July"],
         [(ANN, JANE), (JANE, ANN)]),
        (set_date, ["set action 1 to 5 July 2021", "set action 1 to 6 July 2021"],
         [("2021-07-01", "2021-07-05"), ("2021-07-05", "2021-07-06")]),
        (pause, ["pause reminders until 20 June", "pause reminders until 25 June", "resume reminders"],
         [("not paused", "paused until 2021-06-19 23:00+0000"),
          ("paused until 2021-06-19 23:00+0000", "paused until 2021-06-24 23:00+0000"),
          ("paused until 2021-06-24 23:00+0000", "not paused")]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_the_journal_holds_what_an_order_changed(tx, chat, act, orders, changed):
    assert changes(tx, act, *orders, chat=chat) == changed


def test_following_says_which_place_follows(tx, chat):
    here = f"in place {chat}"
    assert changes(tx, follow, "follow planning", chat=chat) == [(f"not followed {here}", f"followed {here}")]
    assert changes(tx, unfollow, "unfollow planning", chat=chat) == [(f"followed {here}", f"not followed {here}")]


def test_nobodys_words_are_in_the_journal(tx, chat):
    changes(tx, stop, "please stop sending me agenda reminders", chat=chat)
    assert "please" not in repr(journal.entries(tx))
    assert journal.entries(tx)[-1].at == NOW
