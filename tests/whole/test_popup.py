"""Dialogs of the message extension over HTTP: asked and answered in the body, as that person, and done once."""

import asyncio
import json

import pytest
from sqlalchemy import select, text

from bot import popup
from store import people, tables
from store.engine import Store
from tests import activities
from tests.activities import ANN, BEN, CHANNEL, GROUP, chat_with, dialog_opened, dialog_sent, message
from tests.bot.looks import elements, faults
from tests.bot.looks import seen as texts
from tests.whole.conftest import THEN
from tests.whole.serving import serving


@pytest.fixture
async def bot(sqlite_demo_url, teams, clock):
    """The whole bot on SQLite, where the database makes no difference."""
    async with serving(sqlite_demo_url, teams, clock) as served:
        yield served


@pytest.fixture
def store(sqlite_demo_url):
    opened = Store.open(sqlite_demo_url)
    yield opened
    opened.close()


async def known(bot, store, person=ANN, role="clerk"):
    """Have somebody be a clerk, whose personal chat the bot knows."""
    with store.write() as tx:
        people.grant(tx, THEN, object_id=person.entra, role=role, name=person.name)
    before = len(bot.teams.said)
    assert await bot.post(message(bot.teams.url, "hello", person)) == 200
    await bot.teams.answers(before + 1)
    bot.teams.received.clear()


async def show(bot, activity):
    status, body = await bot.exchange(activity)
    assert status == 200
    return json.loads(body)["task"]


async def asked(bot, sentence, person=ANN, where=CHANNEL, **inputs):
    """The answer's card to a sentence that is asked in a dialog."""
    task = await show(bot, dialog_sent(bot.teams.url, {"ask": sentence, **inputs}, person, where))
    assert task["type"] == "continue"
    return task["value"]["card"]["content"]


def said(card):
    return " ".join(texts(card))


def places(store):
    with store.read() as tx:
        return sorted(tx.execute(select(tables.place.c.conversation)).scalars())


async def test_the_command_opens_a_dialog_with_the_card_of_the_answer(bot, store):
    await known(bot, store)
    task = await show(bot, dialog_opened(bot.teams.url, ANN, CHANNEL))
    assert task["type"] == "continue"
    value = task["value"]
    assert value.keys() == {"title", "width", "height", "card"}
    assert 0 < len(value["title"]) <= 64
    assert value["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert faults(value["card"]["content"]) == []


async def test_a_button_in_a_dialog_asks_its_whole_sentence_and_is_answered_there(bot):
    card = await asked(bot, "When is the next meeting?")
    assert "Tuesday 20 April 2021 at 2pm" in said(card)
    assert bot.teams.received == []


async def test_buttons_of_a_dialog_send_their_sentence_to_it_and_post_nothing_where_it_is_open(bot):
    card = await asked(bot, "help")
    buttons = [one for one in elements(card) if one["type"] == "Action.Submit"]
    assert buttons
    assert all(one["data"].keys() == {"ask"} for one in buttons)


async def test_what_is_asked_is_done_as_that_person_in_their_personal_chat(bot, store):
    await known(bot, store)
    card = await asked(bot, "pause until Monday", ANN, CHANNEL)
    with store.read() as tx:
        paused = {row.conversation: row.paused_until for row in tx.execute(select(tables.place))}
    assert paused.keys() == {chat_with(ANN).id}
    assert paused[chat_with(ANN).id] is not None, said(card)


async def test_inputs_fill_the_sentence_of_a_button(bot, store):
    await known(bot, store)
    first = await asked(bot, "pause until {day|choice}", choice="Monday", day="")
    assert "Monday 19 April 2021" in said(first)


async def test_exempt_matter_is_told_in_a_dialog_to_the_entitled_alone(bot, store):
    with store.write() as tx:
        paper = tx.execute(select(tables.item.c.document_id)).scalars().first()
        item = {"document_id": paper, "meeting_date": None, "of": "agenda", "number": "99", "title": "Kingfisher Quay"}
        tx.execute(tables.item.insert().values(**item, part=2, exempt=True))
        tx.execute(text("UPDATE edition SET number = number + 1"))
    await known(bot, store)
    assert "Kingfisher Quay" in said(await asked(bot, "Item 99", ANN, CHANNEL))
    assert "Kingfisher Quay" not in said(await asked(bot, "Item 99", BEN, CHANNEL))


async def test_where_a_dialog_was_opened_becomes_no_place_and_hears_nothing(bot, store):
    for where in (CHANNEL, GROUP, chat_with(BEN)):
        await show(bot, dialog_opened(bot.teams.url, ANN, where))
        await asked(bot, "When is the next meeting?", ANN, where)
    assert places(store) == []
    assert bot.teams.received == []


async def test_talk_in_a_dialog_goes_on_there_and_not_in_the_conversation(bot):
    await asked(bot, "who approves Management team in place?", ANN, CHANNEL)
    assert "Signed Off" in said(await asked(bot, "and its status?", ANN, CHANNEL))
    await bot.post(message(bot.teams.url, "and its status?", ANN, CHANNEL))
    [answer] = await bot.teams.answers(1)
    assert "Signed Off" not in answer.text


async def test_what_teams_asks_again_gets_the_same_answer_and_is_done_once(bot, store):
    await known(bot, store)
    posted = dialog_sent(bot.teams.url, {"ask": "pause until Monday"}, ANN, CHANNEL)
    answers = await asyncio.gather(*(bot.exchange(posted) for _ in range(5)))
    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    with store.read() as tx:
        assert len(tx.execute(select(tables.seen).where(tables.seen.c.activity == posted["id"])).all()) == 1


async def test_another_replica_does_not_do_it_again_and_says_so(bot, teams, clock, sqlite_demo_url, store):
    await known(bot, store)
    posted = dialog_sent(teams.url, {"ask": "pause until Monday"}, ANN, CHANNEL)
    assert (await show(bot, posted))["type"] == "continue"
    async with serving(sqlite_demo_url, teams, clock) as other:
        assert await show(other, posted) == {"type": "message", "value": popup.BEFORE}


async def test_without_a_database_the_dialog_is_told_so_in_words(bot, store):
    with store.write() as tx:
        tx.execute(text("DROP TABLE seen"))
    card = await asked(bot, "When is the next meeting?")
    assert "Reference" in said(card) or "cannot reach my records" in said(card)


@pytest.mark.parametrize(
    "data", [None, [], "ask", {}, {"ask": None}, {"ask": ["announce"]}, {"ask": {"a": 1}}, {"x": 1}]
)
async def test_a_dialog_that_sends_no_sentence_is_answered_all_the_same(bot, data):
    assert (await show(bot, dialog_sent(bot.teams.url, data)))["type"] == "continue"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("composeExtension/fetchTask", {"commandId": "other"}),
        ("composeExtension/fetchTask", {"commandId": {"a": 1}}),
        ("composeExtension/fetchTask", {}),
        ("composeExtension/query", {"commandId": "announce"}),
        ("composeExtension/selectItem", {"ask": "announce"}),
        ("task/fetch", {"commandId": "announce"}),
    ],
)
async def test_any_other_invoke_is_told_that_it_is_not_offered(bot, name, value):
    _, body = await bot.exchange({**activities.invoke(bot.teams.url, name), "value": value})
    assert json.loads(body)["statusCode"] == 501


