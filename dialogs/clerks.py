"""A committee's clerks: in which chats they are told what the bot could not do, and what they may see and settle."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

from dialogs.asked import Asked
from dialogs.audience import Audience
from store import Tx, expected, meetings, people
from store.outbox import Notice
from store.records import Committee

ROLES = frozenset({"administrator", "clerk"})
"""Who may ask what went out, and settle what is in doubt."""
_Held = tuple[str, datetime | None]
"""An Entra object id, and since when they hold a role (None: since ever)."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """Which committee a notice is about, by its subject: the committees by slug, and those of expected reports."""

    committees: Mapping[str, Committee]
    reports: Mapping[str, Committee]

    def committee(self, subject: str) -> Committee | None:
        """The committee; None where a subject names none, as that of a question that was left without an answer."""
        kind, *parts = subject.split(":")
        if kind == "report" and parts[0] in self.reports:
            return self.reports[parts[0]]
        return next((self.committees[part] for part in parts if part in self.committees), None)


def read_subjects(tx: Tx) -> Subjects:
    """Read them from the store."""
    every = meetings.committees(tx)
    by_id = {committee.id: committee for committee in every}
    reports = {str(report.id): by_id[report.committee] for report in expected.reports(tx)}
    return Subjects({committee.slug: committee for committee in every}, reports)


@dataclass(frozen=True, slots=True)
class Telling:
    """What clerks are told of one kind: when it falls due (UTC), and how late it may still be said."""

    kind: str
    due_at: datetime
    patience: timedelta


def chats_of(audience: Audience, committee: Committee | None, telling: Telling) -> list[int]:
    """The personal chats of a committee's clerks (None: of every clerk) that want to hear it.

    Where that is nobody, those of the administrators; where they have paused too, those of the clerks in spite of their
    pause, and at last of the administrators: it has to reach somebody. Nobody is told what was over when they became
    a clerk.
    """
    latest = telling.due_at + telling.patience
    awake = (audience, replace(audience, paused={}))
    for one, whose in product(awake, (_granted(audience, "clerk", committee), _administrators(audience, committee))):
        chats = audience.chats(person for person, since in whose if since is None or since <= latest)
        if heard := [chat for chat in chats if one.wants(chat, telling.kind, telling.due_at, latest)]:
            return heard
    return []


def _granted(audience: Audience, role: str, committee: Committee | None) -> list[_Held]:
    """Everybody with a role over a committee, and since when."""
    over_it = (held for held in audience.grants if committee is None or held.committee in {None, committee.slug})
    return [(held.object_id, held.granted_at) for held in over_it if held.role == role]


def _administrators(audience: Audience, committee: Committee | None) -> list[_Held]:
    return [*_granted(audience, "administrator", committee), *((one, None) for one in sorted(audience.administrators))]


def over(tx: Tx, asked: Asked, committee: Committee | None, roles: AbstractSet[str] = ROLES) -> bool:
    """Whether whoever asks is clerk or administrator (or has one of the `roles` named) of that very committee.

    What is no committee's is anybody's with such a role.
    """
    if committee is None:
        return asked.role in roles
    held = {role for role, _ in people.held(tx, asked.person)} if asked.person else set()
    if asked.person and held and (asked.role != "administrator" or asked.role in held):  # else one of the settings
        return people.may(tx, asked.person, roles, committee.id)
    return asked.role in roles and asked.over(committee.id)


def theirs(tx: Tx, asked: Asked, notices: Iterable[Notice], subjects: Subjects) -> list[Notice]:
    """Those of these notices that whoever asks may hear of."""
    may: dict[Committee | None, bool] = {}
    found = []
    for notice in notices:
        committee = subjects.committee(notice.subject)
        if committee not in may:
            may[committee] = over(tx, asked, committee)
        if may[committee]:
            found.append(notice)
    return found


def zone_of(committees: Iterable[Committee]) -> str:
    """The zone in which the clerks of these committees read the clock: one council's committees share one."""
    return next((committee.zone for committee in committees), "Europe/London")
