"""Who can announce here, who are the clerks and administrators, and what may I do? Anybody may ask."""

import re
from collections.abc import Sequence
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Facts
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.bearers import Bearers, in_words, named, rows
from dialogs.committees import choose_committee
from dialogs.granting import OF
from dialogs.say import initial, joined
from store import Tx, meetings, papers
from store.people import ROLES
from store.records import Committee

EXAMPLES = (
    "Who can announce here?",
    "Who are the clerks?",
    "Who is the clerk of Planning Committee?",
    "What may I do?",
)

_MAY = r"(?:can|may|could|(?:is|are)\s+(?:allowed|able|entitled)\s+to)"
_HERE = r"(?:\s+(?:here|in\s+(?:this|our|the)\s+(?:channel|chat|team|group)))?"
_ANNOUNCE = re.compile(
    rf"who\s+{_MAY}\s+(?:announce(?:\s+(?:things|agendas?|the\s+agenda|meetings))?"
    rf"|(?:make|post|send)\s+(?:an\s+)?announcements?){_HERE}{OF}",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"who(?:\s+(?:is|are)|['’]s)\s+(?:(?:the|our|my|an?)\s+)?(?P<role>clerks?|administrators?|admins?){_HERE}{OF}{_HERE}",
    re.IGNORECASE,
)
_ME = re.compile(
    rf"what\s+(?:may\s+i\s+do|am\s+i\s+(?:allowed|able|entitled)\s+to\s+do|(?:is|are)\s+my\s+(?:roles?|rights|permissions)"
    rf"|roles?\s+(?:do|have)\s+i\s+(?:have|got)){_HERE}|(?:which|what)\s+roles?\s+(?:do\s+i\s+have|am\s+i\s+in)|my\s+roles?",
    re.IGNORECASE,
)
_DO = {
    "administrator": "give roles and take them back, and all that a clerk may",
    "clerk": "announce agendas, have channels follow the committee, and see and settle what was sent",
    "officer": "answer reminders, and set the dates of what you answer for",
    "member": "hear what is for members alone in our personal chat, and say who stands in for you",
}
_INSTEAD = "Administrators do what a clerk would."
_TO_PAPERS = "Whom the papers name is another thing: ask, who do I contact?"


def _recognise(text: str) -> str | None:
    said = " ".join(text.strip(MARKS)[:250].split())
    if found := _ANNOUNCE.fullmatch(said):
        return f"announce\n{found['of'] or ''}"
    if found := _WHO.fullmatch(said):
        role = "clerk" if found["role"].casefold().startswith("clerk") else "administrator"
        return f"{role}\n{found['of'] or ''}"
    return "me\n" if _ME.fullmatch(said) else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    about, told = wanted.split("\n")
    if about == "me":
        return _mine(tx, asked)
    if not told:
        return _who(tx, asked, about, _here(tx, asked))
    verb = "who can announce for" if about == "announce" else f"who is the {about} of"
    committee = choose_committee(tx, told, verb, sight=asked.sight)
    return committee if isinstance(committee, Answer) else _who(tx, asked, about, [committee])


def _here(tx: Tx, asked: Asked) -> list[Committee]:
    """The committees of the place: in personal chat every one, elsewhere those that it follows."""
    every, audience = papers.committees(tx, asked.sight), read_audience(tx)
    if asked.scope is Scope.PERSONAL or asked.place is None:
        return every
    return [committee for committee in every if audience.began(asked.place, committee)]


def _who(tx: Tx, asked: Asked, about: str, committees: Sequence[Committee]) -> Answer:
    role = "administrator" if about == "administrator" else "clerk"
    audience = read_audience(tx)
    told = {one: rows(Bearers(tx, asked, audience, one), committees) for one in dict.fromkeys((role, "administrator"))}
    title = "Who can announce" if about == "announce" else f"{initial(role)}s"
    facts = Facts(tuple((f"{initial(one)}, {where}", who) for one, several in told.items() for where, who in several))
    lead = _lead(about, asked, committees)
    if not told[role]:
        lead = (
            f"Nobody has been made {role} of {named(committees) or 'all committees'}. {_INSTEAD if facts.rows else ''}"
        )
    lead = lead if about == "announce" else f"{lead} {_TO_PAPERS}"
    return Answer(title=title, lead=lead, blocks=(facts,) if facts.rows else (), declined=not facts.rows)


def _lead(about: str, asked: Asked, committees: Sequence[Committee]) -> str:
    if about != "announce":
        return f"These have been made {about} here, as far as that is for {named(committees) or 'all committees'}."
    if asked.scope is not Scope.PERSONAL and not committees:
        return "This conversation follows no committee: those whose role is for all committees can announce here."
    for_it = "their own committee" if asked.scope is Scope.PERSONAL else named(committees)
    return f"The clerks of {for_it} and of all committees can announce here, and so can administrators."


def _mine(tx: Tx, asked: Asked) -> Answer:
    held = [one for one in read_audience(tx).held.get(asked.person or "", ()) if one.role in ROLES]
    every = meetings.committees(tx)
    said = [in_words(one, every) for one in held] or [asked.role] * (asked.role in _DO)
    if not said:
        lead = (
            "You have no role here. You can ask me anything that the public papers say, and follow committees in our "
        )
        return Answer(title="Your roles", lead=f"{lead}personal chat. Roles are given by administrators.")
    roles = sorted({one.role for one in held} | {asked.role} & set(_DO), key=ROLES.index)
    lead = f"You are {joined(said)}."
    return compose.answer("Your roles", lead, [Facts(tuple((f"As {one}", f"you may {_DO[one]}") for one in roles))], [])


ACT = Act("roles", EXAMPLES, frozenset({*ROLES, "public"}), _recognise, _perform)
