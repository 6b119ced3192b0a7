"""Anybody asks what they can do here, or how something is done: by role, short, each with a sentence to type."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Choices
from dialogs.asked import Asked, Scope
from dialogs.clerks import ROLES
from dialogs.known import shelved
from dialogs.questions.help import about
from store import Tx
from store.people import ROLES as EVERY_ROLE

EXAMPLES = ("What can I do here?", "How do I announce an agenda?")

DESK = (
    "Announce the agenda",
    "Actions to accept",
    "What could you not answer?",
    "What is wrong with our records?",
    "Journal",
)
_CLERKS = "Only a clerk or an administrator"
OWN = ("What are the matters arising?", "My reminders", "Follow")
"""What clerks and administrators do in their personal chat, and what anybody does for themselves."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How one thing is done: the words that ask for it after "how do I", what to do, and what to type."""

    asked: str
    told: str
    typed: str
    clerks: bool = True


_ONE = r"(?:(?:an?|the|my|our|your|new|next)\s+)*"
_WAYS = {
    "announce": _Way(
        rf"announce|(?:post|publish|send(?:\s+out)?)\s+{_ONE}(?:agenda|announcement)",
        "Name the meeting. You get a draft: change its words, pick the places, try it out on yourself, then post it.",
        "Announce the agenda",
    ),
    "teach": _Way(
        rf"teach|(?:add|make)\s+{_ONE}(?:alias|other\s+name|another\s+name)",
        "Say what people call it, and then what the papers call it: teach: WORDS mean NAME.",
        "Which names have I taught?",
    ),
    "settle": _Way(
        rf"(?:settle|resolve|clear|close)\s+{_ONE}doubts?",
        "Each doubt in the list has a reference. Say: settle REFERENCE: and the reason.",
        "What is wrong with our records?",
    ),
    "accept": _Way(
        rf"(?:accept|track)\s+{_ONE}(?:suggested\s+)?actions?",
        "Each suggestion in the list has a reference. Say: accept REFERENCE for NAME by DAY.",
        "Actions to accept",
    ),
    "close": _Way(
        rf"(?:close|finish|complete)\s+{_ONE}(?:actions?|matters?)",
        "Each action in the list has a reference. Say: close REFERENCE with item 5 of 20 April.",
        "What are the matters arising?",
        clerks=False,
    ),
    "follow": _Way(
        rf"(?:follow|subscribe\s+to)\s+{_ONE}committee|get\s+{_ONE}(?:reminders|announcements)",
        "Say: follow, and the name of the committee.",
        "Follow",
        clerks=False,
    ),
    "reminders": _Way(
        rf"(?:stop|pause|change|set|mute)\s+{_ONE}(?:reminders?|announcements)",
        "Say: pause reminders until Monday, or: stop meeting reminders.",
        "My reminders",
        clerks=False,
    ),
}
_HOW = r"how\s+(?:(?:do|can|should|would|does)\s+(?:i|we|one|you|a\s+clerk|clerks)|to|is)\s+"
_ALL = re.compile(
    rf"(?:please\s+)?(?:help(?:\s+me)?|menu|commands?|what\s+can\s+you\s+do(?:\s+for\s+(?:me|us))?(?:\s+here)?"
    rf"|(?:what|which\s+things)\s+(?:can|may)\s+(?:i|we)\s+do(?:\s+(?:here|with\s+you))?"
    rf"(?:\s+as\s+(?:an?\s+|the\s+)?(?P<role>{'|'.join(EVERY_ROLE)}|councillor))?)",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    plain = " ".join(text[:200].strip(MARKS).split())
    if found := _ALL.fullmatch(plain):
        return found["role"].casefold() if found["role"] else ""
    for name, way in _WAYS.items():
        if re.fullmatch(rf"{_HOW}(?:{way.asked})\b.{{0,60}}", plain, re.IGNORECASE):
            return name
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if wanted in _WAYS:
        return _how(asked, _WAYS[wanted])
    desk = asked.role in ROLES and asked.scope is Scope.PERSONAL
    made = about(shelved(tx, asked.sight))
    if wanted in ROLES and asked.role not in ROLES:
        made = replace(made, lead=f"{_CLERKS} can announce agendas, accept actions, teach me names and settle doubts.")
    blocks = (Choices("As a clerk", DESK),) if desk else ()
    own = Choices("For yourself", OWN if asked.scope is Scope.PERSONAL else OWN[:2])
    return replace(made, blocks=(*made.blocks, *blocks, own))


def _how(asked: Asked, way: _Way) -> Answer:
    """How it is done; to whoever may not, who may."""
    theirs = not way.clerks or asked.role in ROLES
    there = " Do it in our personal chat." if way.clerks and asked.scope is not Scope.PERSONAL else ""
    lead = f"{way.told}{there}" if theirs else f"{_CLERKS} can do that: ask the clerk of the committee."
    return Answer(title="How to do it", lead=lead, blocks=(Choices("Try", (way.typed,)),) if theirs else ())


ACT = Act("guide", EXAMPLES, frozenset({*EVERY_ROLE, "public"}), _recognise, _perform)
