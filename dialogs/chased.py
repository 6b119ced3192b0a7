"""How what is owed is said unasked: what, by when, how it stands, whose it is, why it came, and how to stop it."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer, Block, Facts, Text
from dialogs.asked_for import reference
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.chasing import DELIVERABLE, Charge, Register, read_register
from dialogs.ladder import CLERK, INSTEAD, OWNER, Step, holders, steps
from dialogs.owners import RESPONSIBLE
from dialogs.say import counted, cut, joined, long_date, short_date
from store import Tx
from store.outbox import Notice
from store.posted import DOUBTFUL, about
from store.records import Deliverable, Role


def compose_owed(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    """What a notice of a charge says now; None where it is done, has no day any more, or is not this place's."""
    register = read_register(tx, read_audience(tx))
    charge = register.charges.get(notice.subject)
    if charge is None or charge.due is None:
        return None
    step = _step(charge, register, notice)
    if step is None:
        return None
    today = council_day(now, charge.committee.zone)
    roles = () if step.why in {OWNER, INSTEAD, CLERK} else _told(charge, register, step)
    stood = _stood(tx, charge, register)
    title = f"{charge.of.capitalize()} {'overdue' if charge.due < today else 'due'}"
    blocks: list[Block] = [facts(charge, register), _because(charge, register, step, roles, stood)]
    return compose.answer(title, lead(charge, today), blocks, [charge.record, *roles])


def _step(charge: Charge, register: Register, notice: Notice) -> Step | None:
    """The step that the notice is of; of those that its place is told at all where its day has moved since."""
    its = [step for step in steps(charge, register) if step.place == notice.place]
    return next((step for step in its if step.due.at == notice.due_at), next(iter(its), None))


def lead(charge: Charge, today: date) -> str:
    """The sentence that stands first, on a day of the committee's."""
    if charge.due is None:
        return f"{charge.what}: no date is given."
    day = long_date(charge.due) + _doubtful(charge)
    late = (today - charge.due).days
    if late > 0:
        return f"{charge.what} was due on {day}, and is {counted(late, 'day')} overdue."
    return f"{charge.what} is due {'today, ' if late == 0 else 'on '}{day}."


def _doubtful(charge: Charge) -> str:
    """That the date is the paper's and in doubt."""
    doubted = any(re.search(r"\bdates?\b", doubt, re.IGNORECASE) for doubt in charge.record.doubts)
    return " (a date that is in doubt, see below)" if doubted and not charge.moved else ""


def facts(charge: Charge, register: Register) -> Facts:
    """What is known of it: whole, with its day, its state and its owners."""
    record, due = charge.record, charge.due
    rows = [
        ("What", charge.name if isinstance(record, Deliverable) else cut(record.text, 600)),
        ("Outcome", (record.outcome or "") if isinstance(record, Deliverable) else ""),
        ("Asked for", _asked(charge)),
        ("Due", (long_date(due) if due else "no date") + _due_why(charge)),
        ("Stands", _stands(charge)),
        ("Owner", _owner(charge, register)),
        ("Committee", charge.committee.name),
    ]
    return Facts(tuple((name, value) for name, value in rows if value))


def _asked(charge: Charge) -> str:
    """At which meeting it was asked for, and how it is closed with a reference."""
    if charge.asked is None:
        return ""
    one = charge.asked.asked
    sign = reference(charge.committee, one.meeting_date, one.digest)
    return f"at the meeting on {short_date(one.meeting_date)}. To close it: close {sign} with item 5 of 20 April"


def _due_why(charge: Charge) -> str:
    """Where its day comes from, where that is not the paper that lists it."""
    if charge.moved:
        return ", as set here"
    return f", {charge.asked.why}" if charge.asked else ""


def _stands(charge: Charge) -> str:
    """Its state as the papers print it, or else as far as it was answered."""
    if isinstance(charge.record, Deliverable):
        return charge.status or "the papers give no status"
    return charge.row or "nobody has answered that it is done"


def _owner(charge: Charge, register: Register) -> str:
    """Whose it is, in words."""
    handed = charge.task.owner if charge.task else None
    if handed:
        return f"{register.audience.name_of(handed) or 'a colleague'}, to whom it was handed"
    if handed is not None:
        return f"nobody yet: it is not {joined(charge.printed, 'or')}'s" if charge.printed else "nobody yet"
    if charge.asked and charge.asked.asked.name:
        return charge.asked.asked.name
    return joined(charge.printed) or "the papers name nobody"


