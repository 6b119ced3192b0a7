"""Answers of an invented council, one of each shape, and their golden cards.

Looked at and found right, they are written anew by: python -m tests.bot.answers
"""

import json
from datetime import date
from pathlib import Path

from bot.cards import card
from dialogs.answer import Answer, Choices, Facts, Field, Form, Link, Quote, Reply, Shown, Steps, Table, Text
from store.records import Source

GOLDEN = Path(__file__).parent / "golden"

PACK = Source(
    document=1,
    paper="Agenda pack, 20 April 2021",
    kind="agenda pack",
    file="pack.pdf",
    committee=1,
    meeting_date=date(2021, 4, 20),
    page=3,
    line=120,
    item="4",
    exempt=False,
)
SHEET = Source(
    document=2,
    paper="Roles",
    kind="sheet",
    file="roles.csv",
    committee=1,
    meeting_date=None,
    page=None,
    line=210,
    item=None,
    exempt=False,
)

ANSWERS = {
    "facts": Answer(
        title="Missed bins",
        lead="Missed bins stood at 93.2 per 100,000 in quarter 3, worse than the target of 60.",
        blocks=(
            Facts((("Figure", "93.2"), ("Target", "60"), ("Status", "Red"), ("Direction", "not stated"))),
            Quote("Snow closed two depots, and crews were ill.", PACK),
            Text("Please check: no unit is printed beside the figure."),
        ),
        sources=(PACK,),
        as_at=date(2021, 4, 20),
    ),
    "list": Answer(
        title="Deliverables",
        lead="16 deliverables are signed off.",
        blocks=(
            Table(
                ("Deliverable", "Status", "Approved by", "Date"),
                (
                    ("Helpdesk staffed", "Signed Off", "Wilhelmina Crabtree-Oyelaran", "1 March 2021"),
                    ("Licences moved to the council", "Signed Off", "", "27/11/2021"),
                ),
                16,
            ),
            Choices("14 more", ("Which deliverables are signed off, from number 3",)),
        ),
        sources=(PACK, SHEET),
        as_at=date(2021, 4, 20),
    ),
    "which": Answer(
        title="Which one?",
        lead="Which of these do you mean?",
        blocks=(
            Facts((("Missed bins", "93.2"), ("Complaints about missed bins answered in time", "81%"))),
            Choices(
                "Choose one",
                ("How are missed bins doing?", "How are complaints about missed bins answered in time doing?"),
            ),
        ),
        sources=(PACK,),
        as_at=date(2021, 4, 20),
    ),
    "steps": Answer(
        title="Recommendations",
        lead="There are 2 recommendations.",
        blocks=(
            Steps(("Review after 3 months.", "Bring in a timesheet.")),
            Quote("The programme ended in time.", SHEET, summary=True),
            Choices("You could ask", ("Who is responsible?", "When is it due?")),
        ),
        sources=(PACK, SHEET),
    ),
    "hostile": Answer(
        title="*Bold* _title_ [link](https://example.org)",
        lead="It says <at>everyone</at>.",
        blocks=(
            Text("- a list\n1. another\n# heading\n> quote\n`code` ~~gone~~ <b>bold</b> &lt; {{DATE(2021-04-20)}}"),
            Facts((("**Name**", "[click](https://example.org) <at>all</at>"),)),
            Table(("A", "*B*"), (("\\*x\\*", "C:\\papers\\[1]\x1b[31m\u202eevil"),), 1),
        ),
    ),
    "reminder": Answer(
        title="Agenda due",
        lead="The agenda for Planning Committee on Thursday 1 July 2021 must be published by Wednesday 23 June 2021.",
        blocks=(Facts((("Publish by", "Wednesday 23 June 2021"),)), Reply("7F3K"), Text("Ref 7F3K")),
        sources=(PACK,),
    ),
    "draft": Answer(
        title="Draft A1",
        lead="Nothing has been posted yet.",
        blocks=(
            Facts((("Goes to", "2 places: 1 channel and 1 personal chat"),)),
            Shown(
                Answer(
                    title="Agenda: Planning Committee",
                    lead="Planning Committee meets on Thursday 1 July 2021.",
                    blocks=(Facts((("Where", "Town Hall"),)), Link("Open the papers", "https://council.example/1")),
                    sources=(PACK,),
                    lasting=True,
                )
            ),
            Form("Change the words", "A1.1 title: {title}", (Field("title", "Title", "line", "Agenda"),)),
            Form(
                "Choose", "A1.1 places: {places}", (Field("places", "Who?", "several", "members", (("M", "members"),)),)
            ),
            Form(
                "Post", "post A1.1 on {on} at {at}", (Field("on", "Day?", "day"), Field("at", "Hour?", "hour", "09:00"))
            ),
            Form("Discard", "withdraw A1.1"),
        ),
        instead=True,
    ),
    "bare": Answer(title="Thanks", lead="You're welcome."),
}


def write() -> None:
    """Write the golden cards anew: look at the difference before it is committed."""
    for name, answer in ANSWERS.items():
        (GOLDEN / f"{name}.json").write_text(golden(answer), encoding="utf-8")


def golden(answer: Answer) -> str:
    """A card as it is kept."""
    return json.dumps(card(answer), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write()
