"""A clerk's day over HTTP: load, draft, preview, test, schedule, agree, send, resend, correct, cancel.

Every post is checked at the connector, and every count of the report is what the connector saw. Run it with
`python -m tests.whole.clerks_day [--places 200]`: it prints the figures.
"""

import argparse
import asyncio
import re
import tempfile
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.__main__ import main
from store import outbox, people
from store.engine import Store
from store.migrate import migrate
from tests.activities import BEN, CLERK, Person, Where, bot_added, bot_removed, chat_with, message, press
from tests.bot.looks import elements, seen
from tests.fakes import FakeTeams, Received, refused, throttled
from tests.whole.serving import Served, SetClock, serving

PACK = Path(__file__).parents[1] / "packs" / "harrowmere" / "pack.txt"
SLUG = "corporate-performance-committee"
MORNING = datetime(2024, 6, 3, 7, tzinfo=UTC)
"""08:00 on the Monday before the last lawful day for the agenda of Wednesday 12 June 2024."""
TEN = datetime(2024, 6, 3, 9, tzinfo=UTC)
POLLS = 2.5
"""Seconds in which the outbox is planned and carried at least once."""
CANCELLING = "committee,date,status,classification\nCorporate Performance Committee,2024-06-12,cancelled,public\n"


@dataclass
class Day:
    """The council on that day: the bot being served, and the channels that it is in."""

    bot: Served
    store: Store
    clock: SetClock
    url: str
    channels: list[Where]
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def teams(self) -> FakeTeams:
        """Microsoft's side."""
        return self.bot.teams

    async def say(self, text: str, person: Person = CLERK) -> Received:
        """What somebody is answered in their own chat."""
        before = len(self._to(person))
        assert await self.bot.post(message(self.teams.url, text, person)) == 200
        await self.teams.until(lambda: len(self._to(person)) > before, 20)
        return self._to(person)[before]

    async def press(self, card: Received, button: str, person: Person = CLERK, **inputs: str) -> Received:
        """Press a button of a card that the connector has; what then stands in its place."""
        data = _button(card.card, button)
        filled = {**_held(card.card), **data, **inputs}
        before = len(self.changes(card))
        to = card.given or card.activity or ""
        assert await self.bot.post(press(self.teams.url, filled, None, person, chat_with(person), to)) == 200
        await self.teams.until(lambda: len(self.changes(card)) > before, 20)
        return self.changes(card)[before]

    def changes(self, card: Received) -> list[Received]:
        """What was put in the place of a message."""
        to = card.given or card.activity
        return [one for one in self.teams.received if one.method == "PUT" and one.activity == to and one.taken]

    def posts(self, where: Where) -> list[Received]:
        """Every message that is in a channel."""
        return [one for one in self.teams.said if (one.conversation or "").partition(";")[0] == where.id]

    async def carried(self, kind: str) -> Counter[str]:
        """Wait until nothing of a kind waits; how they ended."""
        under_way = {"planned", "claimed", "sending"}
        for _ in range(2_400):
            with self.store.read() as tx:
                found = [one for one in outbox.notices(tx) if one.kind == kind]
            if found and not any(one.state in under_way and one.due_at <= self.clock.now() for one in found):
                return Counter(one.state for one in found)
            await asyncio.sleep(0.05)
        raise AssertionError(f"{kind} does not come to its end: {Counter(one.state for one in found)}")

    def _to(self, person: Person) -> list[Received]:
        return [one for one in self.teams.said if one.conversation == chat_with(person).id]


async def prepared(bot: Served, clock: SetClock, url: str, places: int) -> Day:
    """A council with two clerks and so many channels, and the pack loaded by the command."""
    assert main(["load", str(PACK)], environ={"DATABASE_URL": url, "BOT_CLOCK_START": MORNING.isoformat()}) == 0
    store = Store.open(url)
    with store.write() as tx:
        for person in (CLERK, BEN):
            people.grant(tx, MORNING, object_id=person.entra, role="clerk", name=person.name, committee_slug=SLUG)
    channels = [Where("channel", f"19:{number:032x}@thread.tacv2") for number in range(places)]
    day = Day(bot, store, clock, url, channels)
    for where in channels:
        assert await bot.post(bot_added(bot.teams.url, CLERK, where)) == 200
    await bot.teams.answers(places, 60)
    await day.say("hello", BEN)
    return day


