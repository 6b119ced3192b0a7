"""The rules that a committee's deadlines go by, as data: the usual ones with their sources, and what sheets change."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TypeVar

from dialogs.calendar import Span
from dialogs.say import clock
from store import Tx
from store.records import Committee
from store.rules import ClosedDay, StatedRule, closed_days, stated_rules

Value = TypeVar("Value")

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FROM = {"meeting": "the meeting", "decisions": "the publication of the decisions", "next": "the next meeting"}
OFFICE_CLOSES = time(17)
OWN = "The committee's own rule, as the sheet of rules that was loaded states it."


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A deadline in wall-clock terms: so many days before or after something, at an hour of the committee's zone.

    `what` has to be `done` by then. `kind` is clear, working or calendar (days); `direction` is before or after; `of`
    is what it is counted from: the meeting, the publication of its decisions, or the committee's next meeting. `at` is
    None for the hour of the meeting itself, `hours` before it. `why` names the law or the custom, `missed` says what
    follows where it was not kept, and `own` that a sheet has changed it.
    """

    name: str
    what: str
    done: str
    days: int
    kind: str = "working"
    direction: str = "before"
    at: time | None = OFFICE_CLOSES
    hours: int = 0
    weekends: bool = False
    of: str = "meeting"
    why: str
    missed: str = ""
    active: bool = True
    own: bool = False

    @property
    def length(self) -> str:
        """The days in words: "five clear days"."""
        number = _NUMBERS[self.days] if self.days < len(_NUMBERS) else str(self.days)
        return f"{number} {self.kind} {'day' if self.days == 1 else 'days'}"

    @property
    def span(self) -> str:
        """The days and what they are counted from: "five clear days before the meeting"."""
        if not self.days:
            return f"an hour before {_FROM[self.of]}" if self.hours else f"on the day of {_FROM[self.of]}"
        weekends = ", weekends counted" if self.weekends else ""
        return f"{self.length} {self.direction} {_FROM[self.of]}{weekends}"

    @property
    def words(self) -> str:
        """The rule whole: "five clear days before the meeting, by 5pm"."""
        return f"{self.span}, by {clock(self.at)}" if self.at else self.span

    @property
    def source(self) -> str:
        """The law, the custom or the sheet that it comes from."""
        return OWN if self.own else self.why


