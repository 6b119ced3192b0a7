"""How an answer looks in Teams: an Adaptive Card that phones render; its lead stands in the message beside it.

Teams on phones renders cards up to version 1.2 (Microsoft's cards reference), cuts button titles that do not fit and
lets buttons of one set run off the screen. So nothing newer is used, each button stands in a set of its own, and a
question too long for a button stands above it in full. Presses of a choice are messageBack, which on every client posts
the question as the person's own message; `ask` carries it again for clients that leave the text out. The buttons of a
reminder post nothing: its card changes instead.
"""

import json
from collections.abc import Iterator
from typing import assert_never

from bot.buttons import Element, button, form, link, reply_buttons
from bot.marks import escaped, spoken
from bot.plain import cut_note, footing, lead_text, plain, quote_label, readable, row_texts
from bot.teams.port import Rendered
from dialogs.answer import Answer, Block, Choices, Facts, Form, Link, Pressed, Quote, Reply, Shown, Steps, Table, Text
from dialogs.clearance import Cleared
from dialogs.say import cut

LARGEST = 80_000
"""Bytes of a card as UTF-16: Teams refuses messages of about 100 KB with 413, and the lead needs room too."""
BODY, FALLBACK = 32_000, 6_000
"""Of these, bytes for the blocks, and characters for the plain twin (at worst four bytes each)."""
LONGEST, LINE = 3_000, 300
"""Characters of one text, and of the title or one line of a list."""
SOURCES = 8
BUTTON = 30
"""Characters of a button's title that a screen 320 pixels wide shows whole."""
CHOICES = 6
NAME = 16
"""Characters of a fact's name that leave room for its value beside it."""


def card(answer: Answer, *, lead: bool = False) -> Element:
    """The card for an answer, with its `lead` where no text stands above it.

    Its text cannot format, link or mention: whatever a paper holds is shown as it stands.
    """
    body = _fitted(answer)
    if lead:
        body.insert(1, _text(lead_text(answer)))
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.2",
        "lang": "en-GB",
        "speak": spoken(cut(lead_text(answer), LINE)),
        "fallbackText": cut(plain(answer), FALLBACK),
        "msteams": {"width": "Full"},
        "body": body,
    }


def rendered(cleared: Cleared, *, single: bool = False) -> Rendered:
    """How an answer looks in Teams: its lead as the message's text, and a card where that would show more.

    `single` puts all of it in the card. Teams makes two messages of a text with a card, of which only one could be
    changed later ("Activity resulted into multiple skype activities"), so what can be answered is always a single one.
    """
    answer = cleared.answer
    text = cut(lead_text(answer), LONGEST)
    if single or answer.single:
        return Rendered(text="", card=card(answer, lead=True), summary=cut(text, LINE))
    return Rendered(text=text, card=card(answer) if tells_more(answer) else None, summary=cut(text, LINE))


def tells_more(answer: Answer) -> bool:
    """Whether a card would show anything that the lead does not say."""
    return bool(answer.blocks or footing(answer))


def size(element: object) -> int:
    """Bytes as Teams counts them: JSON in UTF-16."""
    return len(json.dumps(element, ensure_ascii=False).encode("utf-16-le"))


def _fitted(answer: Answer) -> list[Element]:
    """The body: heading, then as much as fits with a count of what does not, then the sources."""
    body = [_text(cut(answer.title, LINE), style="heading", weight="Bolder", size="Medium")]
    pieces = [piece for block in answer.blocks for piece in _shown(block, answer)]
    left = BODY
    for place, piece in enumerate(pieces):
        left -= size(piece)
        if left < 0:
            body.append(_text(f"{len(pieces) - place:,} more not shown here: ask about one of them.", isSubtle=True))
            break
        body.append(piece)
    return body + _foot(answer)


def _foot(answer: Answer) -> list[Element]:
    """The sources and the date, smaller, below a line; of many sources the first ones and a count."""
    *lines, last = footing(answer) or ("",)
    hidden = len(lines) - SOURCES
    shown = [*lines[:SOURCES], *([f"and {hidden:,} more"] if hidden > 0 else []), last]
    foot = [_text(cut(line, LINE), isSubtle=True, size="Small", spacing="Small") for line in shown if line]
    if foot:
        foot[0] |= {"separator": True, "spacing": "Medium"}
    return foot


