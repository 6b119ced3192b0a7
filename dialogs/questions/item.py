"""What is one item of an agenda, and on which pages are its papers?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Quote
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.pick import pick
from dialogs.question import Question, Reading, share
from dialogs.say import cut, long_date, pages
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Item

EXAMPLES = (
    "What is item 4?",
    "Which pages is item 3 on?",
    "What page does the report on item 4 start on?",
)

FRAME = frame("item")
_NUMBER = re.compile(r"\bitem (?:number |no\.? ?)?(\d+[a-z]?)\b|\bagenda (?:number )?(\d+)\b")


def _recognise(words: Words, known: Known) -> Reading | None:
    number = _NUMBER.search(words.plain)
    asks_pages = words.has(
        r"\bpages?\b|\bwhere in the (?:pack|papers|agenda)\b|\bwhich item\b|\bwhat item\b|\bitem (?:is|number)\b"
    )
    if number:
        wanted = (number[1] or number[2]).lower()
        score = share(words, known, FRAME | {wanted} | frozenset(phrase(wanted)), dates=True)
        things = [thing for thing in known.index.things if thing.kind == "item" and _is(thing.record, wanted, words)]
        return Reading(score=score, things=tuple(things[:1]), told={"number": wanted}) if things else None
    if not (asks_pages or words.has(cue("item topic"))):
        return None
    picked = pick(words, known, FRAME, "item")
    if picked is None:
        return None
    agenda = [thing for thing in picked.things if _of_agenda(thing.record)]
    return Reading(score=picked.score, things=tuple((agenda or list(picked.things))[:1])) if picked else None


def _of_agenda(record: object) -> bool:
    return isinstance(record, Item) and record.of == "agenda"


def _is(record: object, number: str, words: Words) -> bool:
    """The agenda's item of that number; of the minutes where those were asked for."""
    of = "minutes" if words.has(r"\bminutes?\b|\blast meeting\b|\bdiscussed\b|\bsaid\b") else "agenda"
    return (
        isinstance(record, Item)
        and record.of == of
        and record.number.rstrip(".").lower() == number
        and all(record.meeting_date and when.holds(record.meeting_date) for when in words.whens)
    )


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    item = reading.things[0].record
    if not isinstance(item, Item):
        return compose.declined("Agenda item", "The papers do not hold that item.")
    on = f" on {long_date(item.meeting_date)}" if item.meeting_date else ""
    printed = pages(item.pages)
    where = f", {printed}" if printed else ""
    lead = f"Item {item.number}{on} is {item.title}{where}."
    if words.has(r"\bpages?\b") and printed is None:
        lead = f"The papers do not give pages for item {item.number}, {item.title}."
        return compose.declined(item.title, lead, [item])
    under = _under(item, known)
    rows = [("Part", "II (private)" if item.part == 2 else "I (public)"), ("Pages", printed or "not given")]
    return compose.answer(item.title, lead, [under, Facts(tuple(rows))], [item])


def _under(item: Item, known: Known) -> Quote | None:
    """What the agenda prints under the item."""
    texts = [
        passage.text
        for passage in known.passages
        if passage.of == "agenda"
        and (passage.source.document, passage.source.item) == (item.source.document, item.number)
        and passage.source.line != item.source.line
    ]
    return Quote(cut(" ".join(texts), 400), item.source) if texts and item.of == "agenda" else None


QUESTION = Question("item", EXAMPLES, _recognise, _answer)