DEFAULTS: tuple[Rule, ...] = (
    Rule(
        name="private notice",
        what="notice of any business to be taken in private",
        done="published",
        days=28,
        kind="clear",
        weekends=True,
        why="SI 2012/2089, regulation 5, which binds executive bodies alone. Weekends are counted, as is usual; bank "
        "holidays are not, which is the safe reading.",
        missed="The business may then be taken in private only if it cannot reasonably wait and the chair of the "
        "scrutiny committee agrees (SI 2012/2089, regulation 5).",
    ),
    Rule(
        name="draft report",
        what="draft reports",
        done="in",
        days=15,
        why="Custom and not law: usually 15 to 20 working days before, to leave time for finance and legal comments.",
    ),
    Rule(
        name="briefing",
        what="the pre-agenda briefing",
        done="held",
        days=10,
        why="Custom and not law: usually 10 to 12 working days before.",
    ),
    Rule(
        name="final report",
        what="final reports",
        done="in",
        days=8,
        why="Custom and not law: usually seven or eight working days before, so that the agenda goes out in time.",
        missed="No law is broken, but a report that misses the agenda has to wait for a later meeting, or be urgent.",
    ),
    Rule(
        name="agenda",
        what="the agenda and its reports",
        done="published",
        days=5,
        kind="clear",
        why="Local Government Act 1972, sections 100A and 100B, as amended; for executive bodies SI 2012/2089, "
        "regulation 7. Working days are counted: whether weekends count is the council's own rule to confirm.",
        missed="An item may not normally be taken unless the agenda and its report were open for that long. A later "
        "item needs a supplementary agenda and the chair's opinion that it is urgent, with the reasons in the minutes "
        "(Local Government Act 1972, section 100B(4)).",
    ),
    Rule(
        name="second private notice",
        what="the second notice of business to be taken in private",
        done="published",
        days=5,
        kind="clear",
        why="SI 2012/2089, regulation 5, which binds executive bodies alone. It gives the reasons, the representations "
        "received and the response to them. Working days are counted, which is the safe reading.",
        missed="The business may then be taken in private only if it cannot reasonably wait and the chair of the "
        "scrutiny committee agrees (SI 2012/2089, regulation 5).",
    ),
    Rule(
        name="supplement",
        what="a supplementary agenda",
        done="published",
        days=1,
        at=time(12),
        why="Custom and not law: no day is set for a late item, which is open to the public from when it is added and "
        "needs the chair's reasons for urgency (Local Government Act 1972, section 100B).",
    ),
    Rule(name="day before", what="everybody", done="reminded", days=1, at=time(9), why="Custom: a reminder."),
    Rule(name="hour before", what="everybody", done="reminded", days=0, at=None, hours=1, why="Custom: a reminder."),
    Rule(
        name="draft minutes",
        what="the draft minutes",
        done="ready",
        days=5,
        direction="after",
        why="Custom and not law: many councils want draft minutes within five working days of the meeting.",
    ),
    Rule(
        name="call-in",
        what="call-in",
        done="over",
        days=5,
        direction="after",
        of="decisions",
        why="The council's own scrutiny rules under the Local Government Act 2000, section 9F: five working days from "
        "the publication of the decisions are usual. Only executive decisions can be called in.",
    ),
    Rule(
        name="minutes confirmed",
        what="the minutes",
        done="confirmed and signed",
        days=0,
        at=None,
        of="next",
        why="Local Government Act 1972, Schedule 12, paragraph 41: at the next suitable meeting.",
    ),
)
"""The rules that hold where no sheet says otherwise, each with where it comes from."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The rules of one committee, and the days on which its council is closed."""

    rules: tuple[Rule, ...] = DEFAULTS
    closed: frozenset[date] = frozenset()

    def rule(self, name: str) -> Rule:
        """The rule of a name, switched on or off."""
        return next(rule for rule in self.rules if rule.name == name)

    def reaches(self, day: date, span: Span) -> bool:
        """Whether anything that hangs on a meeting of that day can fall due in a span; a yes may turn out a no.

        Twice the days counted, and a month, is more than weekends, bank holidays and the days of warning can add.
        """
        most = timedelta(days=2 * max(rule.days for rule in self.rules) + len(self.closed) + 30)
        return span.start.date() - most <= day <= span.end.date() + most


@dataclass(frozen=True, slots=True)
class Timetables:
    """Everything that sheets state of committees' clocks."""

    stated: tuple[StatedRule, ...] = ()
    closed: tuple[ClosedDay, ...] = ()

    def of(self, committee: Committee) -> Timetable:
        """A committee's own: what a sheet states for all stands over the defaults, and what is its own over that."""
        its = [stated for stated in self.stated if stated.committee in (None, committee.id)]
        shut = frozenset(day.date for day in self.closed if day.closes(committee))
        return Timetable(tuple(_overridden(rule, its) for rule in DEFAULTS), shut)


def read_timetables(tx: Tx) -> Timetables:
    """Read them from the store."""
    return Timetables(tuple(stated_rules(tx)), tuple(closed_days(tx)))


def _overridden(rule: Rule, stated: list[StatedRule]) -> Rule:
    for one in stated:
        if one.rule != rule.name:
            continue
        changed = replace(
            rule,
            days=_or(one.days, rule.days),
            kind=_or(one.kind, rule.kind),
            direction=_or(one.direction, rule.direction),
            at=_or(one.time, rule.at),
            hours=rule.hours if one.time is None else 0,
            weekends=_or(one.weekends, rule.weekends),
            active=_or(one.active, rule.active),
        )
        rule = replace(changed, own=rule.own or changed != replace(rule, active=changed.active))
    return rule


def _or(stated: Value | None, usual: Value) -> Value:
    return usual if stated is None else stated
