"""A council with a meeting to come, and what is said and owed in one place of it, for the tests of wishes."""

from datetime import UTC, datetime, timedelta

from dialogs.asked import Asked, Scope
from dialogs.calendar import Span
from dialogs.plan import plan
from store import outbox
from tests.dialogs.test_calendar import day

NOW = datetime(2021, 6, 14, 12, tzinfo=UTC)
"""Monday 14 June 2021, 13:00 at the council."""
FIRST_OF_JULY = day("Thu 1 July 2021")
CLERK, ANN, JANE = "clerk", "ann", "jane"


def say(tx, act, text, place, *, now=NOW, **who):
    """Do what is said in a personal chat (or where else it is said to be)."""
    wanted = act.recognise(text)
    assert wanted is not None
    asked = Asked(text=text, place=place, **{"scope": Scope.PERSONAL, "person": ANN, "role": "public"} | who)
    assert act.may(asked)
    return act.perform(tx, now, asked, wanted)


def owe(tx, now=NOW):
    """Make the outbox equal to the plan, as the metronome does."""
    span = Span(now - timedelta(days=7), now + timedelta(days=35))
    outbox.reconcile(tx, now, plan(tx, span), span)


def planned(tx, place, kind=None):
    """What waits in the outbox for a place: kind and day."""
    return [
        (one.kind, f"{one.due_at:%d %b}")
        for one in outbox.notices(tx)
        if one.place == place and one.state == "planned" and kind in {None, one.kind}
    ]