async def announced(day: Day) -> Received:
    """Draft, words, preview, test, schedule, and the second clerk's yes; nothing is in a channel before its time."""
    teams, hellos = day.teams, {where.id: len(day.posts(where)) for where in day.channels}
    draft = await day.say("announce the agenda for 12 June")
    link = "https://moot.example/ieListDocuments.aspx?CId=1"
    draft = await day.press(draft, "Change the words", message="Please note the room.\nTea from 10.", link=link)
    draft = await day.press(draft, "Choose the places", places="channels")
    await day.press(draft, "Send a test to myself")
    await teams.until(lambda: any("This is a test" in str(one.body) for one in teams.said), 20)
    draft = await day.press(draft, "Post at a time", on="2024-06-03", at="10:00")
    assert "waits for the yes of a second clerk" in str(draft.body)
    await teams.until(lambda: any(_asks_yes(one) for one in day._to(BEN)), 20)
    [asked] = [one for one in day._to(BEN) if _asks_yes(one)]
    agreed = await day.press(asked, "Yes, post it (a second clerk)", BEN)
    assert "10am on Monday 3 June 2024 (British Summer Time)" in str(agreed.body)
    await asyncio.sleep(POLLS)
    assert {where.id: len(day.posts(where)) for where in day.channels} == hellos
    return asked


async def sent(day: Day, asked: Received) -> None:
    """At its time it is in every channel once, but for those that lost the bot, and looks as it was shown."""
    teams, count = day.teams, len(day.channels)
    removed, silent, odd, busy = _parts(day.channels)
    for where in removed:  # Teams says so
        assert await day.bot.post(bot_removed(teams.url, CLERK, where)) == 200
    teams.gone |= {where.id for where in silent}  # Teams does not
    teams.ends_in |= {where.id: deque([refused(400, "BadSyntax")]) for where in odd}
    teams.ends_in |= {where.id: deque([throttled("1")]) for where in busy}
    day.clock.move(TEN + timedelta(seconds=2))
    states = await day.carried("announcement")
    lost = len(removed) + len(silent) + len(odd)
    assert states == Counter(sent=count - lost, undeliverable=len(removed) + len(silent), refused=len(odd))
    there = [one for where in day.channels for one in _posts(day, where)]
    assert len(there) == len({one.conversation for one in there}) == count - lost
    preview = _shown(asked)
    assert all(_looks(one) == preview for one in there)
    report = await day.say("A1")
    assert f"{count - lost} sent and {lost} failed, of {count} places" in _text(report)
    day.figures |= {"ordered": count, "sent": len(there), "failed": lost, "report": _counts(report)}


async def resent(day: Day) -> None:
    """Only what failed goes again, and only where the bot still is."""
    removed, silent, odd, _ = _parts(day.channels)
    before = len(day.teams.said)
    report = await day.say("A1")
    await day.press(report, f"Send again to the {len(removed) + len(silent) + len(odd)} that failed")
    channels = {where.id for where in day.channels}
    await day.teams.until(lambda: sum(one.conversation in channels for one in day.teams.said[before:]) >= len(odd), 20)
    await day.carried("announcement")
    again = [one.conversation for one in day.teams.said[before:] if one.conversation in channels]
    assert sorted(again) == sorted(where.id for where in odd)
    report = await day.say("A1")
    there, lost = sum(len(_posts(day, where)) for where in day.channels), len(removed) + len(silent)
    assert f"{there} sent and {lost} failed, of {len(day.channels)} places" in _text(report)
    day.figures |= {"after resending": there, "report after it": _counts(report)}


async def corrected(day: Day) -> None:
    """The same posts are changed, each by its own id, and nothing new is posted."""
    before = len(day.teams.said)
    draft = await day.press(await day.say("A1"), "Correct it")
    draft = await day.press(draft, "Change the words", message="The room is the Wool Room.")
    asked = await day.press(draft, "Correct the posts now")
    assert "waits for the yes of a second clerk" in str(asked.body)
    await day.say("yes to A2", BEN)
    await _changed(day, "The room is the Wool Room.", "Corrected at 10")
    assert [one for one in day.teams.said[before:] if one.conversation in {w.id for w in day.channels}] == []


