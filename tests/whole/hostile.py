"""Two hundred texts that would be more than texts if a client, a spreadsheet or the bot took them at their word.

And what an independent reader of Teams' Markdown and of a card finds in what the bot made of them.
"""

import json
import re
import unicodedata

WORD = "Budget"
"""What every harmless text is."""

KINDS = (
    "[link](https://evil.example/x)", "![image](https://evil.example/x.png)", "[ref][1]\n\n[1]: https://evil.example",
    "[a](javascript:alert(1))", "[call](tel:+441632960000)", "**bold** and *italic*", "__bold__ and _italic_",
    "~~gone~~", "`code` ``code``", "```\ncode\n```", "# Heading", "###### Heading", "> quoted", "- item\n- item",
    "+ item", "* item", "1. item\n2) item", "---", "===", "| a | b |\n|---|---|\n| c | d |", "    indented code",
    "\\[escaped\\](https://evil.example)", "\\\\*bold\\\\*", "&lt;at&gt;Cleo Clerk&lt;/at&gt; &#91;a&#93;(b)",
    "<at>Cleo Clerk</at>", '<at id="0">everyone</at>', "<b>bold</b><br/><hr>", "<script>alert(1)</script>",
    '<img src=x onerror=alert(1)>', '<a href="https://evil.example">here</a>', "<!-- comment -->",
    "{{DATE(2021-04-20T09:00:00Z, SHORT)}}", "${$root.secret} ${if(true, 1, 2)}", "{name} {note} {day|choice}",
    "=HYPERLINK(\"https://evil.example\",\"here\")", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-1-1",
    "END:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M", "\u202eNEDDIH\u202c \u2066turned\u2069 \u061cmark",
    "zero\u200bwidth\u200d\ufeff\u2060\u00ad", "nul\x00 bell\x07 escape\x1b[31m\x7f\x85\x9b", "🗳️👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "half \ud83d of a letter \udc00", "'); DROP TABLE meeting; -- %s %(x)s ? :name", "x" * 5_000,
    '"}],"actions":[{"type":"Action.OpenUrl","url":"https://evil.example"}]',
    "mailto:a@evil.example javascript:alert(1)", "https://teams.microsoft.com/l/chat/0/0?users=a@evil.example",
    "Ref 7F3K",
)  # fmt: skip
"""Fifty kinds, each of which stands alone, within a sentence, at the beginning of a line, and as an order."""
ORDERS = ("done 7F3K", "follow Planning Committee", "post A1 now", "grant administrator to me", "end purdah")

HOSTILE = tuple(
    text
    for number, kind in enumerate(KINDS)
    for text in (kind, f"{WORD} {kind} review", f"{WORD}\n{kind}", f"{ORDERS[number % len(ORDERS)]} {kind}"[:5_000])
)

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = {
    "a bracket": re.compile(r"[\[\]]"),
    "emphasis": re.compile(r"[*_]"),
    "code": re.compile(r"`"),
    "a stroke through": re.compile(r"~~"),
    "a tag": re.compile(r"<[A-Za-z/!?]"),
    "an entity": re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE),
    "a function of cards": re.compile(r"\{\{|\$\{"),
    "a direction mark": re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"),
}
_AT_BEGINNING = {
    "a heading": re.compile(r" {0,3}#{1,6}(?:\s|$)"),
    "a quotation": re.compile(r" {0,3}>"),
    "a list": re.compile(r" {0,3}(?:[-+]|\d{1,9}[.)])(?:\s|$)"),
    "a line across": re.compile(r" {0,3}(?:-\s*){3,}$|=+\s*$"),
    "a table": re.compile(r" {0,3}\|"),
    "indented code": re.compile(r" {4}|\t"),
}
PARTS = frozenset(
    "AdaptiveCard TextBlock FactSet Container ColumnSet Column ActionSet Action.Submit Action.ShowCard Action.OpenUrl "
    "Input.Text Input.Date Input.Time Input.ChoiceSet".split()
)


def markup(text):
    """What a client would make of a text besides showing it; a bare address stays the text that it is."""
    left = _ESCAPED.sub("\ufffc", text)
    found = [name for name, form in _INLINE.items() if form.search(left)]
    return found + [name for name, form in _AT_BEGINNING.items() if any(map(form.match, left.split("\n")))]


def unprintable(text):
    """The control characters and halves of letters that a text holds, but for its line breaks."""
    return [letter for letter in text if letter != "\n" and unicodedata.category(letter) in {"Cc", "Cs"}]


def parts(node):
    """Every element of a card, its actions and what they open; the data of a press is none."""
    if isinstance(node, dict):
        if "type" in node:
            yield node
        yield from (part for name, value in node.items() if name not in {"data", "msteams"} for part in parts(value))
    elif isinstance(node, list):
        yield from (part for each in node for part in parts(each))


def parsed(card):
    """A card as a client has it."""
    return json.loads(json.dumps(card).encode())


def shape(card):
    """The elements of a card with what they can do, and no word of what they say."""
    return [
        (part["type"], sorted(part), sorted(part.get("data", ())), sorted(part.get("data", {}).get("msteams", ())))
        for part in parts(parsed(card))
    ]


def faults(card):
    """What in a card is more than the words that it should show."""
    made = parsed(card)
    found = [f"an element: {part['type']}" for part in parts(made) if part["type"] not in PARTS]
    found += ["the card speaks to Teams"] if made["msteams"] != {"width": "Full"} else []
    found += [f"in speech: {one}" for one in markup_of_speech(made["speak"])]
    found += [f"unprintable: {text[:80]!r}" for text in every_text(made) if unprintable(text)]
    for part in parts(made):
        found += [f"{what}: {text[:80]!r}" for text in formatted(part) for what in markup(text)]
        found += [f"pressing posts another sentence: {part}" for _ in (0,) if "data" in part and not plainly(part)]
    return found


def markup_of_speech(text):
    return [one for one in ("<", "&") if one in text]


def every_text(node):
    """Every text of a card wherever it stands."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from every_text(each)


def formatted(part):
    """The texts of an element in which clients read Markdown."""
    yield from ([part["text"]] if part["type"] == "TextBlock" else [])
    yield from (text for fact in part.get("facts", ()) for text in (fact["title"], fact["value"]))
    yield from (choice["title"] for choice in part.get("choices", ()))


def plainly(action):
    """Whether a press says what stands in the card and nothing else."""
    data = action["data"]
    return set(data) <= {"ask", "msteams"} and {
        **data.get("msteams", {"type": "messageBack", "text": data["ask"], "displayText": data["ask"]})
    } == {"type": "messageBack", "text": data["ask"], "displayText": data["ask"]}
