"""No word of what is not public leaves the bot for anybody who is not entitled to it, whichever way it is asked."""

import json
import logging
import re
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.__main__ import main
from bot.schedule import owe
from dialogs.acts import ACTS
from dialogs.calendar import Span
from dialogs.plan import plan
from dialogs.questions import QUESTIONS
from store import journal, outbox, people, privacy
from store.engine import Store
from tests.activities import ANN, BEN, CHANNEL, CLERK, GROUP, Person, bot_added, chat_with, message, press
from tests.council import add_committee
from tests.whole.canaries import COMMITTEE, MARKS, MONTHS, SECRET, load
from tests.whole.conftest import THEN
from tests.whole.serving import serving

OTHER = Person("Dora Dual", "29:1Dora0OIy2rQ7Xz1lcaPKlO9eqmBRTBuW6Xz", "44444444-dddd-4ddd-8ddd-000000000004")
"""An officer of the committee who is clerk of another."""
EXAMPLES = [one.examples[number] for one in QUESTIONS for number in range(len(one.examples)) if number % 3 == 0]
ORDERS = [one.examples[0] for one in ACTS]
PROBING = [
    "which items are private?",
    "what are the private recommendations?",
    "when is the last meeting of the year?",
    "which meetings are there?",
    "what is said of the harbour?",
    "which papers are there?",
    "which committees are there?",
    "how many deliverables are there?",
    "what is due on 1 July?",
    "who attended the last meeting?",
    "what was resolved at the last meeting?",
    "which indicators are below target?",
    "what is item 2?",
    "who is in charge?",
    "what were the lessons learned?",
    "which outcomes are there?",
    "what is wrong with our records?",
    "what does CDU stand for?",
    "hello",
    "follow",
    "follow Inquiry",
]
NEAR = ["canryitemstitledraft", "who is Harbour Canaryattendancenameparttwo?", "canarypaper", "canarycommittee inquiry"]
"""What a spelling might be corrected to; said by somebody who has heard it, which the bot must not confirm."""
LEANING = ["and when is that due?", "tell me more", "who is responsible for it?", "list them"]
ENTITLED = {
    "items": "which items are private?",
    "meetings": "when is the meeting in November?",
    "attendance": "who attended the last meeting?",
    "resolutions": "what was resolved at the last meeting?",
    "indicators": "list the indicators",
    "outcomes": "list the outcomes",
    "deliverables": "list the deliverables",
    "actions": "list the actions",
    "roles": "who is Harbour Canaryrolesnameparttwo?",
    "lessons": "what were the lessons learned?",
    "passages": "what was said about Canarypassagestextparttwo?",
    "doubts": "what is wrong with our records?",
}


@pytest.fixture
def store(sqlite_url):
    opened = Store.open(sqlite_url)
    with opened.write() as tx:
        load(tx, THEN)
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk", name=CLERK.name)
        people.grant(tx, THEN, object_id=BEN.entra, role="officer", name="Ada Pike")
        people.grant(tx, THEN, object_id=OTHER.entra, role="officer", committee_slug="harbours-committee")
        add_committee(tx, "tides", "Tides Committee")
        people.grant(tx, THEN, object_id=OTHER.entra, role="clerk", committee_slug="tides")
    yield opened
    opened.close()


@pytest.fixture
def everywhere(sqlite_url, store, teams, clock, caplog):
    """The bot being served, and everything that it then says to whom nothing of it may be said."""

    @asynccontextmanager
    async def served():
        with caplog.at_level(logging.DEBUG):
            async with serving(sqlite_url, teams, clock) as bot:
                yield bot
        assert found_in(caplog.text) == []

    return served


def found_in(text):
    """The canaries in a text."""
    small = text.casefold()
    return [f"{mark}: {small[max(at - 60, 0) : at + 60]}" for mark in MARKS if (at := small.find(mark.casefold())) >= 0]


def overheard(teams, *entitled):
    """The canaries in what was sent to anywhere but the chats of the entitled, less what those asked who were told."""
    own = {chat_with(one).id for one in entitled}
    sent = [one for one in teams.received if one.conversation not in own]
    assert sent
    return [found for one in sent for found in found_in(json.dumps([one.path, one.body], ensure_ascii=False))]


