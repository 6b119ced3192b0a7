"""A clerk changes the words of an announcement: those of a draft at once, those that are posted by a correction."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from dialogs import compose
from dialogs.act import Act
from dialogs.announcing.became import became
from dialogs.announcing.correcting import correction
from dialogs.announcing.desk import show
from dialogs.announcing.holding import Held, take, written_down
from dialogs.announcing.naming import first_of, read, whole, written
from dialogs.announcing.ordering import back_to_draft
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.guard import exempt_words
from store import Tx, announcements

EXAMPLES = ("A12 title: Agenda for the meeting on 20 April", "A12 message: Please note the new room")
MOST = {"title": 200, "message": 1_200, "link": 400, "deadline": 200, "reason": 200}
"""Characters of each."""

_NAMES = "title|message|link|deadline|reason"
_FIELD = re.compile(rf"({_NAMES})\s*:(.*)", re.IGNORECASE)
_NEXT = re.compile(rf"\s*;\s*(?=(?:{_NAMES})\s*:)", re.IGNORECASE)
"""What parts several fields that are typed on one line."""
_ORDERS = tuple(
    re.compile(order.pattern, re.IGNORECASE | re.DOTALL)
    for order in (
        whole(rf"REF(?: words)?[\s,]*?(?P<rest>(?:{_NAMES})\s*:.*)"),
        whole(r"(?:correct|amend|change|fix|edit) ANY(?: to)?\s*(?:[:;]|\s[–-]\s)\s*(?P<rest>\S.*)"),
    )
)


def _recognise(text: str) -> str | None:
    found = first_of(_ORDERS, text.strip())
    if found is None:
        return None
    rest = found["rest"] if _FIELD.match(found["rest"]) else f"message: {found['rest']}"
    return written(found, rest if "\n" in rest else _NEXT.sub("\n", rest))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meant = read(wanted)
    held = take(tx, now, asked, meant)
    if isinstance(held, Answer):
        return held
    one, committee = held
    words = dict(_words(meant.rest))
    if refused := _refused(tx, held, words):
        return refused
    if one.state in {"withdrawn", "discarded"} or (one.of == "correction" and one.state == "ordered"):
        return show(tx, now, one, committee, "Its words can no longer be changed.")
    if one.state == "ordered" and became(tx, one, committee).begun:
        held = correction(tx, now, asked, held)
    return _changed(tx, now, asked, held, words)


def _words(rest: str) -> Iterator[tuple[str, str | None]]:
    """Each field with what it is to say; None where it is left empty."""
    name, told = "", ""
    for line in rest.splitlines():
        found = _FIELD.fullmatch(line.strip())
        if found:
            if name:
                yield name, told.strip() or None
            name, told = found[1].casefold(), found[2]
        else:
            told += f" ¶ {line.strip()}" if line.strip() else ""
    yield name, told.strip() or None


def _refused(tx: Tx, held: Held, words: Mapping[str, str | None]) -> Answer | None:
    """Why these words cannot stand: too long, no link, or words of an exempt paper."""
    long = next((name for name, said in words.items() if said and len(said) > MOST[name]), None)
    if long:
        return compose.declined("Too long", f"The {long} can hold {MOST[long]} characters. Nothing was changed.")
    if words.get("title", "") is None:
        return compose.declined("No title", "An announcement needs a title. Nothing was changed.")
    if (link := words.get("link")) and not _is_link(link):
        lead = "A link has to begin with https:// and name a web site, without spaces. Nothing was changed."
        return compose.declined("No link", lead)
    for said in filter(None, words.values()):
        if why := exempt_words(tx, held[1].id, said):
            return compose.declined("Not for the public", f"{why} Nothing was changed.")
    return None


def _is_link(link: str) -> bool:
    try:
        parts = urlsplit(link)
        named = parts.scheme == "https" and "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        return False
    return named and re.fullmatch(r"[!-~]+", link) is not None and not set(link) & set('"<>\\^`{|}()[]')


def _changed(tx: Tx, now: datetime, asked: Asked, held: Held, words: Mapping[str, str | None]) -> Answer:
    """Change them; who agreed to other words has agreed to nothing."""
    one, committee = held
    before = "; ".join(f"{name}: {getattr(one, name) or ''}" for name in words)
    after = "; ".join(f"{name}: {said or ''}" for name, said in words.items())
    late = one.state == "ordered" and (one.send_at is None or one.send_at <= now)
    again = one.state == "asked" or late or (one.state == "ordered" and one.second is not None)
    one = announcements.change(tx, back_to_draft(tx, one) if again else one, **words)
    written_down(tx, now, asked, (one, committee), did="announcement worded", before=before, after=after)
    return show(
        tx,
        now,
        one,
        committee,
        "The words are changed." + (" It is a draft again, to be posted or agreed to anew." if again else ""),
    )


ACT = Act("wording", EXAMPLES, ROLES, _recognise, _perform)
