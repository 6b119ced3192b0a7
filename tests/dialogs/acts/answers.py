"""A reminder that was sent, and somebody who answers it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from dialogs.acts import ACTS
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.reminders import agenda_due
from store import Tx, outbox, people, places
from store.notices import Notice
from store.outbox import Owed
from store.tables import notice
from tests.council import add_committee, add_follower, add_meeting, remind_of_agendas_alone

ANN = "11111111-aaaa-4aaa-8aaa-000000000001"
BEN = "22222222-bbbb-4bbb-8bbb-000000000002"
CLERK = "33333333-cccc-4ccc-8ccc-000000000003"
MEETING = date(2021, 7, 1)
SENT = datetime(2021, 6, 18, 8, tzinfo=UTC)
"""09:00 on Friday 18 June 2021: three working days before the last day for the agenda of the meeting."""
NOW = SENT + timedelta(hours=1)
SPAN = Span(SENT - timedelta(days=7), SENT + timedelta(days=35))


@dataclass
class Council:
    """One committee with a clerk and a meeting, whose agenda is owed."""

    tx: Tx
    committee: int
    clerk: int
    now: datetime = NOW

    def send(self, at: datetime | None = None, *, where: int | None = None) -> list[Notice]:
        """Plan, and send what is due by then (to one place, if it is named)."""
        at = at or self.now
        self.plan()
        due = notice.update().where(notice.c.state == "planned", notice.c.due_at <= at)
        due = due if where is None else due.where(notice.c.place_id == where)
        self.tx.execute(due.values(state="sent", sent_at=at, attempts=1, activity=notice.c.reference))
        return [one for one in outbox.notices(self.tx) if one.state == "sent"]

    def plan(self) -> list[Notice]:
        """Make the outbox equal to what is owed of agendas, and give what is still to be sent."""
        owed = agenda_due.REMINDER.plan(self.tx, SPAN, read_audience(self.tx))
        outbox.reconcile(self.tx, self.now, owed, SPAN)
        return [one for one in outbox.notices(self.tx) if one.state == "planned"]

    def say(self, text: str, person: str = CLERK, **more: object) -> Answer:
        """What is answered to somebody in their personal chat, or where they say."""
        role, committees = people.standing(self.tx, person)
        chat = places.personal(self.tx, person)
        asked = Asked(
            text=text, person=person, name=None, role=role, committees=committees, place=chat.id if chat else None
        )
        asked = replace(asked, **more)  # type: ignore[arg-type]
        for act in ACTS:
            wanted = act.recognise(text)
            if wanted is not None:
                assert act.may(asked)
                return act.perform(self.tx, self.now, asked, wanted)
        raise AssertionError(f"no act: {text}")


def council(tx: Tx) -> Council:
    """The agenda of one meeting is owed by the clerk, who was told."""
    committee = add_committee(tx)
    add_meeting(tx, committee, MEETING)
    remind_of_agendas_alone(tx)
    people.grant(tx, SENT, object_id=CLERK, role="clerk", name="Cleo Clerk", committee_slug="planning")
    return Council(tx, committee, add_chat(tx, CLERK))


def add_chat(tx: Tx, person: str) -> int:
    """The personal chat with somebody."""
    values = {"conversation": f"a:{person}", "scope": "personal", "name": None, "object_id": person}
    return places.remember(tx, SENT - timedelta(days=90), address=f"a:{person}", **values)  # type: ignore[arg-type]


def add_channel(tx: Tx, committee: int) -> int:
    """A channel that follows the committee."""
    return add_follower(tx, committee)


def in_channel(where: int) -> dict[str, object]:
    """What is different about something said there."""
    return {"scope": Scope.CHANNEL, "place": where}


def owe(tx: Tx, kind: str, subject: str, where: int, at: datetime = SENT) -> Notice:
    """Something that was sent, whoever planned it."""
    owed = Owed(kind, subject, where, at, "because", timedelta(days=1))
    outbox.reconcile(tx, at, [owed], (at, at + timedelta(seconds=1)))
    mine = (notice.c.kind == kind) & (notice.c.subject == subject)
    tx.execute(notice.update().where(mine).values(state="sent", sent_at=at, attempts=1, activity=owed.reference))
    return next(one for one in outbox.notices(tx) if one.reference == owed.reference)