async def ask(bot, texts, person, where=None):
    """Ask one after another, and give the answers."""
    before = len(bot.teams.said)
    for text in texts:
        assert await bot.post(message(bot.teams.url, text, person, where)) == 200
    return (await bot.teams.answers(before + len(texts), 60))[before:]


async def test_no_question_brings_anything_out(everywhere, teams):
    async with everywhere() as bot:
        for person, where in ((ANN, None), (BEN, None), (OTHER, None), (CLERK, CHANNEL), (CLERK, GROUP)):
            await ask(bot, PROBING if where or person is OTHER else [*EXAMPLES, *PROBING], person, where)
        await bot.post(bot_added(teams.url, ANN))
        await bot.post(bot_added(teams.url, CLERK, CHANNEL))
    assert overheard(teams) == []


async def test_no_order_brings_anything_out(everywhere, teams):
    async with everywhere() as bot:
        for person, where in ((BEN, None), (OTHER, None), (CLERK, CHANNEL)):
            await ask(bot, ORDERS, person, where)
        for choice in buttons(teams.said):
            said = press(teams.url, {"ask": choice}, choice, CLERK, CHANNEL, teams.said[0].given)
            assert await bot.post(said) == 200
    assert overheard(teams) == []


def buttons(said):
    """Whole sentences that buttons carry, each once."""
    found = re.findall(r"\"ask\": \"([^\"{}]+)\"", " ".join(json.dumps(one.body) for one in said))
    return list(dict.fromkeys(found))[:40]


async def test_a_name_that_somebody_has_heard_is_not_confirmed(everywhere):
    """The words asked may be said again, in a refusal say; nothing else of the record may."""
    async with everywhere() as bot:
        said = await ask(bot, NEAR, ANN)
    for asked, one in zip(NEAR, said, strict=True):
        told = json.dumps(one.body).casefold()
        for word in re.findall(r"canr?y\w*", asked.casefold()):
            told = told.replace(word, "")
        assert found_in(told) == []


async def test_what_a_clerk_heard_in_their_chat_is_not_leant_on_in_a_channel(everywhere, teams):
    async with everywhere() as bot:
        for question in ENTITLED.values():
            await ask(bot, [question], CLERK)
            await ask(bot, LEANING, CLERK, CHANNEL)
    assert overheard(teams, CLERK) == []


async def test_a_follow_up_of_somebody_whose_role_is_gone_brings_nothing_out(everywhere, teams, store):
    async with everywhere() as bot:
        for question in ENTITLED.values():
            with store.write() as tx:
                people.grant(tx, THEN, object_id=ANN.entra, role="clerk")
            await ask(bot, [question], ANN)
            with store.write() as tx:
                people.revoke(tx, THEN, object_id=ANN.entra)
            teams.received.clear()
            await ask(bot, LEANING, ANN)
            assert overheard(teams) == []


async def test_nothing_that_a_clerk_does_with_it_in_their_chat_reaches_anybody_else(everywhere, teams, store, clock):
    async with everywhere() as bot:
        await ask(bot, [f"follow {COMMITTEE}"], CLERK, CHANNEL)
        [asked_for] = await ask(bot, ["what was asked for at the meeting on 6 April?"], CLERK)
        found = dict.fromkeys(re.findall(rf"([A-Z0-9]{{4}}): {COMMITTEE}", json.dumps(asked_for.body)))
        assert len(found) == 3
        await ask(bot, [f"accept {ref} for Ada Pike by 3 May" for ref in found], CLERK)
        await ask(
            bot, ["Teach: the lido means Harbour Canaryitemstitleparttwo", "what is wrong with our records?"], CLERK
        )
        [drawn] = await ask(bot, ["Announce the agenda for 1 July"], CLERK)
        ref = re.findall(r"\bA\d+\b", json.dumps(drawn.body))[0]
        worded = "The land at Harbour Canarypassagestextparttwo is to be sold to a builder this year."
        await ask(bot, [f"{ref} message: {worded}", f"{ref} title: {worded}", f"Post {ref} now"], CLERK)
        await teams.until(lambda: len([one for one in teams.said if one.conversation == CHANNEL.id]) == 1, 20)
        for person, where in ((BEN, None), (OTHER, None), (CLERK, CHANNEL)):
            await ask(bot, AFTERWARDS, person, where)
        clock.move(THEN + timedelta(days=21))
        owe(store, clock.now())
        await teams.settle(lambda: waiting(store, clock.now()) == 0, 20)
    assert overheard(teams, CLERK) == []
    with store.read() as tx:
        assert found_in(str(journal.entries(tx))) == []


