"""A committee's clock as sheets state it, its own rules and closed days, which hold whoever may read the sheet."""

from dataclasses import dataclass
from datetime import date, time

import sqlalchemy as sa

from store import Tx, tables
from store.filing import plain
from store.records import Committee


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedRule:
    """What a sheet says of a rule, for a committee or (None) for every one; None is as it is without the sheet."""

    committee: int | None
    rule: str
    days: int | None
    kind: str | None
    direction: str | None
    time: time | None
    weekends: bool | None
    active: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedDay:
    """A day on which the offices are closed: of a committee, or else of a council, or else of every one."""

    committee: int | None
    council: str | None
    date: date

    def closes(self, committee: Committee) -> bool:
        """Whether it is a closed day of this committee; one of which no council is known is taken to be of the council.

        A closed day too many makes papers due early, one too few makes them late.
        """
        if self.committee is not None:
            return self.committee == committee.id
        return None in (self.council, committee.council) or plain(self.council or "") == plain(committee.council or "")


def stated_rules(tx: Tx) -> list[StatedRule]:
    """Every rule of every sheet that is no draft: those of all committees first, and what was loaded last, last."""
    rule, document = tables.rule, tables.document
    chosen = sa.select(rule).join(document).where(~document.c.draft)
    ordered = chosen.order_by(rule.c.committee_id.isnot(None), document.c.loaded_at, document.c.id, rule.c.id)
    return [
        StatedRule(
            committee=row["committee_id"],
            rule=row["rule"],
            days=row["days"],
            kind=row["kind"],
            direction=row["direction"],
            time=row["time"],
            weekends=row["weekends"],
            active=row["active"],
        )
        for row in tx.execute(ordered).mappings()
    ]


def closed_days(tx: Tx) -> list[ClosedDay]:
    """Every closed day of every sheet that is no draft, by date."""
    day, document = tables.closed_day, tables.document
    chosen = sa.select(day).join(document).where(~document.c.draft).order_by(day.c.date, day.c.id)
    return [
        ClosedDay(committee=row["committee_id"], council=row["council"], date=row["date"])
        for row in tx.execute(chosen).mappings()
    ]
