"""A clerk's doubts: those that they may see here, by reference, which of them are settled, and whose they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import over, zone_of
from dialogs.guard import exempt_words
from dialogs.inspecting.finding import KINDS, LONGEST, SHORTEST, Finding
from dialogs.inspecting.records import read_records
from dialogs.inspector import in_time, inspect, references
from dialogs.say import cut, pages, paper
from store import Tx, journal
from store.records import Committee, Source
from store.settled import Settled, settled

LIST = "What is wrong with our records?"
REFERENCE = rf"[2-9A-HJ-NP-Za-hj-np-z]{{{SHORTEST},{LONGEST}}}"
"""How a reference is typed."""
HEAD = ("Record", "Why", "Kind", "Where", "Ref")


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody may see here: `found` by reference in the order of its kinds, and what is `done` by digest."""

    found: Mapping[str, Finding]
    done: Mapping[str, Settled]
    committees: Mapping[int, Committee]

    @property
    def open(self) -> dict[str, Finding]:
        """Those that nobody has settled."""
        return {reference: one for reference, one in self.found.items() if not one.is_settled(self.done)}

    @property
    def settled(self) -> dict[str, Settled]:
        """How the others were settled, the newest first."""
        last = {
            reference: max((self.done[mark] for mark in one.marks), key=lambda held: held.at)
            for reference, one in self.found.items()
            if one.is_settled(self.done)
        }
        return dict(sorted(last.items(), key=lambda held: held[1].at, reverse=True))

    @property
    def zone(self) -> str:
        """The zone in which the clock is read."""
        return zone_of(self.committees.values())

    def committee(self, finding: Finding) -> Committee | None:
        """Whose records it is in; None for a paper of no committee."""
        return None if finding.committee is None else self.committees.get(finding.committee)

    def meant(self, typed: str) -> list[str]:
        """The references that somebody may mean."""
        return [reference for reference, one in self.found.items() if one.code.startswith(typed.upper())]


def read_desk(tx: Tx, now: datetime, asked: Asked) -> Desk:
    """Inspect the records that whoever asks may see in that place."""
    records = read_records(tx, asked.sight)
    committees = {committee.id: committee for committee in records.committees}
    today = council_day(now, zone_of(committees.values()))
    return Desk(_numbered(inspect(records), today), settled(tx), committees)


def _numbered(findings: Iterable[Finding], today: date) -> dict[str, Finding]:
    short = {one.marks: reference for reference, one in references(findings).items()}
    return {short[one.marks]: one for one in in_time(findings, today)}


def chosen(tx: Tx, asked: Asked, desk: Desk, typed: str, order: str) -> str | Answer:
    """The one reference that is meant, of what whoever asks may settle; else what to say instead."""
    meant = desk.meant(typed)
    if not meant:
        lead = f"I know of no doubt with the reference {typed}. It may have gone with a newer paper."
        return compose.declined("No such doubt", lead, offer=[LIST])
    if len(meant) > 1:
        ask = f"Several doubts begin with {typed}. Which do you mean?"
        told = [(f"Ref {one}", cut(desk.found[one].about, 80)) for one in meant]
        return compose.which("Which doubt?", ask, [f"{order} {one}" for one in meant], told, [desk.found[meant[0]]])
    finding = desk.found[meant[0]]
    if over(tx, asked, desk.committee(finding)):
        return meant[0]
    committee = desk.committee(finding)
    whose = committee.name if committee else "its committee"
    return compose.declined("Not allowed", f"Only a clerk of {whose} can settle that, or an administrator.")


def told_too_much(tx: Tx, asked: Asked, desk: Desk, finding: Finding, reason: str) -> str | None:
    """Why a reason may not stand beside a doubt: it holds exempt words that those who read the doubt may not see.

    Only papers that whoever says it may see are looked through: of others the refusal itself would tell.
    """
    own = desk.committee(finding)
    seen = {one for one in desk.committees if asked.sight.committees is None or one in asked.sight.committees}
    if own and over(tx, asked, own):
        seen.add(own.id)
    if own and finding.source.exempt:
        seen.discard(own.id)
    return next((why for one in sorted(seen) if (why := exempt_words(tx, one, reason))), None)


def note(tx: Tx, now: datetime, asked: Asked, about: tuple[Desk, str], after: str) -> None:
    """Write down who settled or reopened which doubt; never what was said of it."""
    desk, reference = about
    finding = desk.found[reference]
    committee = desk.committee(finding)
    did, before = ("settle doubt", "open") if after == "settled" else ("reopen doubt", "settled")
    what = f"{KINDS[finding.kind]}, Ref {finding.code}, {committee.slug if committee else 'no committee'}"
    journal.note(tx, now, who=asked.person or "local", did=did, what=what, before=before, after=after)


def rows(desk: Desk, shown: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What each is about, why it is doubtful, of which kind it is and where it stands."""
    for reference in shown:
        one = desk.found[reference]
        yield cut(one.about, 100), cut(one.why, 240), KINDS[one.kind], _where(one.source), reference


def _where(source: Source) -> str:
    """The paper, and the nearest that is known of the place in it."""
    line = f"line {source.line}" if source.line and not source.pages else None
    return paper(source) if source.page else ", ".join(filter(None, (source.paper, pages(source.pages) or line)))
