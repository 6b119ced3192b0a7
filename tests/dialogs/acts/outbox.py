"""An outbox put straight into the table, for clerks to ask about."""

from datetime import timedelta

from sqlalchemy import insert

from dialogs.asked import Asked
from store.tables import notice
from tests.council import add_place

SUBJECT = "meeting:planning:2021-07-01"


def add_notice(tx, state, due, *, where=None, kind="agenda_due", subject=SUBJECT, reference="7F3K", **more):
    """A notice that came to this, ten minutes after it was due."""
    end = due + timedelta(minutes=10)
    ends = {"sent": {"sent_at": end, "activity": "1624"}, "planned": {}, "claimed": {}, "sending": {"attempts": 1}}
    values = {"kind": kind, "subject": subject, "place_id": where or add_place(tx, f"19:{reference}{due}{kind}{state}")}
    rest = {"due_at": due, "rule": "09:00", "patience": 3600, "why": "Teams says: NotFound.", "reference": reference}
    tx.execute(insert(notice).values(state=state, **values, **rest, **(ends.get(state, {"ended_at": end}) | more)))


def ask(act, tx, now, text, **more):
    """What an act answers to a clerk of every committee."""
    wanted = act.recognise(text)
    assert wanted is not None
    asked = Asked(**{"text": text, "person": "cleo", "role": "clerk", "committees": None, **more})
    return act.perform(tx, now, asked, wanted)
