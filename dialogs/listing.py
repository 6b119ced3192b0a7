"""How a list of deliverables is said: its rows, who stands beside them, and the first or the last of them."""

from collections import Counter
from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer, Block
from dialogs.filters import role_of
from dialogs.known import Known
from dialogs.say import counted, joined, short_date
from dialogs.standing import is_done
from dialogs.words import Words
from store.records import Deliverable


def rows(fits: Sequence[Deliverable], known: Known, words: Words) -> tuple[Block, ...]:
    """A table of them, cut with a way to the rest."""
    head = ("Deliverable", "Status", role_of(fits[0], known), "Date")
    return compose.table(head, [_row(found) for found in fits], words.raw, words.start)


def approvers(fits: Sequence[Deliverable], said: str) -> Answer:
    """Who stands beside the deliverables of a list, and how often."""
    counts = Counter(name for found in fits for name in found.approvers)
    if not counts:
        return compose.declined("Deliverables", f"The papers name nobody for the deliverables {said}.", list(fits)[:1])
    named = joined([f"{name} ({count})" for name, count in counts.most_common()])
    return compose.answer("Deliverables", f"{named}, of {counted(len(fits), 'deliverable')} {said}.", [], fits)


def extreme(fits: Sequence[Deliverable], wants: str, said: str) -> Answer:
    """The first or the last by date; of the last, the doubtful apart."""
    dated = sorted((d for d in fits if d.date and is_done(d.status) is not False), key=lambda d: str(d.date))
    if not dated:
        return compose.declined("Deliverables", f"The papers give no date for deliverables {said}.", list(fits)[:1])
    edge = dated[0].date if wants == "first" else dated[-1].date
    chosen = [d for d in dated if d.date == edge]
    names = joined([_by(d) for d in chosen])
    on = short_date(edge) if edge else ""
    lead = f"The {wants} date is {on}: {names}."
    sure = [d for d in dated if not any("later than" in doubt or "after the paper" in doubt for doubt in d.doubts)]
    if wants == "last" and sure and sure[-1].date and sure[-1].date != edge:
        undoubted = joined([_by(d) for d in sure if d.date == sure[-1].date])
        doubtful = f"The papers also print {on} for {names}, which is doubtful."
        lead = f"The last date is {short_date(sure[-1].date)}: {undoubted}. {doubtful}"
        chosen = [*[d for d in sure if d.date == sure[-1].date], *chosen]
    table = compose.table(("Deliverable", "Status", "Approved by", "Date"), [_row(d) for d in chosen], "")
    return compose.answer("Deliverables", lead, table, chosen)


def _by(found: Deliverable) -> str:
    return f"{found.title} ({joined(found.approvers)})" if found.approvers else found.title


def _row(found: Deliverable) -> tuple[str, str, str, str]:
    date = short_date(found.date) if found.date else found.date_printed or ""
    return found.title, found.status or "not stated", joined(found.approvers), date
