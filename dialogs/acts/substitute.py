"""Somebody stands in for a member at a meeting, and is told of it in their place; or the member comes after all."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import Audience, read_audience
from dialogs.calendar import council_day
from dialogs.clerks import ROLES, over
from dialogs.say import cut, long_date
from dialogs.seats import called, day_to_come, meeting_of, person_named, unknown
from dialogs.wishing import not_theirs, zone
from store import Tx, journal, substitutions
from store.records import Meeting

EXAMPLES = ("Jane Smith substitutes for Ann Archer on 1 July", "Ann Archer is coming after all on 1 July")

_NAME = r"(?!(?:who|what|when|which|where|whose|does|did|is|are|can|could|if|nobody)\b)[^\W\d](?:[\w .'’-]{0,60}?\w)?"
_DAY = r"(?:\s+at\s+the\s+meeting)?\s+(?:on|of)\s+(?P<day>[\w ,./-]{3,40}?)"
_OF = r"(?:\s+(?:at|in|of)\s+(?:the\s+)?(?P<of>[\w ,&'’-]{2,80}))?"
_INSTEAD = re.compile(
    rf"(?P<sub>{_NAME})\s+(?:will\s+|is\s+|am\s+)?(?:the\s+)?(?:substitut(?:es?|ing)|stand(?:s|ing)?\s+in|deputis(?:es?|ing))\s+for\s+"
    rf"(?P<member>{_NAME}){_DAY}{_OF}",
    re.IGNORECASE,
)
_SEAT = re.compile(
    rf"(?P<sub>{_NAME})\s+(?:is|will\s+be)\s+(?P<member>my|{_NAME}['’]s?)\s+substitute{_DAY}{_OF}", re.IGNORECASE
)
_AFTER_ALL = re.compile(
    rf"(?P<member>{_NAME})(?:(?:['’]s|['’]m|\s+is|\s+am|\s+will\s+be)\s+coming|\s+comes|\s+will\s+come)\s+after\s+all"
    rf"{_DAY}{_OF}",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    if len(order) > 300 or text.rstrip().endswith("?"):
        return None
    found = _INSTEAD.fullmatch(order) or _SEAT.fullmatch(order)
    sub = found["sub"] if found else ""
    found = found or _AFTER_ALL.fullmatch(order)
    member = re.sub(r"['’]s?$|^my$", "", found["member"], flags=re.IGNORECASE) or "me" if found else ""
    return "\n".join((sub, member, found["day"], found["of"] or "")) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    sub, name, said, of = wanted.split("\n")
    audience, today = read_audience(tx), council_day(now, zone(tx))
    day, member = day_to_come(said, today), person_named(audience, asked, name)
    substitute = person_named(audience, asked, sub) if sub else ""
    if day is None:
        return compose.declined(
            "Which day?", f"I cannot read a day to come in “{cut(said, 40)}”. Say it as in 1 July 2021."
        )
    if asked.role not in ROLES and (member is None or member != asked.person):
        return compose.declined(
            "Not allowed", "Only the member, or a clerk of the committee, can say who comes to a meeting."
        )
    if member is None or substitute is None:
        return unknown(audience, name if member is None else sub)
    order = f"{sub} substitutes for {name}" if sub else f"{name} is coming after all"
    meeting = meeting_of(tx, (audience, member, name), day, of, order)
    if isinstance(meeting, Answer):
        return meeting
    if asked.person != member and not over(tx, asked, meeting.committee):
        return not_theirs(audience, meeting.committee, "say who comes to it, or the member")
    if substitute:
        return _stand_in(tx, now, asked, (audience, meeting, member, substitute))
    return _after_all(tx, now, asked, (audience, meeting, member))


def _stand_in(tx: Tx, now: datetime, asked: Asked, who: tuple[Audience, Meeting, str, str]) -> Answer:
    audience, meeting, member, substitute = who
    name, instead = called(audience, member), called(audience, substitute)
    if any(
        one.role == "member" and one.committee == meeting.committee.slug for one in audience.held.get(substitute, ())
    ):
        lead = f"{instead} is a member of {meeting.committee.name}, and cannot stand in for another member."
        return compose.declined("No substitute", lead)
    before = audience.substitutes.get((meeting.committee.id, meeting.date), {}).get(member, member)
    substitutions.put(tx, now, committee=meeting.committee.id, day=meeting.date, member=member, substitute=substitute)
    _note(tx, now, asked, meeting, f"{substitute} for {member}", before, substitute)
    lead = f"Noted: {instead} stands in for {name} at {_where(meeting)}"
    if audience.chats([substitute]):
        return Answer(title="Substitute", lead=f"{lead}, and is reminded of it in their place.")
    lead += (
        f". I cannot reach {instead}, who has not added me in Teams: nobody is reminded in place of {name} until then."
    )
    return Answer(title="Substitute", lead=lead)


def _after_all(tx: Tx, now: datetime, asked: Asked, who: tuple[Audience, Meeting, str]) -> Answer:
    audience, meeting, member = who
    name = called(audience, member)
    if not substitutions.drop(tx, now, committee=meeting.committee.id, day=meeting.date, member=member):
        return compose.declined("No substitute", f"Nobody was to stand in for {name} at {_where(meeting)}.")
    before = audience.substitutes.get((meeting.committee.id, meeting.date), {}).get(member)
    _note(tx, now, asked, meeting, f"{member} comes after all", before, member)
    return Answer(
        title="Coming after all", lead=f"Noted: {name} comes to {_where(meeting)}, and is reminded of it again."
    )


def _note(tx: Tx, now: datetime, asked: Asked, meeting: Meeting, what: str, *changed: str | None) -> None:
    """Journal it, with who was to come before and who comes now."""
    about = f"meeting:{meeting.committee.slug}:{meeting.date} {what}"
    journal.note(
        tx, now, who=asked.person or "local", did="substitute", what=about, before=changed[0], after=changed[1]
    )


def _where(meeting: Meeting) -> str:
    return f"{meeting.committee.name} on {long_date(meeting.date)}"


ACT = Act("substitute", EXAMPLES, ROLES | {"member"}, _recognise, _perform, everybody=True)
