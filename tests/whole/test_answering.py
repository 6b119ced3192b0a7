"""A reminder is answered from its card or in words, and its card changes in place, over HTTP."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from store import journal, outbox, people, tasks, wishes
from store.engine import Store
from store.tables import meeting, seen
from tests.activities import ANN, BEN, CHANNEL, CLERK, chat_with, message, press
from tests.bot.looks import elements, faults
from tests.bot.looks import seen as texts
from tests.dialogs.acts.answers import owe
from tests.fakes import CUT, refused, throttled
from tests.whole.conftest import THEN

DUE = datetime(2021, 6, 18, 8, tzinfo=UTC)
"""09:00 on Friday 18 June 2021: three working days before the last day for the agenda of 1 July."""
KIND = "agenda_due"


@pytest.fixture
def store(demo_url):
    opened = Store.open(demo_url)
    yield opened
    opened.close()


async def clerks(bot, store, *persons):
    """Have people be clerks whom the bot knows, and forget that they said hello."""
    for person in persons:
        with store.write() as tx:
            people.grant(tx, THEN, object_id=person.entra, role="clerk", name=person.name)
        assert await bot.post(message(bot.teams.url, "hello", person)) == 200
    await bot.teams.answers(len(persons))
    bot.teams.received.clear()


async def reminded(bot, store, clock, *persons):
    """Have the agenda fall due, and give the cards that arrive, by conversation."""
    clock.move(DUE)
    await bot.teams.settle(lambda: len(sent(store)) == len(persons))
    return {one.conversation: one for one in bot.teams.said if one.card and one.card["body"][0]["text"] == "Agenda due"}


def sent(store, kind=KIND):
    with store.read() as tx:
        return [one for one in outbox.notices(tx) if one.kind == kind and one.state == "sent" and one.due_at == DUE]


def changes(bot):
    """The cards that were changed in place."""
    return [one for one in bot.teams.received if one.method == "PUT"]


def button(card, title, **inputs):
    """What a client sends for a button of a card, opened or not, with what was put into its inputs."""
    for one in elements(card):
        if one.get("title") == title and one["type"] in {"Action.Submit", "Action.ShowCard"}:
            submit = next(each for each in elements(one) if each["type"] == "Action.Submit")
            return {**submit["data"], **inputs}
    raise AssertionError(f"no button {title}")


async def pressed(bot, card, title, person=ANN, where=None, **inputs):
    posted = press(
        bot.teams.url, button(card.card, title, **inputs), None, person, where or chat_with(person), card.given
    )
    assert await bot.post(posted) == 200
    return posted


def did(store, what):
    with store.read() as tx:
        return [one for one in journal.entries(tx) if one.did == what]


async def test_done_is_pressed_once_and_the_card_changes_in_place(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    posted = await pressed(bot, card, "Done")
    await bot.teams.until(lambda: changes(bot))
    [changed] = changes(bot)
    assert (changed.conversation, changed.activity) == (chat_with(ANN).id, card.given)
    assert changed.body["id"] == card.given
    assert "Done, by Ann Archer on Friday 18 June 2021" in changed.text
    assert faults(changed.card) == []
    assert not [one for one in elements(changed.card) if str(one["type"]).startswith(("Action", "Input"))]
    assert [entry.who for entry in did(store, "done")] == [ANN.entra]
    await bot.teams.settle(lambda: settled(store, posted))
    assert [one for one in bot.teams.said if one.activity] == []  # no reply beside it


async def test_pressing_again_is_told_who_was_first_and_changes_nothing_more(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    await pressed(bot, card, "Done")
    await bot.teams.until(lambda: len(changes(bot)) == 1)
    await pressed(bot, card, "Done")
    await bot.teams.until(lambda: len(changes(bot)) == 2)
    assert "already answered: done by Ann Archer on Friday 18 June 2021" in changes(bot)[1].text
    assert len(did(store, "done")) == 1
    with store.read() as tx:
        assert len([one for one in tasks.tasks(tx).values() if one.done]) == 1


async def test_where_two_clerks_were_told_both_cards_change_and_the_second_press_is_too_late(bot, store, clock):
    await clerks(bot, store, ANN, BEN)
    cards = await reminded(bot, store, clock, ANN, BEN)
    await pressed(bot, cards[chat_with(ANN).id], "Done", ANN)
    await bot.teams.until(lambda: len(changes(bot)) == 2)
    assert {one.activity for one in changes(bot)} == {card.given for card in cards.values()}
    assert all("Done, by Ann Archer" in one.text for one in changes(bot))
    references = {one.place: one.reference for one in sent(store)}
    assert {next(text for text in texts(one.card) if text.startswith("Ref ")) for one in changes(bot)} == {
        f"Ref {reference}" for reference in references.values()
    }
    await pressed(bot, cards[chat_with(BEN).id], "Done", BEN)
    await bot.teams.until(lambda: len(changes(bot)) == 3)
    assert "already answered: done by Ann Archer" in changes(bot)[2].text
    assert len(did(store, "done")) == 1


async def test_done_in_words_gets_a_reply_and_the_card_changes_too(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    [notice] = sent(store)
    await bot.post(message(bot.teams.url, f"{notice.reference.lower()} is done", ANN))
    await bot.teams.until(lambda: changes(bot))
    assert [one.text[:20] for one in bot.teams.said if one.activity] == ["Done, by Ann Archer "]
    assert changes(bot)[0].activity == card.given


async def test_two_open_reminders_are_asked_for_by_their_references(bot, store, clock):
    await clerks(bot, store, ANN)
    await reminded(bot, store, clock, ANN)
    with store.write() as tx:
        second = owe_minutes(tx, clock)
    bot.teams.received.clear()
    await bot.post(message(bot.teams.url, "done", ANN))
    [asked] = await bot.teams.answers(1)
    assert "Which do you mean?" in asked.text
    assert second.reference in str(asked.card)
    assert did(store, "done") == []


def owe_minutes(tx, clock):
    """A second reminder of the same chat."""
    [first] = [one for one in outbox.notices(tx) if one.kind == KIND and one.state == "sent"]
    held = tx.execute(select(meeting.c.date, meeting.c.committee_id).order_by(meeting.c.date)).first()
    slug = first.subject.split(":")[1]
    return owe(tx, "minutes_due", f"meeting:{slug}:{held.date}", first.place, clock.now() - timedelta(hours=1))


async def test_a_reminder_put_off_until_monday_is_owed_on_monday_at_nine(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    await pressed(bot, card, "Later", choice="Monday")
    await bot.teams.until(lambda: changes(bot))
    assert "Put off until Monday 21 June 2021" in changes(bot)[0].text
    monday = datetime(2021, 6, 21, 8, tzinfo=UTC)
    await bot.teams.settle(lambda: planned(store, monday) == ["planned"])
    clock.move(monday)
    await bot.teams.settle(lambda: planned(store, monday) == ["sent"])
    again = bot.teams.said[-1]
    assert again.given != card.given
    assert button(again.card, "Done")


def planned(store, at):
    with store.read() as tx:
        return [one.state for one in outbox.notices(tx) if one.kind == KIND and one.due_at == at]


async def test_a_note_keeps_the_buttons_and_stands_on_the_card(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    await pressed(bot, card, "Note", note="waiting for *legal*")
    await bot.teams.until(lambda: changes(bot))
    [changed] = changes(bot)
    assert "Note: waiting for *legal*" in texts(changed.card)
    assert faults(changed.card) == []
    assert button(changed.card, "Done")
    assert "legal" not in str(did(store, "note"))


async def test_an_empty_input_is_asked_for_in_a_reply_and_the_card_stays(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    await pressed(bot, card, "Not yet", new_date="")
    await bot.teams.until(lambda: [one for one in bot.teams.said if one.activity])
    assert "Until when?" in bot.teams.said[-1].text
    assert changes(bot) == []


async def test_a_card_of_a_meeting_that_has_moved_is_out_of_date(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    with store.write() as tx:
        tx.execute(meeting.update().where(meeting.c.date == date(2021, 7, 1)).values(date=date(2021, 7, 29)))
    await pressed(bot, card, "Done")
    await bot.teams.until(lambda: changes(bot))
    assert "out of date" in changes(bot)[0].text
    with store.read() as tx:
        assert tasks.tasks(tx) == {}


async def test_a_channel_learns_that_it_is_done_and_nobody_without_a_role_answers_there(bot, store, clock):
    await clerks(bot, store, CLERK)
    await bot.post(message(bot.teams.url, "follow Cabinet Committee on Performance Improvement", CLERK, CHANNEL))
    await bot.teams.answers(1)
    bot.teams.received.clear()
    cards = await reminded(bot, store, clock, CLERK, CHANNEL)
    await pressed(bot, cards[CHANNEL.id], "Done", BEN, CHANNEL)
    await bot.teams.until(lambda: [one for one in bot.teams.said if one.activity])
    assert "can do that here" in bot.teams.said[-1].text
    assert (changes(bot), did(store, "done")) == ([], [])
    await pressed(bot, cards[CHANNEL.id], "Done", CLERK, CHANNEL)
    await bot.teams.until(lambda: len(changes(bot)) == 2)
    assert {one.conversation for one in changes(bot)} == {CHANNEL.id, chat_with(CLERK).id}


async def test_a_note_from_a_personal_chat_does_not_reach_a_channel(bot, store, clock):
    await clerks(bot, store, CLERK)
    await bot.post(message(bot.teams.url, "follow Cabinet Committee on Performance Improvement", CLERK, CHANNEL))
    await bot.teams.answers(1)
    bot.teams.received.clear()
    cards = await reminded(bot, store, clock, CLERK, CHANNEL)
    await pressed(bot, cards[chat_with(CLERK).id], "Note", CLERK, note="the leader is ill")
    await bot.teams.until(lambda: len(changes(bot)) == 2)
    told = {one.conversation: "the leader is ill" in str(one.body) for one in changes(bot)}
    assert told == {chat_with(CLERK).id: True, CHANNEL.id: False}


async def test_a_card_that_cannot_be_changed_is_answered_beside_and_the_answer_stands(bot, store, clock):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    bot.teams.ends.append(refused(400, "MessageTooOld"))
    posted = await pressed(bot, card, "Done")
    await bot.teams.until(lambda: [one for one in bot.teams.said if one.activity])
    assert "Done, by Ann Archer" in bot.teams.said[-1].text
    assert len(did(store, "done")) == 1
    await bot.teams.settle(lambda: settled(store, posted))
    await pressed(bot, card, "Done")  # and pressing again puts the card right
    await bot.teams.until(lambda: len(changes(bot)) >= 2)
    assert "already answered" in changes(bot)[-1].text


@pytest.mark.parametrize("end", [throttled("0"), CUT], ids=["throttled", "cut"])
async def test_a_change_that_did_not_arrive_is_tried_again(bot, store, clock, end):
    await clerks(bot, store, ANN)
    [card] = (await reminded(bot, store, clock, ANN)).values()
    bot.teams.ends.append(end)
    await pressed(bot, card, "Done")
    await bot.teams.until(lambda: [one for one in changes(bot) if one.taken])
    assert [one.taken for one in changes(bot)] == [False, True]


def settled(store, posted):
    with store.read() as tx:
        return tx.execute(select(seen.c.settled).where(seen.c.activity == posted["id"])).scalar_one()


async def test_a_channels_snooze_leaves_the_clerks_card_alone(bot, store, clock):
    await clerks(bot, store, CLERK)
    await bot.post(message(bot.teams.url, "follow Cabinet Committee on Performance Improvement", CLERK, CHANNEL))
    await bot.teams.answers(1)
    bot.teams.received.clear()
    cards = await reminded(bot, store, clock, CLERK, CHANNEL)
    await pressed(bot, cards[CHANNEL.id], "Later", CLERK, CHANNEL, choice="tomorrow", day="2021-06-22")
    await bot.teams.until(lambda: changes(bot))
    await bot.teams.settle(lambda: len(changes(bot)) == 1)
    with store.read() as tx:
        assert [day.isoformat() for day in wishes.snoozes(tx).values()] == ["2021-06-22"]
    assert changes(bot)[0].conversation == CHANNEL.id
