"""The buttons of cards, each in a set of its own, and those by which a reminder is answered.

Each sends a whole sentence, which can also be typed; inputs stand in it as blanks (see bot.pressed). An input has its
label above it as a text: inputs with labels of their own are of version 1.3.
"""

from collections.abc import Iterator

from bot.marks import escaped
from bot.plain import readable
from bot.pressed import FILLED, WORDS
from dialogs.answer import Field, Form

Element = dict[str, object]

SOON = (("Tomorrow", "tomorrow"), ("On Monday", "Monday"), ("In a week", "in a week"))
"""What a reminder is put off until with two taps: as it is shown, and as it is said."""


def button(action: Element) -> Element:
    """An action in a set of its own."""
    return {"type": "ActionSet", "actions": [action], "spacing": "Small"}


def reply_buttons(reference: str) -> Iterator[Element]:
    """The buttons of a reminder. They leave no message behind: its card changes instead."""
    yield button(_submit("Done", f"Done {reference}"))
    yield _opening("Not yet", f"Not yet {reference}, {{new_date}}", _label("By when?"), _date("new_date"))
    day = (_label("Or until a day:"), _date("day"))
    yield _opening("Later", f"Snooze {reference} until {{day|choice}}", _label("Until when?"), _soon(), *day)
    whose = _label("Whose is it? Leave it empty if you do not know.")
    yield _opening("Not mine", f"Not mine {reference}: {{name}}", whose, _typed("name"))
    yield _opening("Note", f"Note {reference}: {{note}}", _label("What should be noted?"), _typed("note"))


def form(asked: Form) -> Element:
    """A form: a button that sends, or that opens what is to be filled in."""
    if not asked.fields:
        return button(_submit(asked.title, asked.sentence))
    body = [part for field in asked.fields for part in (_label(field.label), _input(field))]
    body.append(button(_submit(asked.button, asked.sentence)))
    return button(
        {"type": "Action.ShowCard", "title": readable(asked.title), "card": {"type": "AdaptiveCard", "body": body}}
    )


def _input(field: Field) -> Element:
    """The input of a field, with what stands there now; of several choices the values are parted by commas.

    Choices that are shown all at once are texts, in which clients read Markdown; what is filled in is none.
    """
    held: Element = {"id": field.name, **({"value": readable(field.value)} if field.value else {})}
    match field.kind:
        case "day":
            return {"type": "Input.Date", **held}
        case "hour":
            return {"type": "Input.Time", **held}
        case "several":
            choices = [{"title": escaped(title), "value": value} for title, value in field.choices]
            looks = {"style": "expanded", "isMultiSelect": True, "wrap": True}
            return {"type": "Input.ChoiceSet", **held, **looks, "choices": choices}
        case _:
            most = WORDS.get(field.name, FILLED)
            return {"type": "Input.Text", **held, "maxLength": most, "isMultiline": field.kind == "lines"}


def link(title: str, url: str) -> Element:
    """A button that leads out of Teams."""
    return button({"type": "Action.OpenUrl", "title": readable(title), "url": url})


def _opening(title: str, sentence: str, *asked: Element) -> Element:
    """A button that opens what it asks, with a button below that sends."""
    body = [*asked, button(_submit("Send", sentence))]
    return button({"type": "Action.ShowCard", "title": title, "card": {"type": "AdaptiveCard", "body": body}})


def _label(text: str) -> Element:
    return {"type": "TextBlock", "text": text, "wrap": True}


def _date(name: str) -> Element:
    return {"type": "Input.Date", "id": name}


def _soon() -> Element:
    choices = [{"title": title, "value": value} for title, value in SOON]
    return {"type": "Input.ChoiceSet", "id": "choice", "style": "compact", "value": SOON[0][1], "choices": choices}


def _typed(name: str) -> Element:
    return {"type": "Input.Text", "id": name, "maxLength": FILLED, "isMultiline": name == "note"}


def _submit(title: str, sentence: str) -> Element:
    return {"type": "Action.Submit", "title": readable(title), "data": {"ask": sentence}}