@pytest.mark.parametrize(
    "claims", [{"aud": "another"}, {"iss": "another"}, {"exp": 1_000}, {"serviceurl": "https://evil.example/"}]
)
async def test_a_forged_dialog_is_turned_away_and_does_nothing(bot, store, claims):
    await known(bot, store)
    status, body = await bot.exchange(dialog_sent(bot.teams.url, {"ask": "pause until Monday"}, ANN, CHANNEL), **claims)
    assert status in {401, 403}
    assert body == b""
    with store.read() as tx:
        assert [row.paused_until for row in tx.execute(select(tables.place))] == [None]


async def test_the_message_from_which_it_was_opened_is_not_read(bot, store, caplog):
    payload = {"id": "1", "body": {"contentType": "html", "content": "<at>bot</at> pause for ever Kingfisher"}}
    opened = dialog_opened(bot.teams.url, ANN, CHANNEL, commandContext="message", messagePayload=payload)
    task = await show(bot, opened)
    assert "Kingfisher" not in json.dumps(task) + caplog.text


async def test_a_clerk_draws_up_an_announcement_in_the_dialog_and_works_on_it_there(bot, store):
    await known(bot, store)
    which = (await show(bot, dialog_opened(bot.teams.url, ANN, CHANNEL)))["value"]["card"]["content"]
    draft = await asked(bot, submits(which)[0]["ask"])
    form = next(data for data in submits(draft) if "{title}" in data["ask"])
    edited = await asked(bot, form["ask"], title="Papers for July\nnow out", message="First line\nSecond line")
    assert "Papers for July" in said(edited)
    with store.read() as tx:
        [row] = tx.execute(select(tables.announcement)).all()
    assert (row.author, row.state, row.version) == (ANN.entra, "draft", 2)
    assert "Papers for July" in row.title
    assert bot.teams.received == []


async def test_somebody_who_is_no_clerk_cannot_announce_from_the_dialog(bot, store):
    await known(bot, store, BEN, "officer")
    for person in (ANN, BEN):
        task = await show(bot, dialog_opened(bot.teams.url, person, CHANNEL))
        assert "Only a clerk" in said(task["value"]["card"]["content"]) or task["value"]["title"] == "Not allowed"
    with store.read() as tx:
        assert tx.execute(select(tables.announcement)).all() == []


def submits(card):
    """What each button of a card sends."""
    return [one["data"] for one in elements(card) if one["type"] == "Action.Submit"]
