"""Who is told: the places that follow a committee, its clerks and its members, and what each place wishes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from store import Tx, people, places, substitutions, upkeep, wishes
from store.names import People, bare
from store.people import Grant
from store.records import Committee
from store.wishes import Wish

ADMINISTRATORS = upkeep.ADMINISTRATORS
"""The name under which the administrators of the settings are kept, their object ids parted by commas."""

_USUAL = Wish()
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """Everybody who can be told something unasked, as the store knows them now; places are named by their ids.

    `followers` are by committee, `personal` chats and the grants `held` by Entra object id, `persons` by their chats.
    `followed` is since when a place follows, `substituted` when it was last said who takes a member's seat. Whoever has
    no known chat is not reached: `due` and the clerk's pre-flight show it. `beside` keeps what reminders read of the
    same state of the store, so that a plan reads it once.
    """

    followers: Mapping[int, tuple[int, ...]]
    followed: Mapping[tuple[int, int], datetime]
    personal: Mapping[str, int]
    persons: Mapping[int, str]
    met: Mapping[int, datetime | None]
    grants: tuple[Grant, ...]
    held: Mapping[str, tuple[Grant, ...]]
    administrators: frozenset[str]
    substitutes: Mapping[tuple[int, date], Mapping[str, str]]
    substituted: Mapping[tuple[int, date, str], datetime]
    wishes: Mapping[tuple[int, str], Wish]
    paused: Mapping[int, datetime]
    snoozed: Mapping[tuple[int, str, str], date]
    beside: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def following(self, committee: Committee) -> tuple[int, ...]:
        """The places that follow a committee."""
        return self.followers.get(committee.id, ())

    def clerks(self, committee: Committee | None) -> list[str]:
        """The object ids of a committee's clerks (None: of all clerks of every committee); without any, of the
        administrators."""
        return self._granted("clerk", committee) or [*self._granted("administrator", committee), *self.administrators]

    def members(self, committee: Committee, day: date) -> list[str]:
        """The object ids of those who are to be at a meeting: the members, or whoever stands in for them."""
        instead = self.substitutes.get((committee.id, day), {})
        usual = [held.object_id for held in self.grants if held.role == "member" and held.committee == committee.slug]
        return _once(instead.get(member, member) for member in usual)

    def chats(self, persons: Iterable[str]) -> list[int]:
        """The personal chats with these people, as far as they are known."""
        return _once(self.personal[person] for person in persons if person in self.personal)

    def named(self, name: str) -> str | None:
        """The object id of the one person whom a paper means by a name; None where that may be nobody or several.

        Names are those that grants give: roles hang on the object id, and a name only says to whom to turn.
        """
        held = {bare(grant.name): grant.object_id for grant in reversed(self.grants) if grant.name}
        meant = People(list(held)).resolve(name) if bare(name) else None
        same = {grant.object_id for grant in self.grants if grant.name and bare(grant.name) == meant}
        return same.pop() if len(same) == 1 else None

    def name_of(self, person: str) -> str | None:
        """What a grant calls somebody."""
        return next((grant.name for grant in self.grants if grant.object_id == person and grant.name), None)

    def leads(self, place: int, kind: str, usual: tuple[int, ...]) -> tuple[int, ...]:
        """How many working days ahead a place wants to be reminded."""
        wished = self.wishes.get((place, kind), _USUAL)
        return usual if wished.leads is None else wished.leads

    def wants(self, place: int, kind: str, due_at: datetime, latest: datetime) -> bool:
        """Whether a place is to hear what falls due at an instant and may be said until another.

        Not what it does not wish for, nor what fell due while it was paused, nor what was over when the bot came
        there, or when the wish was made.
        """
        met, until = self.met.get(place), self.paused.get(place)
        wished = self.wishes.get((place, kind), _USUAL)
        late = any(began is not None and latest < began for began in (met, wished.at))
        return not (late or wished.off or (until is not None and due_at < until))

    def began(self, place: int, committee: Committee) -> datetime | None:
        """Since when a place follows a committee."""
        return self.followed.get((place, committee.id))

    def _granted(self, role: str, committee: Committee | None) -> list[str]:
        slugs = {None} if committee is None else {None, committee.slug}
        return _once(held.object_id for held in self.grants if held.role == role and held.committee in slugs)


def read_audience(tx: Tx) -> Audience:
    """Read it from the store."""
    spoken, grants = places.reachable(tx), tuple(people.grants(tx))
    personal = {
        place.object_id: place.id for place in reversed(spoken) if place.object_id and place.scope == "personal"
    }
    return Audience(
        followers=places.followers(tx),
        followed=places.following_since(tx),
        personal=personal,
        persons={chat: person for person, chat in personal.items()},
        met={place.id: place.met_at for place in spoken},
        grants=grants,
        held=_by_person(grants),
        administrators=frozenset(filter(None, (upkeep.value(tx, ADMINISTRATORS) or "").split(","))),
        substitutes=substitutions.substitutions(tx),
        substituted=substitutions.since(tx),
        wishes=wishes.wishes(tx),
        paused=wishes.paused(tx),
        snoozed=wishes.snoozes(tx),
    )


def _by_person(grants: Iterable[Grant]) -> dict[str, tuple[Grant, ...]]:
    gathered: dict[str, list[Grant]] = {}
    for held in grants:
        gathered.setdefault(held.object_id, []).append(held)
    return {person: tuple(several) for person, several in gathered.items()}


def _once(several: Iterable[Value]) -> list[Value]:
    return list(dict.fromkeys(several))