def _told(charge: Charge, register: Register, step: Step) -> tuple[Role, ...]:
    """The roles for which a place is told a step."""
    person = {chat: who for who, chat in register.audience.personal.items()}.get(step.place or 0)
    return tuple(
        role for role in holders(charge, register, step.why) if person and register.owners.person(role.name) == person
    )


def _because(charge: Charge, register: Register, step: Step, roles: Sequence[Role], stood: str) -> Text:
    """Why a place was told, and how to stop it."""
    kind = "deliverable" if charge.kind == DELIVERABLE else "action"
    stop = f'To stop it, say "pause reminders" or "stop {kind} reminders".'
    return Text(f"This came because {_why(charge, register, step, roles, stood)}. {stop}")


def _why(charge: Charge, register: Register, step: Step, roles: Sequence[Role], stood: str) -> str:
    if step.why == OWNER:
        handed = charge.task is not None and charge.task.owner
        if charge.asked and charge.asked.asked.person and not handed:
            return "a clerk has accepted it as asked for at a meeting, and has given it to you"
        return "it was handed to you" if handed else f"the papers name you for it: {joined(charge.printed)}"
    if step.why == INSTEAD:
        return f"you are a clerk of {charge.committee.name}, and nobody reachable is named as owner"
    if step.why == CLERK:
        return f"you are a clerk of {charge.committee.name}, and {stood}"
    answer = "responsible" if step.why == RESPONSIBLE else "accountable"
    role = next((f" ({role.role})" for role in roles if role.role), "")
    return f"{stood}, and the papers make you {answer}{role}"


def _stood(tx: Tx, charge: Charge, register: Register) -> str:
    """How it stands with its owners: that they were asked and did not answer, or else who was not asked, and why.

    Nobody is said to have left unanswered what was never sent to them.
    """
    persons = register.owning(charge)
    if not persons:
        return f"it is still open, and nobody who could be asked is named as owner ({_owner(charge, register)})"
    notices = [one for one in about(tx, charge.subject) if one.kind == charge.kind and one.state in {"sent", DOUBTFUL}]
    whys = [_unasked(charge, register, person, notices) for person in persons]
    if not any(whys):
        return f"it was not answered ({_owner(charge, register)})"
    silent = (_name(register, who) for who, why in zip(persons, whys, strict=True) if why is None)
    said = [*(f"{name} has not answered" for name in silent), *filter(None, whys)]
    return f"it is still open ({'; '.join(said)})"


def _unasked(charge: Charge, register: Register, person: str, notices: Sequence[Notice]) -> str | None:
    """That an owner was not asked since it was last answered or put off, and why; None where they were."""
    audience, name = register.audience, _name(register, person)
    chat = audience.personal.get(person)
    if chat is None:
        return f"{name} cannot be reached"
    until = audience.snoozed.get((chat, charge.kind, charge.subject))
    its = [one for one in notices if one.place == chat]
    asked = [one.sent_at for one in its if one.state != DOUBTFUL and one.sent_at]
    if any(_counts(charge, at, until) for at in asked):
        return None
    if until is not None and asked:
        return f"{name} put it off until {short_date(until)}"
    again = " again since it was last answered" if asked else ""
    if len(asked) < len(its):
        return f"whether {name} was asked{again} is in doubt"
    return f"{name} was not asked{again}{_silenced(charge, register, chat)}"


def _counts(charge: Charge, at: datetime, until: date | None) -> bool:
    """Whether what was sent at an instant still waits for its answer: nobody has answered or put it off since."""
    answered = charge.task is not None and at < charge.task.at
    return not answered and (until is None or council_day(at, charge.committee.zone) >= until)


def _silenced(charge: Charge, register: Register, chat: int) -> str:
    """That a chat does not want to hear it, or did not when it was to be asked; empty where that is not so."""
    wish, until = register.audience.wishes.get((chat, charge.kind)), register.audience.paused.get(chat)
    if wish is not None and wish.off:
        return ", because they have stopped these reminders"
    own = (step for step in steps(charge, register) if step.place == chat and step.why == OWNER)
    if until is not None and any(step.due.at < until for step in own):
        return ", because they had paused reminders"
    return ""


def _name(register: Register, person: str) -> str:
    return register.audience.name_of(person) or "a colleague"
