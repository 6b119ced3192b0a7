"""What every card must be, as a list of faults, and the texts that an answer and its card hold."""

from collections.abc import Iterator

from bot.cards import LARGEST, size
from dialogs.answer import Answer, Choices, Facts, Form, Link, Quote, Reply, Shown, Steps, Table, Text

PHONES = "1.2"
"""The newest version that Teams renders on phones: docs, cards reference."""

ELEMENTS = {
    "AdaptiveCard": {"version", "lang", "speak", "fallbackText", "msteams", "body", "$schema"},
    "TextBlock": {"text", "wrap", "weight", "size", "isSubtle", "spacing", "separator", "style"},
    "FactSet": {"facts", "spacing"},
    "Container": {"items", "style", "spacing"},
    "ColumnSet": {"columns", "spacing"},
    "Column": {"items", "width", "verticalContentAlignment"},
    "ActionSet": {"actions", "spacing"},
    "Action.Submit": {"title", "data"},
    "Action.ShowCard": {"title", "card"},
    "Action.OpenUrl": {"title", "url"},
    "Input.Date": {"id", "value"},
    "Input.Time": {"id", "value"},
    "Input.ChoiceSet": {"id", "style", "value", "choices", "isMultiSelect", "wrap"},
    "Input.Text": {"id", "value", "maxLength", "isMultiline"},
}
"""Every element of version 1.2 or older that a card may hold, with its properties. `style` of a TextBlock is of 1.5:
clients that know headings announce it as one, and others pass over it."""


def elements(node):
    """Every element of a card, in reading order."""
    if isinstance(node, dict):
        if "type" in node and "displayText" not in node:
            yield node
        for name, value in node.items():
            if name != "data":
                yield from elements(value)
    elif isinstance(node, list):
        for each in node:
            yield from elements(each)


def faults(made):
    """What is wrong with a card."""
    found = [] if size(made) <= LARGEST else [f"it has {size(made)} bytes"]
    if made.get("version") != PHONES or made.get("lang") != "en-GB":
        found.append("version or language is missing or wrong")
    found += [f"{name} is empty" for name in ("speak", "fallbackText", "body") if not made.get(name)]
    for element in elements(made):
        found += _faults(element)
    ids = [element["id"] for element in elements(made) if element["type"].startswith("Input.")]
    if len(ids) != len(set(ids)):
        found.append("two inputs have one id")
    return found + [f"an input without a label: {element}" for element in _unlabelled(made)]


def _unlabelled(made):
    """The inputs of opened cards that have no text straight above them."""
    for element in elements(made):
        if element["type"] == "Action.ShowCard":
            body = element["card"]["body"]
            above = [None, *body]
            for over, one in zip(above, body, strict=False):
                if one["type"].startswith("Input.") and (over is None or over["type"] != "TextBlock"):
                    yield one


def _faults(element):
    kind = str(element["type"])
    if kind not in ELEMENTS:
        yield f"{kind} is not of version {PHONES}"
        return
    if strange := set(element) - ELEMENTS[kind] - {"type"}:
        yield f"{kind} has {', '.join(sorted(strange))}"
    if kind == "TextBlock" and not (element.get("wrap") is True and element.get("text")):
        yield f"a text does not wrap or is empty: {element}"
    if kind == "FactSet" and not all(fact.get("title") and fact.get("value") for fact in element["facts"]):
        yield f"a fact lacks its name or value: {element}"
    if kind == "ActionSet" and len(element["actions"]) != 1:
        yield "buttons of one set run off a phone's screen"
    if kind == "Action.Submit" and not (element.get("title") and pressed(element)):
        yield f"a button without title or question: {element}"


def pressed(action):
    """The whole sentence that a button says, if every client posts it as a message, or none does."""
    data = action["data"]
    if set(data) == {"ask"}:
        return str(data["ask"])
    same = {data["ask"], data["msteams"].get("text"), data["msteams"].get("displayText")}
    return str(data["ask"]) if len(same) == 1 and data["msteams"].get("type") == "messageBack" else None


def seen(made):
    """The texts of a card as a person reads them, without what escapes them."""
    found = []
    for element in elements(made):
        if element["type"] in {"Action.ShowCard", "Action.OpenUrl"}:
            found.append(element["title"])
        elif element["type"] == "Action.Submit":
            found += [element["title"], pressed(element) or ""]
        else:
            facts = [text for fact in element.get("facts", ()) for text in (fact["title"], fact["value"])]
            found += map(unescaped, [*([element["text"]] if "text" in element else []), *facts])
    return found


def unescaped(text: str) -> str:
    """What a reader of Markdown shows for an escaped text."""
    for mark in "*_[])":
        text = text.replace(f"\\{mark}", mark)
    return text.replace("\u200b", "").replace("\n\n", "\n")


def texts(answer: Answer) -> Iterator[str]:
    """Every text that an answer's blocks hold."""
    for block in answer.blocks:
        match block:
            case Text(text=text) | Quote(text=text):
                yield text
            case Facts(rows=rows) | Table(rows=rows):
                yield from (cell for row in rows for cell in row if cell)
            case Steps(steps=steps):
                yield from steps
            case Choices(ask=ask, options=options):
                yield from (ask, *options)
            case Reply(reference=title) | Form(title=title) | Link(title=title):
                yield title
            case Shown(answer=inner):
                yield from (inner.title, inner.lead, *texts(inner))