def _shown(block: Block, answer: Answer) -> Iterator[Element]:
    match block:
        case Text(text=text):
            yield _text(text)
        case Quote():
            yield _quote(block, quote_label(block, answer))
        case Facts(rows=rows):
            yield from _facts(rows)
        case Table():
            yield from _table(block)
        case Steps(steps=steps):
            yield from (_step(number, step) for number, step in enumerate(steps, 1))
        case Shown(answer=inner):
            yield _stack(*_whole(inner), style="emphasis")
        case _:
            yield from _buttons(block)


def _buttons(block: Pressed) -> Iterator[Element]:
    match block:
        case Choices():
            yield from _choices(block)
        case Reply(reference=reference):
            yield from reply_buttons(reference)
        case Form():
            yield form(block)
        case Link(title=title, url=url):
            yield link(title, url)
        case _:
            assert_never(block)


def _whole(answer: Answer) -> Iterator[Element]:
    """An answer as it looks where it is posted: the same elements as in a card of its own."""
    body = _fitted(answer)
    yield from (body[0], _text(lead_text(answer)), *body[1:])


def _text(text: str, **looks: object) -> Element:
    whole = readable(text)
    if len(whole) > LONGEST:
        kept = cut(whole, LONGEST)
        whole = f"{kept} ({len(whole) - len(kept) + 2:,} more characters)"
    return {"type": "TextBlock", "text": escaped(whole), "wrap": True, **looks}


def _quote(quote: Quote, label: str) -> Element:
    words = f"“{quote.text}”" if quote.verbatim else quote.text
    return _stack(_text(label, size="Small", isSubtle=True), _text(words, spacing="Small"), style="emphasis")


def _facts(rows: tuple[tuple[str, str], ...]) -> Iterator[Element]:
    if all(len(name) <= NAME and len(value) <= LINE for name, value in rows):
        for start in range(0, len(rows), 20):
            part = rows[start : start + 20]
            yield {"type": "FactSet", "facts": [{"title": _line(name), "value": _line(value)} for name, value in part]}
    else:
        yield from (_stack(_text(name, weight="Bolder"), _text(value, spacing="None")) for name, value in rows)


def _line(text: str) -> str:
    return escaped(text.replace("\n", " "))


def _table(table: Table) -> Iterator[Element]:
    """Each row as a small stack under its bold first cell: columns would be too narrow to read on a phone."""
    for row in table.rows:
        first, told = row_texts(table.head, row)
        below = [_text(" · ".join(told), spacing="None", isSubtle=True)] if told else []
        yield _stack(_text(first, weight="Bolder"), *below)
    if note := cut_note(table):
        yield _text(note, isSubtle=True)


def _step(number: int, step: str) -> Element:
    return _columns(_text(f"{number}."), _text(step), spacing="Small")


def _choices(choices: Choices) -> Iterator[Element]:
    shown = choices.options[:CHOICES]
    if len(choices.options) == 1 and len(choices.ask) <= BUTTON:
        yield _button(choices.ask, shown[0])
        return
    yield _text(f"{choices.ask}:", spacing="Medium")
    if all(len(option) <= BUTTON for option in shown):
        yield from (_button(option, option) for option in shown)
    else:
        for number, option in enumerate(shown, 1):
            yield _asking(number, option)
    if more := len(choices.options) - len(shown):
        yield _text(f"{more:,} more can be typed.", isSubtle=True)


def _asking(number: int, question: str) -> Element:
    """A question too long for a button, in full, with its button beside it."""
    return _columns(_button(f"Ask {number}", question), _text(question), spacing="Small")


def _button(title: str, question: str) -> Element:
    whole = readable(question)
    pressed = {"type": "messageBack", "text": whole, "displayText": whole}
    return button({"type": "Action.Submit", "title": readable(title), "data": {"msteams": pressed, "ask": whole}})


def _stack(*items: Element, **looks: object) -> Element:
    return {"type": "Container", "items": list(items), **looks}


def _columns(narrow: Element, wide: Element, **looks: object) -> Element:
    return {
        "type": "ColumnSet",
        "columns": [
            {"type": "Column", "width": "auto", "items": [narrow]},
            {"type": "Column", "width": "stretch", "verticalContentAlignment": "Center", "items": [wide]},
        ],
        **looks,
    }
