"""The one card of an announcement: a draft to be worked on, what waits for a yes, what was ordered and became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from dialogs.announcing import picked
from dialogs.announcing.bars import barred
from dialogs.announcing.became import became, report
from dialogs.announcing.meeting import standing
from dialogs.announcing.ordering import cautions, obstacles, second_for
from dialogs.announcing.picked import Picked
from dialogs.announcing.rights import lost, seconders
from dialogs.announcing.said import PARAGRAPH, moment, post
from dialogs.announcing.when import told
from dialogs.answer import Answer, Block, Facts, Field, Form, Shown, Text
from dialogs.audience import Audience, read_audience
from dialogs.due import held
from dialogs.say import counted, joined
from store import Tx
from store.announcements import Announcement
from store.notices import short_sign
from store.records import Committee

_OF = {"agenda": "Announcement", "supplement": "Supplement", "correction": "Correction"}


def show(
    tx: Tx, now: datetime, one: Announcement, committee: Committee, lead: str = "", *, viewer: str | None = None
) -> Answer:
    """The card, as it stands; it takes the place of the card that was pressed. `lead` says what was just done.

    `viewer` (Entra object id) is who sees it: nobody is offered to agree to what they asked for themselves.
    """
    audience = read_audience(tx)
    chosen = picked.resolve(tx, audience, one, committee, now)
    view = View(tx=tx, now=now, one=one, committee=committee, audience=audience, chosen=chosen, viewer=viewer)
    title, said, blocks = {"draft": _draft, "refused": _draft, "asked": _asked, "ordered": _ordered}.get(
        one.state, _over
    )(view)
    return Answer(title=title, lead=" ".join(filter(None, (lead, said))), blocks=tuple(blocks), instead=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What a card is made from: the announcement, and to whom it would go if it were ordered now."""

    tx: Tx
    now: datetime
    one: Announcement
    committee: Committee
    audience: Audience
    chosen: Picked
    viewer: str | None = None

    @property
    def seen(self) -> str:
        """The reference with the version and the looks that the card shows."""
        return f"{self.one.reference}.{self.one.version}.{looks(self.tx, self.one, self.chosen)}"


def looks(tx: Tx, one: Announcement, chosen: Picked) -> str:
    """Four letters for what would be posted and where, so that nobody orders what they have not seen."""
    said = post(tx, one)
    places = sorted(chosen.places) if one.of != "correction" else []
    return short_sign(f"{places}|{said.title}|{said.lead}|{said.blocks}")


_Card = tuple[str, str, Iterator[Block]]


def _draft(v: View) -> _Card:
    """What it will say, what to look at before it goes, and everything that can be done with it."""

    def blocks() -> Iterator[Block]:
        yield Facts(tuple(_facts(v)))
        against = list(obstacles(v.tx, v.one, v.committee, v.chosen, v.now))
        yield from (Text(f"Cannot be posted yet: {why}") for why in against)
        if why := second_for(v.tx, v.one, v.committee, v.chosen, v.now):
            yield Text(f"A second clerk has to agree, because {why}.")
        yield from (Text(f"Please look: {caution}") for caution in cautions(v.tx, v.one, v.committee, v.now))
        yield Text("This is what will be posted. Its reference is added, and in people's own chats how to stop it.")
        yield Shown(post(v.tx, v.one))
        yield from _working(v)

    lead = "The posts still say what they said." if v.one.of == "correction" else "Nothing has been posted yet."
    lead += " A second clerk did not agree to it." if v.one.state == "refused" else ""
    return f"Draft {v.one.reference}", lead, blocks()


def _facts(v: View) -> Iterator[tuple[str, str]]:
    meeting = standing(v.tx, v.one.committee, v.one.meeting_date).held
    yield "Committee", v.committee.name
    yield "Meeting", held(meeting) if meeting else "none that is to be held"
    if v.one.of == "correction":
        yield "Corrects", f"A{v.one.under}, wherever it was posted"
    else:
        yield "Goes to", f"{counted(len(v.chosen.places), 'place')}: {v.chosen.words}"
        if v.chosen.left_out:
            yield "Not told", "; ".join(v.chosen.left_out)
    yield (
        "Drawn up by",
        f"{v.audience.name_of(v.one.author) or 'a clerk'}, at {moment(v.one.made_at, v.committee.zone)}",
    )
    if v.one.reason:
        yield "Reason", v.one.reason


def _working(v: View) -> Iterator[Block]:
    """The forms of a draft: each sends a sentence with the version that was seen."""
    ref = f"{v.one.reference}.{v.one.version}"
    yield _words(v.one)
    if v.one.of != "correction":
        choices = picked.offers(v.tx, v.committee, supplement=v.one.of == "supplement")
        field = Field("places", "Who is to be told?", "several", ",".join(v.one.audience), choices)
        yield Form("Choose the places", f"{ref} places: {{places}}", (field,))
    yield Form("Send a test to myself", f"test {ref}")
    if v.one.of == "correction":
        yield Form("Correct the posts now", f"post {v.seen} now")
    elif v.chosen.places:
        yield Form(f"Post now to {counted(len(v.chosen.places), 'place')}", f"post {v.seen} now")
        yield _at(v, "Post at a time")
    yield Form("Discard", f"withdraw {ref}")