async def cancelled(day: Day, folder: Path) -> None:
    """The meeting is called off by a paper: each post says so, all who were told are told, and so is the feed."""
    status, before = await day.bot.fetch("/calendar.ics")
    assert (status, "STATUS:CANCELLED" in before) == (200, False)
    sheet = folder / "meetings.csv"
    sheet.write_text(CANCELLING, encoding="utf-8")
    news, at = len(day.teams.said), day.clock.now().isoformat()
    assert main(["load", "--accept", str(sheet)], environ={"DATABASE_URL": day.url, "BOT_CLOCK_START": at}) == 0
    day.clock.move(day.clock.now() + timedelta(seconds=1))
    await _changed(day, "That meeting is cancelled.", "Cancelled: ")
    await day.carried("meeting_changed")
    channels = {where.id for where in day.channels}
    heard = Counter(one.conversation for one in day.teams.said[news:] if one.conversation in channels)
    posted = {where.id for where in day.channels if _posts(day, where)}
    assert heard == Counter(posted)
    status, feed = await day.bot.fetch("/calendar.ics")
    assert re.search(r"STATUS:CANCELLED", feed)
    assert re.search(r"SEQUENCE:[1-9]", feed)
    day.figures["told that it is cancelled"] = sum(heard.values())


async def _changed(day: Day, *says: str) -> None:
    """Wait until every post says it; each is changed under its own id."""
    posts = [one for where in day.channels for one in _posts(day, where)]

    def done() -> bool:
        return all(any(all(word in str(new.body) for word in says) for new in day.changes(one)) for one in posts)

    await day.teams.settle(done, 90)
    assert all(new.conversation == one.conversation for one in posts for new in day.changes(one))
    day.figures[f"changed to “{says[0]}”"] = len(posts)


def _parts(channels: list[Where]) -> tuple[list[Where], list[Where], list[Where], list[Where]]:
    """Those that tell that they removed the bot, that do not, that refuse once, and that are busy once."""
    each = max(len(channels) // 20, 1)
    return channels[:each], channels[each : 2 * each], channels[2 * each : 3 * each], channels[3 * each : 4 * each]


def _posts(day: Day, where: Where) -> list[Received]:
    """The announcements among the messages of a channel."""
    return [one for one in day.posts(where) if one.card and "Agenda: " in str(one.card["body"][0])]


def _asks_yes(one: Received) -> bool:
    return one.card is not None and "Yes, post it" in str(one.card)


def _shown(card: Received) -> list[str]:
    """The texts of what a card says will be posted."""
    [inner] = [each for each in elements(card.card) if each["type"] == "Container" and each.get("style") == "emphasis"]
    return list(map(str, seen(inner)))


def _looks(post: Received) -> list[str]:
    """The texts of a post, without its reference."""
    return [text for text in seen({**post.card, "type": "Container"}) if not text.startswith("Ref ")]


def _text(card: Received) -> str:
    return "\n".join(seen({**card.card, "type": "Container"}))


def _counts(card: Received) -> str:
    found = re.search(r"[\d,]+ sent.*? places", _text(card))
    return found[0] if found else ""


def _button(card: dict[str, Any], button: str) -> dict[str, str]:
    """What a button of a card carries, the first of that title; an opened card's own button by its sentence."""
    found = [one for one in elements(card) if one["type"] == "Action.Submit" and one["title"] == button]
    if not found:  # the form of that title
        opened = [one for one in elements(card) if one["type"] == "Action.ShowCard" and one["title"] == button]
        found = [one for one in elements(opened[0]["card"]) if one["type"] == "Action.Submit"]
    return dict(found[0]["data"])


def _held(card: dict[str, Any]) -> dict[str, str]:
    """What the inputs of a card hold, as a client sends them."""
    inputs = (one for one in elements(card) if one["type"].startswith("Input."))
    return {one["id"]: str(one.get("value", "")) for one in inputs}


async def whole_day(url: str, places: int, folder: Path) -> dict[str, Any]:
    """The whole day, with what was counted."""
    clock = SetClock(MORNING)
    async with FakeTeams() as teams, serving(url, teams, clock, {"BOT_RATE_OVERALL": "200/1"}) as bot:
        day = await prepared(bot, clock, url, places)
        asked = await announced(day)
        await sent(day, asked)
        await resent(day)
        await corrected(day)
        await cancelled(day, folder)
        day.store.close()
        return day.figures


def run() -> None:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'day.db')}"
        store = Store.open(url)
        migrate(store)
        store.close()
        for name, figure in asyncio.run(whole_day(url, args.places, Path(folder))).items():
            print(f"{name}: {figure}")


if __name__ == "__main__":
    run()
