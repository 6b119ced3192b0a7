"""To whom an announcement goes: what a clerk can pick, and the places that come of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dialogs.announcing.places_said import EVERYWHERE, FOLLOWERS, MEMBERS, POSTED, tidy, told_apart
from dialogs.audience import Audience
from dialogs.say import counted, joined
from store import Tx, announcements, places
from store.announcements import Announcement
from store.places import Place
from store.records import Committee

USUAL = (FOLLOWERS, MEMBERS)
"""Whom a draft goes to until the clerk picks others."""
KIND = "announcement"
OFFERED = 60
"""Channels and group chats that a card lists; others can be typed by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picked:
    """The places, in words whom they are, who is left out and why, and whether it is everywhere that the bot is."""

    places: tuple[int, ...]
    words: str
    left_out: tuple[str, ...]
    everywhere: bool


def offers(tx: Tx, committee: Committee, *, supplement: bool) -> tuple[tuple[str, str], ...]:
    """What can be picked: as it is shown, and as it is said."""
    groups = (
        (f"Everybody who follows {committee.name}", FOLLOWERS),
        ("The members of the committee, in their own chats", MEMBERS),
        ("Everywhere that the bot is (a second clerk has to agree)", EVERYWHERE),
    )
    first = (("Wherever the agenda was announced", POSTED),) if supplement else ()
    every = shared(tx)
    names = Counter(tidy(place.name or "") for place in every)
    same = {place.id for place in every if place.name and names[tidy(place.name)] > 1}
    parts = {place.id: f", {told_apart(place, committee.zone)}" for place in every if place.id in same}
    return (*first, *groups, *((_called(one) + parts.get(one.id, ""), f"#{one.id}") for one in every[:OFFERED]))


def shared(tx: Tx) -> list[Place]:
    """The channels and group chats that the bot is in, by name."""
    found = [place for place in places.reachable(tx) if place.scope != "personal"]
    return sorted(found, key=lambda place: ((place.name or "").casefold(), place.id))


def resolve(tx: Tx, audience: Audience, one: Announcement, committee: Committee, now: datetime) -> Picked:
    """The places that an announcement would go to if it were ordered now."""
    there = {place.id: place for place in places.reachable(tx)}
    joint = [place.id for place in there.values() if place.scope != "personal"]
    posted = _posted(tx, one)
    chosen = dict.fromkeys(
        place
        for token in one.audience
        for place in (posted if token == POSTED else _places(token, audience, one, committee, joint))
    )
    known = [place for place in chosen if place in there]
    awake = [place for place in known if audience.wants(place, KIND, now, now)]
    everywhere = EVERYWHERE in one.audience or (len(joint) > 1 and set(joint) <= set(known))
    return Picked(
        places=tuple(awake),
        words=_words([there[place] for place in awake]),
        left_out=tuple(_left_out(audience, one, committee, len(known) - len(awake), len(chosen) - len(known))),
        everywhere=everywhere,
    )


def _places(token: str, audience: Audience, one: Announcement, committee: Committee, joint: list[int]) -> Iterator[int]:
    if token in {FOLLOWERS, EVERYWHERE}:
        yield from audience.following(committee)
    if token in {MEMBERS, EVERYWHERE}:
        yield from audience.chats(audience.members(committee, one.meeting_date))
    if token == EVERYWHERE:
        yield from joint
    if token.startswith("#"):
        yield int(token[1:])


def _posted(tx: Tx, one: Announcement) -> list[int]:
    """Where the first announcement was ordered to, for what goes under it."""
    return announcements.places_of(tx, one.under) if one.under else []


def _words(found: list[Place]) -> str:
    names = {"channel": "channel", "group": "group chat", "personal": "personal chat"}
    counts = [(sum(place.scope == scope for place in found), name) for scope, name in names.items()]
    return joined([counted(count, name) for count, name in counts if count]) or "nobody"


def _left_out(audience: Audience, one: Announcement, committee: Committee, paused: int, gone: int) -> Iterator[str]:
    """Who was picked and is not told."""
    if {MEMBERS, EVERYWHERE} & set(one.audience):
        unmet = [who for who in audience.members(committee, one.meeting_date) if who not in audience.personal]
        names = [audience.name_of(who) or "somebody whose name I do not know" for who in unmet]
        if names:
            yield f"{joined(names)}: the bot has no chat with them until they add the app"
    if paused:
        yield f"{counted(paused, 'conversation')} that asked not to be told just now"
    if gone:
        yield f"{counted(gone, 'conversation')} that the bot is no longer in"


def _called(place: Place) -> str:
    kind = "channel" if place.scope == "channel" else "group chat"
    return f"{place.name} ({kind})" if place.name else f"A {kind} without a name, number {place.id}"
