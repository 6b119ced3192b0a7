"""Somebody answers a reminder: it is not theirs, but somebody else's, who is reminded of it from then on."""

from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.answer import Answer, Text
from dialogs.answering import Open, by, find, listed, what, who
from dialogs.asked import Asked
from dialogs.audience import Audience, read_audience
from dialogs.leave import SHARED
from dialogs.referring import form, given, meant, plainly, read
from dialogs.say import cut, long_date
from store import Tx, journal, tasks
from store.names import bare

EXAMPLES = ("not mine", "7F3K not mine: Jane Smith")

_NOBODY = "nobody named"
_NOT_MINE = (
    r"(?:(?P<before>@)[,:]?\s+)?(?:(?:(?:that|it|this)(?:['’]?s|\s+is)\s+)?not|(?:that|it|this)\s+isn['’]?t)\s+mine"
    r"(?:\s+(?P<after>@))?"
)
_IT_IS = r"(?:it\s+is\s+|it['’]?s\s+|that\s+is\s+|(?:give|pass)\s+it\s+to\s+|ask\s+)?"
_FORMS = (
    form(rf"{_NOT_MINE}(?:\s*[,:;–-]\s*(?:but\s+)?{_IT_IS}(?P<name>\S.*?)(?:['’]s)?)?"),
    form(rf"{_NOT_MINE}\s+(?P<name>(?-i:[A-Z])[\w'’.-]*?(?:\s+(?-i:[A-Z])[\w'’.-]*?)?)(?:['’]s)?"),
    form(r"(?P<before>)(?:pass|give|hand)\s+(?:it|this|that|(?P<after>%))\s+(?:on\s+|over\s+)?to\s+(?P<name>\S.*)"),
)


def _recognise(text: str) -> str | None:
    return read(plainly(text), _FORMS, lambda found: given(found["before"] or found["after"], found["name"]))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, name = meant(tx, wanted)
    to = f": {name}" if name else ""
    found = find(tx, now, asked, reference, lambda sign: f"{sign} not mine{to}")
    if isinstance(found, Answer):
        return found
    audience = read_audience(tx)
    owner = _person(name, audience) if name else ""
    if owner is None:
        return _unknown(found, name, audience)
    kind, subject = found.about
    tasks.answer(tx, now, kind=kind, subject=subject, who=who(asked), owner=owner)
    journal.note(
        tx, now, who=who(asked), did="not mine", what=what(found, f" to {owner or _NOBODY}"), **_handed(found, owner)
    )
    lead = f"Not theirs, says {by(tx, asked)} on {long_date(found.today)}: {_then(owner, audience)}"
    blocks = (Text(found.said.lead), found.reference)
    title = f"Not mine: {found.said.title}"
    return Answer(title=title, lead=lead, blocks=blocks, closes=(found.about,), only_here=True)


def _handed(found: Open, owner: str) -> dict[str, str]:
    """To whom it was handed before, and is now, for the journal."""
    was = found.task.owner if found.task else None
    return {"before": "as the papers say" if was is None else was or _NOBODY, "after": owner or _NOBODY}


def _called(name: str, audience: Audience) -> dict[str, str]:
    """Everybody whose first name or surname a word is, by object id."""
    known = {grant.object_id: grant.name for grant in audience.grants if grant.name}
    return {person: whole for person, whole in known.items() if name.casefold() in bare(whole).casefold().split()}


def _person(name: str, audience: Audience) -> str | None:
    """The one person of a name; of a single name where only one has it, first or last."""
    if " " in bare(name):
        return audience.named(name)
    called = list(_called(bare(name), audience))
    return called[0] if len(called) == 1 else None


def _then(owner: str, audience: Audience) -> str:
    """Who is reminded of it from now on."""
    if not owner:
        return "whose it is was not said, so the clerks hear of it from now on."
    name = audience.name_of(owner)
    if not audience.chats([owner]):
        return f"handed to {name}, whom I cannot reach until they have added me; the clerks hear of it until then."
    return f"handed to {name}, who hears of it from now on."


def _unknown(found: Open, name: str, audience: Audience) -> Answer:
    slugs = {None, found.committee.slug if found.committee else None}
    called = sorted(_called(bare(name), audience).values())
    if called:
        options = [f"{found.notice.reference} not mine: {one}" for one in called]
        return compose.which("Who is that?", f"“{cut(name, 80)}” may be {listed(called)}. Whom do you mean?", options)
    known = sorted({grant.name for grant in audience.grants if grant.name and grant.committee in slugs})
    lead = f"“{cut(name, 80)}” is not one of the people I know"
    ask = "An administrator can name somebody with: committee-bot people grant."
    if not known:
        return compose.declined("Who is that?", f"{lead}: nobody has been given a name here. {ask}")
    options = [f"{found.notice.reference} not mine: {one}" for one in known]
    return compose.which("Who is that?", f"{lead}. I know {listed(known)}. {ask}", options)


ACT = Act("not_mine", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
