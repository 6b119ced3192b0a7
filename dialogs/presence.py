"""How it is said that somebody was at a meeting, was not, or was replaced."""

from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer
from dialogs.language import STOP, tokens
from dialogs.person import Person
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Attendance


def named(row: Attendance) -> str:
    """A name with the role and whom it stands for."""
    role = f" ({row.role})" if row.role else ""
    return f"{row.name}{role}{f' for {row.replaces}' if row.replaces else ''}"


def replaced(rows: Sequence[Attendance], words: Words) -> Attendance | None:
    """The row of whoever stood in for somebody whom the message names by surname."""
    typed = {token.stem for token in words.tokens}
    return next((row for row in rows if row.replaces and phrase(row.replaces)[-1] in typed), None)


def was_there(person: Person, rows: Sequence[Attendance], held: str) -> Answer:
    """Whether somebody was at a meeting, from the rows that the papers hold of it."""
    own = {token.stem for token in tokens(person.name) if token.word not in STOP}
    there = next((row for row in rows if row.name == person.name or own <= {t.stem for t in tokens(row.name)}), None)
    replaced = next((row for row in rows if row.replaces and own <= {t.stem for t in tokens(row.replaces)}), None)
    if there and there.capacity != "apologies":
        role = f" as {there.role}" if there.role else ""
        return compose.answer("Attendance", f"Yes: {there.name} was there{held}{role}.", [], [there])
    if replaced:
        return compose.answer("Attendance", f"No: {replaced.name} replaced {replaced.replaces}{held}.", [], [replaced])
    if there:
        return compose.answer("Attendance", f"No: {named(there)} sent apologies{held}.", [], [there])
    lead = f"The papers do not record {person.name} among those present{held}."
    return compose.declined("Attendance", lead, rows[:1])
