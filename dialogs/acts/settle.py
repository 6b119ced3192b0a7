"""A clerk settles a doubt about the records with a reason: answers carry it no more."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Choices, Field, Form, Text
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.clerks import ROLES
from dialogs.say import cut, short_date
from dialogs.settling import LIST, REFERENCE, Desk, chosen, note, read_desk, told_too_much
from store import Tx, settled

EXAMPLES = ("Settle 4KX2: the clerk has checked with the author",)
READY = ("checked, it is right as printed", "known, and put right in the next paper", "checked with the author")
"""Reasons that need no typing."""

_NAMED = r"(?:the )?(?P<named>doubt|finding|ref(?:erence)?)?[ :]*"
_NOTE = r"(?:(?: ?[:;,–—-] ?| (?=(?:because|since|as)\b))(?P<note>.+))?"
_ORDERS = (
    re.compile(
        rf"(?:please )?(?:settled?|resolved?) {_NAMED}(?P<ref>{REFERENCE})(?: as (?:settled|resolved))?{_NOTE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:please )?(?:mark )?{_NAMED}(?P<ref>{REFERENCE}) (?:(?:as|is|is now|has been) )?"
        rf"(?:settled|resolved){_NOTE}",
        re.IGNORECASE,
    ),
)
_LONGEST = 500


def _recognise(text: str) -> str | None:
    said = " ".join(text[: _LONGEST + 100].split()).lstrip(MARKS)
    for order in _ORDERS:
        found = order.fullmatch(said if said.endswith("?") else said.rstrip(MARKS))
        if found and (found["named"] or found["ref"].isupper() or any(map(str.isdigit, found["ref"]))):
            reason = re.sub(r"^because (?!of\b)", "", (found["note"] or "").strip(MARKS), flags=re.IGNORECASE)
            return f"{found['ref'].upper()}\n{reason}"
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    typed, reason = wanted.split("\n")
    desk = read_desk(tx, now, asked)
    reference = chosen(tx, asked, desk, typed, "Settle")
    if isinstance(reference, Answer):
        return reference
    if held := desk.settled.get(reference):
        return _already(tx, desk, reference, held)
    return _settle(tx, now, asked, desk, (reference, reason)) if reason else _why(desk, reference)


def _settle(tx: Tx, now: datetime, asked: Asked, desk: Desk, said: tuple[str, str]) -> Answer:
    reference, reason = said
    finding = desk.found[reference]
    if why := told_too_much(tx, asked, desk, finding, reason):
        lead = f"Nothing is settled: {why} Say the reason without it: Settle {reference}: …"
        return compose.declined("Say it otherwise", lead, [finding], offer=[f"Settle {reference}: {READY[0]}"])
    settled.settle(tx, now, finding.marks, note=reason[:_LONGEST], who=asked.person)
    note(tx, now, asked, (desk, reference), "settled")
    lead = f"Done: Ref {reference} ({cut(finding.about, 100)}) is settled, and answers carry that doubt no more. "
    lead += "If a newer paper is wrong in another way, that is a new doubt."
    again = Choices("Or", (f"Reopen {reference}", LIST))
    return compose.answer("Settled", lead, [again], [finding])


def _why(desk: Desk, reference: str) -> Answer:
    """Ask for the reason: it is what the next clerk will want to know."""
    finding = desk.found[reference]
    lead = f"Why is it settled? Choose, or say it in your own words: Settle {reference}: …"
    own = Form("In your own words", f"Settle {reference}: {{note}}", (Field("note", "Why is it settled?", "lines"),))
    blocks: list[Block] = [
        Text(f"{cut(finding.about, 100)}: {finding.why}"),
        Choices("Choose one", tuple(f"Settle {reference}: {ready}" for ready in READY)),
        own,
    ]
    return compose.answer(f"Settle {reference}", lead, blocks, [finding])


def _already(tx: Tx, desk: Desk, reference: str, held: settled.Settled) -> Answer:
    by = (read_audience(tx).name_of(held.who) if held.who else None) or "a clerk"
    lead = f"Nothing changes: Ref {reference} was settled by {by} on {short_date(council_day(held.at, desk.zone))}."
    return compose.declined("Settled already", lead, [desk.found[reference]], offer=[f"Reopen {reference}", LIST])


ACT = Act("settle", EXAMPLES, ROLES, _recognise, _perform)
