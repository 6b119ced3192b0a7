"""Which thing that was asked for somebody means by its reference, and whether they may say what becomes of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer, Text
from dialogs.arising import ACTION, Heard, Matter, matters, read_heard
from dialogs.asked import Asked
from dialogs.asked_for import Suggestion, reference, suggestions
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.clerks import over
from dialogs.guard import exempt_words
from dialogs.say import cut, long_date
from store import Tx, answered, journal, meetings
from store import asked as kept
from store.asked import ACCEPTED, CLOSED, DECLINED, AskedAction, asked_actions
from store.records import PUBLIC, Committee

TITLE = "Asked for"


@dataclass(frozen=True, slots=True)
class Meant:
    """What is meant: as the minutes have it now (None where they no longer do), and as it was decided (or None)."""

    committee: Committee
    day: date
    digest: str
    suggestion: Suggestion | None
    decided: AskedAction | None


def is_sign(typed: str, *, of_notices: bool = False) -> bool:
    """Whether four letters that somebody typed are a reference and no word: those have a digit, and words a vowel.

    References of notices need have none: in capitals they are taken for one, where those are meant too.
    """
    sign = typed.rsplit(maxsplit=1)[-1]
    if of_notices and sign.isupper():
        return True
    return not sign.isalpha() or re.search("[aeuy]", sign, re.IGNORECASE) is None


def carries_out(tx: Tx, asked: Asked, committee: Committee, said: str) -> Answer | None:
    """That somebody's words would tell in public what only an exempt paper says; None where they do not.

    Asked of every committee whose exempt matter they may know.
    """
    known = (one for one in meetings.committees(tx) if one == committee or over(tx, asked, one))
    why = next(filter(None, (exempt_words(tx, one.id, said) for one in known)), None) if said else None
    if why is None:
        return None
    lead = f"{why} Nothing was changed. What is said of this action stands in channels: say it without that."
    return compose.declined("Not in those words", lead)


def meant(tx: Tx, asked: Asked, known: Heard, sign: str) -> Meant | Answer:
    """The one thing under a reference that a clerk of its committee means; else why there is none."""
    by_id = {committee.id: committee for committee in known.committees}
    found: dict[tuple[int, date, str], Meant] = {}
    for one in suggestions(known.minutes, known.committees):
        if one.reference == sign:
            meeting = (one.committee, one.meeting_date, one.digest)
            found[one.committee.id, one.meeting_date, one.digest] = Meant(*meeting, one, None)
    for row in known.asked:
        its, key = by_id.get(row.committee), (row.committee, row.meeting_date, row.digest)
        if its is not None and reference(its, row.meeting_date, row.digest) == sign:
            suggestion = found[key].suggestion if key in found else None
            found[key] = Meant(its, row.meeting_date, row.digest, suggestion, row)
    mine = [one for one in found.values() if over(tx, asked, one.committee)]
    if len(mine) == 1:
        return mine[0]
    if found and not mine:
        name = next(iter(found.values())).committee.name
        lead = f"Only a clerk of {name} says what becomes of {sign}."
        return Answer(title="Not allowed", lead=lead, declined=True)
    return unknown(sign)


def unknown(sign: str) -> Answer:
    """That nothing is known under a reference, there."""
    lead = f"I know of nothing here that was asked for under {sign}. To see what there is, say: actions to accept"
    return compose.declined(TITLE, lead)


def is_private(tx: Tx, found: Meant) -> bool:
    """Whether it stays exempt once its minutes are no draft any more."""
    if found.decided is not None:
        return found.decided.private
    return found.suggestion is None or kept.is_private(tx, found.suggestion.source)


def decide(
    tx: Tx, now: datetime, asked: Asked, found: Meant, values: Mapping[str, object], *, again: bool
) -> AskedAction | None:
    """Say what becomes of it, once; gives what it is now, or None where somebody was first.

    What was decided before is changed only where that is asked for `again` ("after all"); what is closed is opened
    again so, and not declined.
    """
    who, one, before = asked.person or "local", found.suggestion, found.decided
    if before is not None:
        may = again and (before.state != CLOSED or values["state"] == ACCEPTED)
        done = may and kept.change(tx, now, before, **values, who=who)
    else:
        stated = {"committee_id": found.committee.id, "meeting_date": found.day, "digest": found.digest}
        its = {"text": one.text, "owner": one.owner} if one else {}
        done = one is not None and kept.decide(tx, now, one.source, **{**stated, **its, **values}, who=who)
    return _now(tx, asked, found) if done else None


def _now(tx: Tx, asked: Asked, found: Meant) -> AskedAction:
    """It as the store has it now."""
    key = (found.committee.id, found.day, found.digest)
    rows = asked_actions(tx, asked.sight)
    return next(row for row in rows if (row.committee, row.meeting_date, row.digest) == key)


def standing(tx: Tx, asked: Asked, row: AskedAction | None) -> str:
    """How it stands, for the journal: its state, whose it is and its day, and never in anybody's words."""
    if row is None:
        return "suggested"
    matter = next((one for one in matters(read_heard(tx, asked.sight, decided=True)) if one.asked.id == row.id), None)
    owner = row.person or ("whom the minutes or a clerk name" if row.owner else None)
    parts = [row.state, *([f"for {owner}"] if owner and row.state != DECLINED else [])]
    return ", ".join([*parts, *([f"due {matter.task.due}"] if matter and matter.task and matter.task.due else [])])


