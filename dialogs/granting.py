"""Giving roles and taking them back by speaking: who is meant, over what, and whether whoever asks may."""

import re
from collections.abc import Iterable

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.audience import Audience, read_audience
from dialogs.committees import choose_committee
from dialogs.leave import EVERYBODY
from dialogs.say import cut, joined
from store import Tx, people, places, upkeep
from store.names import bare
from store.people import Grant
from store.records import Committee

GUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
"""An Entra object id."""
_NOBODY = (
    "a an the any all every each our your their his her its some somebody someone anybody anyone everybody everyone "
    "nobody who what when which where whose why how is are was were does did do can could will would should if that "
    "this these those it them new another"
)
NAME = rf"(?!(?:{'|'.join(_NOBODY.split())})\b)[^\W\d](?:[\w .'’-]{{0,78}}?[\w.])?"
"""How a person is named; not by a word that asks, nor by one that stands for anybody."""
PERSON = rf"(?:{GUID}|{NAME})"
_BETWEEN = re.compile(r"\b(?:to|as|by|for|of|from|with|on|in|at|and|or|the|not|no)\b", re.IGNORECASE)
ROLE = r"(?:administrator|admin|clerk|officer|member)"
OF = r"(?:\s+(?:of|for|to|on|at)\s+(?:the\s+)?(?P<of>[\w ,&'’()-]{2,100}?))?"
"""The committee that it is for."""
_ALL = frozenset({"all", "all committees", "every committee", "all of them", "everything", "council", "whole council"})
TERMINAL = frozenset({None, "terminal"})
"""Who speaks where nobody signs in: whoever sits at the machine."""


def role_named(said: str) -> str:
    """The role that a word means."""
    return "administrator" if said.casefold() == "admin" else said.casefold()


def is_person(said: str) -> bool:
    """Whether that can be somebody's name or object id: a name holds no such word as stands between others."""
    return _BETWEEN.search(said) is None


def over_all(said: str) -> bool:
    """Whether what is named is every committee."""
    return " ".join(said.casefold().split()) in _ALL


def committee_named(tx: Tx, asked: Asked, said: str, verb: str, after: str = "") -> Committee | Answer | None:
    """The committee that is named, None where that is none or all of them; or an answer that asks which."""
    return None if not said or over_all(said) else choose_committee(tx, said, verb, after, sight=asked.sight)


def may_grant(tx: Tx, asked: Asked, slugs: Iterable[str | None]) -> bool:
    """Whether whoever asks still administers these committees (None: all), now that it is to be carried out."""
    if asked.role != "administrator":
        return False
    if asked.person in TERMINAL or upkeep.value(tx, EVERYBODY) == asked.role:
        return True
    return asked.person is not None and all(people.administers(tx, asked.person, slug) for slug in slugs)


def not_allowed(committee: str) -> Answer:
    """That somebody does not administer what they want to give or take."""
    lead = f"Only an administrator of {committee} can do that, and you are none now. Nothing was changed."
    return compose.declined("Not allowed", lead)


def person_meant(tx: Tx, asked: Asked, named: str, order: str) -> str | Answer:
    """The Entra object id of the one person meant; or an answer that asks, with whole orders ("@" is who)."""
    if re.fullmatch(GUID, named):
        return named.lower()
    if named.casefold() in {"me", "myself"} and asked.person not in TERMINAL:
        return asked.person or ""
    audience, plain = read_audience(tx), bare(named).casefold()
    names = {person: name for person in audience.held if (name := audience.name_of(person))}
    same = sorted(person for person, name in names.items() if bare(name).casefold() == plain)
    if len(same) == 1:
        return same[0]
    if same:
        return _namesakes(asked, audience, same, order)
    near = sorted({name for name in names.values() if set(plain.split()) & set(bare(name).casefold().split())})
    lead = f"“{cut(named, 60)}” is not the name of anybody who has a role here. "
    lead += "Roles hang on a person's Entra object id: give me that in place of the name."
    if not near:
        return compose.declined("Who is that?", lead)
    return compose.which("Who is that?", lead, [order.replace("@", name) for name in near])


def _namesakes(asked: Asked, audience: Audience, same: list[str], order: str) -> Answer:
    """Ask which of several people of one name; their object ids are shown in personal chat alone."""
    lead = f"{len(same)} people here are called that. Which of them?"
    if asked.scope is not Scope.PERSONAL:
        return compose.declined("Who is that?", f"{lead} Tell me in our personal chat: there I can show who they are.")
    told = [(person, joined([role_of(one) for one in audience.held[person]])) for person in same]
    return compose.which("Who is that?", lead, [order.replace("@", person) for person in same], told)


def called(tx: Tx, asked: Asked, person: str, audience: Audience | None = None) -> str:
    """What somebody is called in an answer: by the name of a grant or of their chat, else by their id in personal.

    Whoever names several people hands in the `audience` that they read once.
    """
    if name := (audience or read_audience(tx)).name_of(person) or chat_name(tx, person):
        return name
    return person if asked.scope is Scope.PERSONAL else "that person"


def chat_name(tx: Tx, person: str) -> str | None:
    """The name under which Teams shows somebody, where they have written to the bot."""
    chat = places.personal(tx, person)
    return chat.name if chat else None


def role_of(one: Grant) -> str:
    """A grant in words, by the short name of its committee."""
    return f"{one.role} of {one.committee or 'all committees'}"
