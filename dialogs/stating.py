"""How a deliverable is said: its state, who stands beside it, and when; and one that the papers list more than once."""

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.say import joined, short_date
from dialogs.standing import is_done
from store.records import Deliverable


def say(found: Deliverable, wants: str | None, *, yes_no: bool) -> tuple[str, bool]:
    """The sentence that answers, and whether the papers say it."""
    stated = in_words(found)
    missing = []
    if wants in ("who", "who+when") and not found.approvers:
        missing.append("who approved it")
    if wants in ("when", "who+when") and not found.date:
        missing.append("a date")
    if missing:
        return f"The papers do not give {joined(missing, 'or')} for {found.title}; {_mark(found)}.", False
    if found.status is None:
        return f"The papers do not give a status for {found.title}.", False
    done = is_done(found.status)
    asked = yes_no or (done is False and wants == "status")
    start = {True: "Yes: ", False: "No: ", None: ""}[done] if asked else ""
    return f"{start}{stated}", True


def _mark(found: Deliverable) -> str:
    return f"it is marked {found.status}" if found.status else "no status is stated"


def in_words(found: Deliverable) -> str:
    """Its state in a sentence, with who and when where it is done."""
    if not is_done(found.status):
        date = f", {short_date(found.date)}" if found.date else ""
        return f"{found.title} is marked {found.status}{date}."
    by = f" by {joined(found.approvers)}" if found.approvers else ""
    on = f" on {short_date(found.date)}" if found.date else ""
    status = (found.status or "").lower()
    verb = "was" if on or by else "is"
    return f"{found.title} {verb} {status}{by}{on}."


def say_twice(same: list[Deliverable]) -> Answer:
    """The papers list it more than once: say each, choose none."""
    rows = tuple((f"Outcome {d.outcome}" if d.outcome else "Listed", in_words(d)) for d in same)
    lead = f"The papers list {same[0].title} {len(same)} times: {' '.join(in_words(d) for d in same)}"
    return compose.answer(same[0].title, lead, [Facts(rows)], same)