AFTERWARDS = [
    "what are the matters arising?",
    "what was asked for at the meeting on 6 April?",
    "what is the lido?",
    "Which names have I taught?",
    "Which doubts are settled?",
    "What could you not answer?",
    "Announcements",
    "journal",
]


async def test_no_reminder_of_three_months_brings_anything_out(everywhere, teams, store, clock):
    async with everywhere() as bot:
        for person in (ANN, BEN, OTHER, CLERK):
            await ask(bot, [f"follow {COMMITTEE}", f"follow {SECRET}"], person)
        await ask(bot, [f"follow {COMMITTEE}"], CLERK, CHANNEL)
        teams.received.clear()
        with store.read() as tx:
            moments = sorted({one.due_at for one in plan(tx, Span(THEN, THEN + MONTHS)) if one.due_at > THEN})
        for moment in moments:
            clock.move(moment)
            owe(store, moment)
            await teams.settle(lambda: waiting(store, clock.now()) == 0, 20)
    with store.read() as tx:
        sent = {one.kind for one in outbox.notices(tx) if one.state == "sent"}
    assert {"action_due", "agenda_due", "deliverable_due", "meeting_soon", "report_due", "weekly_digest"} <= sent
    assert overheard(teams) == []


def waiting(store, now):
    """How many notices are still to go."""
    with store.read() as tx:
        every = outbox.notices(tx)
    return sum(one.state in {"planned", "claimed", "begun"} and one.due_at <= now for one in every)


@pytest.mark.parametrize("path", ["/calendar.ics", "/metrics", "/healthz", "/readyz"])
async def test_no_page_brings_anything_out(everywhere, path):
    async with everywhere() as bot, bot.session.get(f"{bot.base}{path}") as answer:
        assert found_in(await answer.text()) == []
        assert answer.status == (404 if path == "/metrics" else 200) or path in {"/metrics", "/readyz"}


BROKEN = {
    "sheet.csv": "kind,committee,date,time\nmeeting,Canary Inquiry,Canaryday,25:99\n",
    "sheet.xlsx": "PK\x03\x04 Canary in no workbook",
    "paper.pdf": "%PDF-1.4 Canary in no PDF",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_not_quoted(tmp_path, sqlite_url, name, capsys):
    file = tmp_path / name
    file.write_text(BROKEN[name], encoding="utf-8")
    assert main(["load", str(file)], environ={"DATABASE_URL": sqlite_url}) == 1
    assert found_in(capsys.readouterr().err) == []


def test_the_journal_and_an_export_hold_nothing_of_it(store):
    with store.read() as tx:
        assert found_in(str(journal.entries(tx))) == []
        assert found_in(json.dumps(privacy.export(tx, BEN.entra), default=str)) == []


@pytest.mark.parametrize(
    "written",
    [
        ["due", "--json", "--from", "2021-04-01", "--to", "2021-12-31"],
        *(["ask", text, "--as", role, "--json"] for text in ENTITLED.values() for role in ("public", "officer")),
        ["people", "export", BEN.entra],
    ],
    ids=lambda written: " ".join(written[:4]),
)
def test_no_command_brings_anything_out_for_the_public(store, sqlite_url, written, capsys):
    environ = {"DATABASE_URL": sqlite_url, "BOT_CLOCK_START": THEN.isoformat()}
    assert main(written, environ=environ) == 0
    told = capsys.readouterr().out.casefold()
    for word in re.findall(r"canary\w*", " ".join(written).casefold()):
        told = told.replace(word, "")
    assert found_in(told) == []


async def test_the_entitled_are_told_in_personal_chat(everywhere):
    """So that the others do not pass for want of anything to say."""
    async with everywhere() as bot:
        said = await ask(bot, ENTITLED.values(), CLERK)
    silent = [
        kind for kind, one in zip(ENTITLED, said, strict=True) if not found_in(json.dumps(one.body, ensure_ascii=False))
    ]
    assert silent == []
