"""Which reminder somebody answers, whether they may, and what then stands in place of its cards."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dialogs import compose
from dialogs.answer import Answer, Block, Reply, Text
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.leave import may
from dialogs.noted import committee_of
from dialogs.plan import compose as compose_notice
from dialogs.plan import reminder_of
from dialogs.say import cut, long_date
from store import Tx, answered, tasks, wishes
from store.notices import Notice
from store.records import Committee
from store.tasks import Task

WAITING = timedelta(days=14)
"""How long a reminder can be answered without its reference."""
_ZONE = "Europe/London"


@dataclass(frozen=True, kw_only=True, slots=True)
class Open:
    """A reminder that somebody may answer now: the notice and what it says, and what was answered before.

    `today` is the committee's own day. `committee` is None where a thing belongs to no single one.
    """

    notice: Notice
    said: Answer
    task: Task | None
    committee: Committee | None
    today: date

    @property
    def about(self) -> tuple[str, str]:
        """The kind and the subject, which cards are found by."""
        return self.notice.kind, self.notice.subject

    @property
    def reference(self) -> Text:
        """The line by which people find it again."""
        return Text(f"Ref {self.notice.reference}")


def find(
    tx: Tx,
    now: datetime,
    asked: Asked,
    reference: str,
    sentence: Callable[[str], str],
    *,
    own: Callable[[str], bool] = lambda _: False,
) -> Open | Answer:
    """The reminder that is meant, or an answer that says why there is none; `sentence` words a choice of one.

    `own` says of which kinds the answer touches only the place that was told, so that anybody may give it there.
    """
    found = _by_reference(tx, asked, reference) if reference else _waiting(tx, now, asked, sentence)
    if isinstance(found, Answer):
        return found
    answered.alone(tx, found.kind, found.subject)
    committee = committee_of(tx, found.subject)
    mine = found.place == asked.place and asked.scope is Scope.PERSONAL
    allowed = (mine and own(found.kind)) or may(tx, asked, found, committee)
    opened = _opened(tx, now, found, committee) if allowed or mine else None
    if opened is None or (isinstance(opened, Open) and not allowed):
        return _not_theirs(found, mine=mine)
    return opened


def _opened(tx: Tx, now: datetime, found: Notice, committee: Committee | None) -> Open | Answer:
    """The reminder with what it asks for now, or an answer that says that it asks for nothing."""
    task, today = tasks.task(tx, found.kind, found.subject), council_day(now, committee.zone if committee else _ZONE)
    reminder = reminder_of(found.kind)
    if reminder is None or not reminder.answerable:
        return compose.declined("Nothing to answer", f"Ref {found.reference} only tells: nobody is asked to answer it.")
    said = reminder.compose(tx, now, found)
    if task and task.done:
        return _already(tx, found, task, committee, said)
    if said is None:
        return _overtaken(found)
    return Open(notice=found, said=said, task=task, committee=committee, today=today)


def in_place(tx: Tx, now: datetime, answer: Answer, notice: Notice) -> Answer | None:
    """What stands in place of a card that was sent elsewhere about what an answer settles; None to leave it.

    A card that can still be answered is composed anew, so that it shows there only what it may.
    """
    if any(isinstance(block, Reply) for block in answer.blocks):
        return compose_notice(tx, now, notice)
    return replace(answer, blocks=tuple(_own(block, notice) for block in answer.blocks))


def by(tx: Tx, asked: Asked) -> str:
    """What whoever answers now is called, in the cards of others too."""
    if asked.place is None:
        return "you"
    return asked.name or named(tx, asked.person)


def named(tx: Tx, person: str | None) -> str:
    """What somebody who answered before is called."""
    return (read_audience(tx).name_of(person) if person else None) or "somebody whose name I do not know"


def who(asked: Asked) -> str:
    """Who answers, for the store and the journal."""
    return asked.person or "local"


def what(found: Open, told: str = "") -> str:
    """What was answered, for the journal: never the words of a note."""
    return f"{found.notice.kind} {found.notice.subject} Ref {found.notice.reference}{told}"


def _own(block: Block, notice: Notice) -> Block:
    """The line with the reference as that card's own."""
    is_reference = isinstance(block, Text) and re.fullmatch(r"Ref \w{4}", block.text)
    return Text(f"Ref {notice.reference}") if is_reference else block


