"""How actions are said: one with whose it is, when it is due and where it stands, or several."""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Steps, Text
from dialogs.cues import cue
from dialogs.duties import due_printed, printed, status
from dialogs.known import Known
from dialogs.say import counted, cut, short_date
from store.records import Action


def say_many(found: list[Action], of: str, known: Known) -> Answer:
    """Several actions, recommendations or next steps."""
    steps = Steps(tuple(_listed(action, known) for action in found[: compose.SHOWN]))
    lead = f"{counted(len(found), of)}: {cut(found[0].text, 200)}"
    return compose.answer(f"{of.capitalize()}s", lead, [steps, _apart(found, known)], found)


def say_stated(found: list[Action], state: str, known: Known) -> Answer:
    """The actions that the papers print in one state."""
    said = {"open": "not yet done", "done": "done"}.get(state, state.lower())
    if not found:
        return compose.declined("Actions", f"The papers list no action as {said}.", known.actions[:1])
    verb = "is" if len(found) == 1 else "are"
    lead = f"{counted(len(found), 'action')} {verb} marked {said}: {'; '.join(_listed(a, known) for a in found[:4])}"
    return compose.answer("Actions", lead, [Steps(tuple(_listed(a, known) for a in found[: compose.SHOWN]))], found)


def _apart(found: list[Action], known: Known) -> Text | None:
    """That exempt ones stand apart, to whoever may know of them."""
    others = [a for a in known.actions if a.source.exempt and a.of == found[0].of and a not in found]
    return Text("Others stand in the private part: ask for the private recommendations.") if others else None


def _listed(action: Action, known: Known) -> str:
    due = short_date(action.due) if action.due else due_printed(action, known)
    notes = ", ".join(filter(None, (action.owner, f"by {due}" if due else None)))
    return f"{cut(action.text, 260)}{f' ({notes})' if notes else ''}"


def say_one(action: Action, known: Known, wants: str | None) -> Answer:
    """One action; the sentence that answers what is wanted of it stands first."""
    name = f"{action.of.capitalize()}{f' {action.number}' if action.number else ''}"
    due = short_date(action.due) if action.due else due_printed(action, known)
    told = [("Responsible", action.owner or "not stated"), ("Due", due or "not stated")]
    told += [
        (head, cell)
        for head, cell in printed(action, known).items()
        if re.search(cue("head status"), head, re.IGNORECASE)
    ]
    facts = Facts(tuple(told))
    if (wants == "who" and not action.owner) or (wants == "when" and not due):
        if wants == "when" and re.search(cue("evidence when"), action.text, re.IGNORECASE):
            return compose.answer(name, f"{name}: {cut(action.text, 500)}", [facts], [action])
        missing = "who is responsible for it" if wants == "who" else "when it is due"
        return compose.declined(name, f"The papers do not say {missing}: {cut(action.text, 300)}", [action], facts)
    start = {"who": action.owner, "when": due, "status": status(action, known)}.get(wants or "", name)
    return compose.answer(name, f"{start or name}: {cut(action.text, 500)}", [facts], [action])