def _at(v: View, title: str) -> Form:
    at = Field("at", "At what time?", "hour", f"{time(9):%H:%M}")
    return Form(title, f"post {v.seen} on {{on}} at {{at}}", (Field("on", "On which day?", "day"), at), "Set")


def _words(one: Announcement) -> Form:
    fields = (
        Field("title", "Title", "line", one.title),
        Field("message", "Your own words (may be left empty)", "lines", _lines(one.message)),
        Field("link", "Link to the published papers (https)", "line", one.link or ""),
        Field("deadline", "Deadline", "line", one.deadline or ""),
        Field("reason", "Reason, in a pre-election period alone (it is not posted)", "line", one.reason or ""),
    )
    names = "\n".join(f"{field.name}: {{{field.name}}}" for field in fields)
    return Form("Change the words", f"{one.reference}.{one.version} words\n{names}", fields)


def _lines(message: str | None) -> str:
    return "\n".join(part.strip() for part in (message or "").split(PARAGRAPH))


def _asked(v: View) -> _Card:
    why = second_for(v.tx, v.one, v.committee, v.chosen, v.one.send_at or v.now) or "it did when it was asked for"
    names = [name for person in seconders(v.audience, v.one, v.committee) if (name := v.audience.name_of(person))]
    at = f" It is to be posted at {told(v.one.send_at, v.now, v.committee.zone)}." if v.one.send_at else ""
    at += " A yes now posts it at once." if v.one.send_at and v.one.send_at <= v.now else ""
    lead = f"{v.one.reference} waits for the yes of a second clerk, because {why}.{at}"
    ref = f"{v.one.reference}.{v.one.version}"

    def blocks() -> Iterator[Block]:
        yield Facts((*_facts(v), ("Can agree", joined(names) or "another clerk")))
        yield Text("This is what will be posted:")
        yield Shown(post(v.tx, v.one))
        if v.viewer != v.one.ordered_by:
            yield Form("Yes, post it (a second clerk)", f"yes to {v.seen}")
            yield Form("No (a second clerk)", f"no to {ref}")
        yield _words(v.one)
        yield Form("Discard", f"withdraw {ref}")

    return f"{_OF[v.one.of]} {v.one.reference}", lead, blocks()


def _ordered(v: View) -> _Card:
    if v.one.of == "correction":
        return (
            f"Correction {v.one.reference}",
            f"A{v.one.under} is corrected wherever it was posted.",
            iter(_see(v.one)),
        )
    if v.one.send_at and v.one.send_at > v.now and not became(v.tx, v.one, v.committee).of("sent"):
        return _to_come(v)
    counts, parts = report(v.tx, v.audience, v.one, v.committee)

    def blocks() -> Iterator[Block]:
        yield from parts
        ref = f"{v.one.reference}.{v.one.version}"
        yield Form("Look again", f"show {v.one.reference}")
        yield Form("Correct it", f"correct {v.one.reference}")
        if v.one.of == "agenda":
            message = Field("message", "What does the supplement hold?", "lines")
            yield Form("Add a supplement", f"supplement to {v.one.reference}: {{message}}", (message,), "Draw it up")
        yield Form("Withdraw it", f"withdraw {ref}")

    return f"{_OF[v.one.of]} {v.one.reference}", f"{v.one.title}: {counts}.", blocks()


def _see(one: Announcement) -> Iterator[Block]:
    yield Form(f"See A{one.under}", f"show A{one.under}")


def _to_come(v: View) -> _Card:
    posts = became(v.tx, v.one, v.committee).posts
    at = told(v.one.send_at, v.now, v.committee.zone) if v.one.send_at else "once"
    bar = barred(v.tx, v.one.send_at or v.now, v.one, v.committee, v.audience)
    verb = "is ordered for" if bar else "will be posted at"
    lead = f"{v.one.reference} {verb} {at}, to {counted(len(posts), 'place')}."

    def blocks() -> Iterator[Block]:
        if bar:
            yield Text(f"It will not be posted as it stands. {bar}")
        if lost(v.tx, v.audience, v.one, v.committee):
            yield Form("Post it now myself", f"post {v.one.reference}.{v.one.version} now")
        yield Text("This is what will be posted, as things stand:")
        yield Shown(post(v.tx, v.one))
        yield Form("Look again", f"show {v.one.reference}")
        yield _at(v, "Post at another time")
        yield _words(v.one)
        yield Form("Withdraw it", f"withdraw {v.one.reference}.{v.one.version}")

    return f"{_OF[v.one.of]} {v.one.reference}", lead, blocks()


def _over(v: View) -> _Card:
    """Withdrawn or discarded: what became of the posts that had gone."""
    if v.one.state == "discarded":
        return (
            f"{_OF[v.one.of]} {v.one.reference}",
            f"{v.one.reference} is discarded: nothing of it was posted.",
            iter(()),
        )
    counts, parts = report(v.tx, v.audience, v.one, v.committee)
    local = v.one.withdrawn_at.astimezone(ZoneInfo(v.committee.zone)) if v.one.withdrawn_at else None
    at = f" at {moment(local, v.committee.zone)}" if local else ""
    return (
        f"{_OF[v.one.of]} {v.one.reference}",
        f"{v.one.reference} was withdrawn{at}: {counts}.",
        iter((*parts, Form("Look again", f"show {v.one.reference}"))),
    )
