"""A clerk teaches what people call a thing that the papers call otherwise; everybody is answered by it at once."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Field, Form
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import ROLES, zone_of
from dialogs.known import shelved
from dialogs.language import STOP
from dialogs.naming import LEADING, Name, bare
from dialogs.say import counted, cut
from dialogs.teaching import before, elsewhere, means, meant_by, taken_already, taught_before, try_again, unfit
from store import Tx, aliases, journal
from store.aliases import Alias

EXAMPLES = ("Teach: the lido means Harbour Baths", "When people say the lido they mean Harbour Baths")

_VERB = r"(?:please\s+)?(?P<verb>teach|learn|replace)(?:\s*:\s*|\s+(?:that\s+|the\s+name\s+)?)"
_IS = r"\s+(?:means?|=|is\s+another\s+(?:name|word)\s+for|is\s+(?:what\s+people\s+call|short\s+for))\s+"
_WHO = r"(?:people|somebody|someone|anybody|anyone|they|members|councillors|residents)"
_ORDERS = (
    re.compile(rf"{_VERB}(?P<said>.+?){_IS}(?P<meant>.+)", re.IGNORECASE),
    re.compile(rf"{_VERB}(?P<meant>.+?)\s+is\s+also\s+(?:called|known\s+as)\s+(?P<said>.+)", re.IGNORECASE),
    re.compile(
        rf"(?:when|whenever|if)\s+{_WHO}\s+(?:says?|asks?\s+(?:for|about)|types?|writes?)\s+(?P<said>.+?),?\s+"
        r"(?:then\s+)?(?:they|he|she)\s+means?\s+(?P<meant>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<said>.+?)\s+is\s+another\s+name\s+for\s+(?P<meant>.+)", re.IGNORECASE),
    re.compile(r"(?:please\s+)?teach\s*:\s*(?P<said>.+)", re.IGNORECASE),
)
_LONGEST = 500
_CALLED = Field("name", "What do the papers call it?")


def _recognise(text: str) -> str | None:
    plain = "" if len(text) > _LONGEST or text.rstrip().endswith("?") else " ".join(text.strip(MARKS).split())
    found = next(filter(None, (order.fullmatch(plain) for order in _ORDERS)), None)
    if found is None:
        return None
    told = found.groupdict()
    said, verb = told["said"].removesuffix(" means").strip(MARKS), (told.get("verb") or "teach").casefold()
    if not told.get("verb") and (_asks(said) or (told.get("meant") and _asks(told["meant"]))):
        return None
    return f"{'replace' if verb == 'replace' else 'teach'}\n{said}\n{(told.get('meant') or '').strip(MARKS)}"


def _asks(said: str) -> bool:
    """Whether what should be a name opens a question or a clause: it is no order."""
    first = said.casefold().split()[:1]
    return not bare(said) or first[0] in STOP - LEADING


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    verb, said, meant = wanted.split("\n")
    if refused := elsewhere(asked):
        return refused
    known = shelved(tx, asked.sight)
    if why := unfit(said, council_day(now, zone_of(known.committees))):
        return compose.declined("No name", f"“{cut(said, 60)}” cannot be another name for anything. {why}")
    found = meant_by(meant, known) if meant else ()
    if not isinstance(found, Name):
        return _which(verb, said, meant, found)
    if why := taken_already(tx, said, found, known):
        return compose.declined("No new name", f"“{said}” cannot be another name for {cut(found.name, 120)}. {why}")
    old = before(tx, said)
    if old is None:
        return _teach(tx, now, asked, said, (None, None, found))
    refused = taught_before(tx, old, verb, said, found, asked=asked, known=known)
    return refused or _teach(tx, now, asked, said, (old, means(old, known), found))


def _which(verb: str, said: str, meant: str, near: tuple[Name, ...]) -> Answer:
    """Ask back what is meant."""
    if not meant:
        lead = f"What does “{said}” mean? Say: teach: {said} means, and then what the papers call it."
        asked = Form("Say what it means", f"teach: {said} means {{name}}", (_CALLED,), "Teach")
        return Answer(title="What does it mean?", lead=lead, blocks=(asked,))
    if not near:
        return compose.declined("Not in the papers", f"I know nothing that the papers call “{cut(meant, 80)}”.")
    options = [f"{verb}: {said} means {one.name}" for one in near]
    return compose.which(
        "Which do you mean?", f"“{cut(meant, 80)}” is not one thing. What does “{said}” mean?", options
    )


def _teach(tx: Tx, now: datetime, asked: Asked, said: str, changed: tuple[Alias | None, Name | None, Name]) -> Answer:
    """Write it down; the journal holds no word of what is exempt."""
    old, was, found = changed
    if old:
        aliases.forget(tx, old.id)
    aliases.teach(tx, now, phrase=said, means=found.name, who=asked.person)
    what = "a name for what is not public" if found.exempt else f"another name, {said}"
    words = {"before": was.name if was and not (was.exempt or found.exempt) else None}
    words["after"] = None if found.exempt else found.name
    journal.note(tx, now, who=asked.person or "local", did="teach", what=what, **words)
    known = shelved(tx, asked.sight)
    settled = try_again(tx, council_day(now, zone_of(known.committees)), said, asked)
    whose = "the questions of those who may hear of it" if found.exempt else "everybody's questions"
    lead = f"Done: in {whose}, “{said}” is taken as {cut(found.name, 120)} ({found.kind}) from now on."
    if settled:
        lead += (
            f" {counted(settled, 'question')} that I could not answer {'is' if settled == 1 else 'are'} answered now."
        )
    return Answer(title="Learnt", lead=f"{lead} To undo it, say: forget {said}.")


def _may_be_asked(text: str) -> bool:
    """Whether no verb says that it is an order: "when people say the lido they mean the baths"."""
    return not re.match(r"\W*(?:please\s+)?(?:teach|learn|replace)\b", text, re.IGNORECASE)


ACT = Act("teach", EXAMPLES, ROLES, _recognise, _perform, may_be_asked=_may_be_asked)