def _by_reference(tx: Tx, asked: Asked, reference: str) -> Notice | Answer:
    """The notice under a reference: of several, the one that was sent here, or else the latest."""
    found = sorted(answered.by_reference(tx, reference), key=lambda one: one.place != asked.place)
    lead = f"I have sent no reminder with Ref {reference}. The reference stands at the foot of each reminder."
    return found[0] if found else compose.declined("No such reminder", lead)


def _waiting(tx: Tx, now: datetime, asked: Asked, sentence: Callable[[str], str]) -> Notice | Answer:
    """The one reminder here that waits for an answer; where none does, the one that was put off."""
    sent = answered.sent_to(tx, asked.place, now - WAITING) if asked.place is not None else []
    latest = {(one.kind, one.subject): one for one in reversed(sent)}  # of one thing the latest
    still = {one: said for one in latest.values() if (said := _still_asks(tx, now, one))}
    chosen = [one for one in still if not _put_off(tx, now, one)] or list(still)
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        return compose.declined(
            "Nothing to answer",
            "No reminder here waits for an answer. To answer another, say its reference, which stands at its foot.",
        )
    facts = [(one.reference, cut(still[one].lead, 200)) for one in chosen]
    return compose.which(
        "Which reminder?",
        f"{len(chosen)} reminders here wait for an answer. Which do you mean?",
        [sentence(one.reference) for one in chosen],
        facts,
    )


def _still_asks(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    """What a notice asks for now; None where it asks for nothing, or was answered that it is done."""
    reminder, task = reminder_of(notice.kind), tasks.task(tx, notice.kind, notice.subject)
    if reminder is None or not reminder.answerable or (task and task.done):
        return None
    return reminder.compose(tx, now, notice)


def _put_off(tx: Tx, now: datetime, notice: Notice) -> bool:
    """Whether something was answered since it was sent, so that it does not wait for an answer just now."""
    task = tasks.task(tx, notice.kind, notice.subject)
    until = wishes.snoozes(tx).get((notice.place, notice.kind, notice.subject))
    moved = task is not None and (task.due is not None or task.owner is not None)
    since = moved and task is not None and notice.sent_at is not None and task.at >= notice.sent_at
    return since or (until is not None and until > council_day(now, _ZONE))


def _not_theirs(notice: Notice, *, mine: bool) -> Answer:
    """Who may answer it; and in their own chat, what anybody can do there."""
    they = "a clerk or an administrator" if not mine else "a clerk, an officer or an administrator"
    lead = f"Ref {notice.reference} can be answered for everybody only by {they} of its committee, or whoever it is of."
    own = f" You can put it off for yourself: say “{notice.reference} snooze until Monday”." if mine else ""
    return Answer(title="Not allowed", lead=lead + own, declined=True)


def _already(tx: Tx, notice: Notice, task: Task, committee: Committee | None, said: Answer | None) -> Answer:
    day = council_day(task.at, committee.zone if committee else _ZONE)
    lead = f"That was already answered: done by {named(tx, task.who)} on {long_date(day)}."
    return _closing(f"Done: {said.title}" if said else "Already answered", lead, notice, said)


def _overtaken(notice: Notice) -> Answer:
    lead = "That reminder is out of date: what it asked for is no longer owed as it said. Nothing was changed."
    return _closing("Out of date", lead, notice)


def _closing(title: str, lead: str, notice: Notice, said: Answer | None = None) -> Answer:
    """Nothing was written: only the cards of the place where it was said are put right."""
    blocks = (*([Text(said.lead)] if said else []), Text(f"Ref {notice.reference}"))
    closes = ((notice.kind, notice.subject),)
    return Answer(title=title, lead=lead, blocks=blocks, closes=closes, only_here=True)


def listed(names: Sequence[str], most: int = 6) -> str:
    """Some names of many."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