def noted(tx: Tx, now: datetime, asked: Asked, row: AskedAction, *, before: str, did: str | None = None) -> None:
    """Write into the journal who decided what, by the reference that people see, and never in whose words."""
    committee = next(one for one in meetings.committees(tx) if one.id == row.committee)
    what = f"{reference(committee, row.meeting_date, row.digest)}, asked for at {committee.slug} on {row.meeting_date}"
    who, after = asked.person or "local", standing(tx, asked, row)
    journal.note(tx, now, who=who, did=f"{did or row.state} action", what=what, before=before, after=after)


def already(tx: Tx, asked: Asked, found: Meant, name: str = "") -> Answer:
    """That somebody else has decided it, who and when; and what can be said all the same."""
    row = _now(tx, asked, found)
    sign = reference(found.committee, row.meeting_date, row.digest)
    other = {
        ACCEPTED: f"To give it to somebody else, say: give {sign} to {cut(name, 60) or 'NAME'}. "
        f"For another day: accept {sign} after all by 3 May",
        DECLINED: f"If it is one all the same, say: accept {sign} after all",
        CLOSED: f"To open it again, say: reopen action {sign}",
    }[row.state]
    lead = f"{said_before(tx, row, found.committee)} Nothing was changed. {other}"
    return replace(compose.answer(TITLE, lead, [], [row]), declined=True)


def said_before(tx: Tx, one: AskedAction, committee: Committee) -> str:
    """How it was decided, by whom and when, in words."""
    how = {"accepted": "accepted", "declined": "said to be no action", CLOSED: "closed"}[one.state]
    name = (read_audience(tx).name_of(one.who) if one.who else None) or "somebody whose name I do not know"
    return f"That was already {how}, by {name} on {long_date(council_day(one.at, committee.zone))}."


def matter_of(tx: Tx, known: Heard, sign: str) -> Matter | None:
    """What was accepted under a reference, or under that of a reminder of it."""
    every = matters(known)
    if found := [one for one in every if one.reference == sign]:
        return found[0] if len(found) == 1 else None
    about = {one.subject for one in answered.by_reference(tx, sign) if one.kind == ACTION}
    return next((one for one in every if one.subject in about), None)


def unreferenced(tx: Tx, about: tuple[str, str]) -> tuple[Text, ...]:
    """What is said where something that was asked for at a meeting is done, and nobody has said by what."""
    kind, subject = about
    if kind != ACTION or not asked_actions(tx, PUBLIC):
        return ()
    every = matters(read_heard(tx, PUBLIC, decided=True))
    bare = [one.reference for one in every if one.subject == subject and not one.asked.closed_with]
    return (
        (Text(f"No reference says by what. To add one, say: close {bare[0]} with item 5 of 20 April"),) if bare else ()
    )
