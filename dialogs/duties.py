"""Choosing actions: by owner, by number, by the state they are printed in, or by the report that asks them."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dialogs.cues import cue
from dialogs.index import Term, Thing
from dialogs.known import Known
from dialogs.language import STOP, tokens
from dialogs.pick import Picked
from dialogs.standing import is_done
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Action

_TITLES = frozenset("cllr councillor councillors cc mr mrs ms dr bailie officer member head service team".split())


def actions(known: Known, things: Sequence[Thing] | None = None) -> Iterator[tuple[Thing, Action]]:
    """Every action, with the thing that stands for it."""
    for thing in known.of_kind("action") if things is None else things:
        if isinstance(thing.record, Action):
            yield thing, thing.record


def _is_body(owner: str) -> bool:
    """Whether an owner is a committee or a council, and nobody in it."""
    return re.search(cue("actions committee"), owner, re.IGNORECASE) is not None


def owner_named(words: Words, known: Known) -> tuple[str | None, frozenset[str]]:
    """The one owner of an action whom the message names by any name of theirs, and the stems that name them."""
    typed = {token.stem: token.word for token in words.tokens}
    fits: dict[str, frozenset[str]] = {}
    for owner in {a.owner for a in known.actions if a.owner and not _is_body(a.owner)}:
        held = {t.stem for t in tokens(owner) if t.word not in STOP and t.word not in _TITLES and len(t.word) > 1}
        if held & set(typed):
            fits[owner] = frozenset(held & set(typed))
    best = max(fits, key=lambda name: (len(fits[name]), name), default=None)
    if best is None or sum(len(held) == len(fits[best]) for held in fits.values()) > 1:
        return None, frozenset()
    return best, fits[best] | frozenset(token.stem for token in tokens(best))


def numbered(known: Known, number: str, of: str) -> tuple[Thing, ...]:
    """The action of that number: of the kind asked for, else of any."""
    things = [(thing, action) for thing, action in actions(known) if action.number == number]
    kind = "recommendation" if of == "asked" else of
    return tuple([thing for thing, action in things if action.of == kind][:1] or [thing for thing, _ in things][:1])


def asked_of_committee(known: Known, about: Sequence[Term], *, private: bool) -> tuple[Thing, ...]:
    """What reports ask the committee to do; of the one report that the message names, where it names one."""
    formal = [(thing, action) for thing, action in actions(known) if _is_formal(action)]
    open_ones = [(thing, action) for thing, action in formal if action.source.exempt == private]
    formal = open_ones or ([] if private else formal)
    if about:
        keys = {thing.key for thing, _ in formal}
        hits = [hit for hit in known.index.find(about, frozenset({"action"}), 60) if hit.thing.key in keys]
        if not hits or not hits[0].matched:
            return tuple(thing for thing, _ in formal)
        best = next(action for thing, action in formal if thing.key == hits[0].thing.key)
        formal = [(thing, action) for thing, action in formal if _report(action) == _report(best)]
    return tuple(thing for thing, _ in formal)


def _is_formal(action: Action) -> bool:
    """Whether it is asked of the committee itself, and not of an officer afterwards."""
    if action.of != "recommendation":
        return False
    if action.owner and not _is_body(action.owner):
        return re.search(cue("actions formal"), action.text, re.IGNORECASE) is not None
    return True


def _report(action: Action) -> tuple[int, str | None, bool]:
    return action.source.document, action.source.item, action.source.exempt


def printed(action: Action, known: Known) -> dict[str, str]:
    """What the row of a table says of an action, by heading; nothing where it stands in no table."""
    row = known.rows.get((action.source.document, action.source.line))
    return dict(row.cells) if row else {}


def due_printed(action: Action, known: Known) -> str | None:
    """When it is due in the paper's own words, where that is no whole date."""
    cells = printed(action, known)
    return next((cell for head, cell in cells.items() if re.search(cue("head due"), head, re.IGNORECASE)), None)


def status(action: Action, known: Known) -> str | None:
    """The state that its row of a table prints, in the paper's own word."""
    cells = printed(action, known)
    return next((cell for head, cell in cells.items() if re.search(cue("head status"), head, re.IGNORECASE)), None)


def state_named(words: Words, known: Known) -> tuple[str, frozenset[str]]:
    """The state that the message asks for (the paper's own word, or done or open; empty for none) and its stems."""
    own = {found for action in known.actions if (found := status(action, known))}
    word = longest_named(own, words)
    if word:
        return word, frozenset(phrase(word))
    if words.has(cue("filter open")):
        return "open", frozenset()
    return ("done", frozenset()) if words.has(cue("filter done")) else ("", frozenset())


def longest_named(names: Collection[str], words: Words) -> str | None:
    """The longest of these phrases whose words all stand together in the message."""
    typed = [token.stem for token in words.tokens]
    for name in sorted(names, key=len, reverse=True):
        stems = list(phrase(name))
        if stems and any(typed[n : n + len(stems)] == stems for n in range(len(typed))):
            return name
    return None


def in_state(action: Action, wanted: str, known: Known) -> bool:
    """Whether an action is printed in the state that is asked for."""
    said = status(action, known)
    if wanted in ("done", "open"):
        return is_done(said) is (wanted == "done")
    return not wanted or (said or "").casefold() == wanted.casefold()


def is_late(action: Action, today: date | None) -> bool:
    """Whether an action was due before a day; any is, where no day is given."""
    return today is None or (action.due is not None and action.due < today)


def chosen(known: Known, of: str, picked: Picked | None, owner: str | None) -> tuple[Thing, ...]:
    """The actions of a kind, or of an owner; the one that the message is about, where it names one."""
    mine = [(t, a) for t, a in actions(known) if (a.owner == owner if owner else of in ("action", a.of))]
    if picked:
        best = {thing.key for thing in picked.things if thing.kind == "action"}
        fits = [thing for thing, _ in mine if thing.key in best]
        if fits:
            return (next(thing for thing in picked.things if thing in fits),)
    if owner:
        return tuple(thing for thing, _ in mine)
    return tuple(thing for thing, action in mine if action.number) or tuple(thing for thing, _ in mine)


_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}


def number_asked(words: Words) -> str | None:
    """The number by which an action is asked for."""
    found = re.search(cue("actions number"), words.plain)
    if found:
        return found[1] or found[2]
    return next((digit for word, digit in _ORDINALS.items() if words.has(rf"\b{word}\b")), None)


def kind_asked(words: Words) -> str:
    """What kind is asked for; "asked" is what a report asks of the committee itself."""
    kinds = ("next step", "asked", "recommendation")
    return next((kind for kind in kinds if words.has(cue(f"actions {kind}"))), "action")
