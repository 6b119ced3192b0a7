"""Over HTTP no press is carried out but that of whoever may, of what is there, as it was seen, and once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, true

from bot.schedule import owe
from store import announcements, people, pre_election, tasks
from store.columns import metadata
from store.engine import Store
from store.tables import notice, seen
from tests.activities import ANN, BEN, CHANNEL, CLERK, chat_with, message, press
from tests.council import add_action, add_agenda_item, add_committee, add_meeting, add_paper
from tests.whole.presses import PLANNING, Desk, forged
from tests.whole.serving import SetClock, serving

NOW = datetime(2021, 6, 19, 12, tzinfo=UTC)
"""Saturday 19 June 2021: nothing falls due meanwhile."""
JULY, LATER = date(2021, 7, 1), date(2021, 7, 15)
REFERENCE, DONE = "7F3K", "8G4M"
MAY_CHANGE = {"seen", "talk", "place", "unanswered"}
"""That something was heard, where, and what found no answer."""


@pytest.fixture
def store(sqlite_url):
    opened = Store.open(sqlite_url)
    with opened.write() as tx:
        planning, audit = add_committee(tx), add_committee(tx, "audit", "Audit Committee")
        for of in (planning, audit):
            add_meeting(tx, of, JULY)
            add_meeting(tx, of, LATER)
        paper = add_paper(tx, planning, JULY, "agenda pack")
        add_agenda_item(tx, paper, JULY)
        add_action(tx, paper, number="1")
        pre_election.add(tx, NOW, who=None, committee=planning, days=(date(2021, 12, 1), date(2021, 12, 9)))
        for who, slug in ((CLERK, "planning"), (BEN, "audit")):
            people.grant(tx, NOW, object_id=who.entra, role="clerk", name=who.name, committee_slug=slug)
    yield opened
    opened.close()


@pytest.fixture
async def desk(store, sqlite_url, teams):
    """The bot with a draft on the clerk's desk, and two reminders in their chat, of which one is done."""
    async with serving(sqlite_url, teams, SetClock(NOW)) as bot:
        for number, (who, text, where) in enumerate(
            [
                (ANN, "help", None),
                (BEN, "help", None),
                (CLERK, f"follow {PLANNING}", CHANNEL),
                (CLERK, "announce the agenda for 1 July", None),
            ],
            1,
        ):
            assert await bot.post(message(teams.url, text, who, where)) == 200
            await teams.answers(number)
        with store.write() as tx:
            chat = tx.execute(select(metadata.tables["place"].c.id).filter_by(object_id=CLERK.entra)).scalar_one()
            for ref, subject in ((REFERENCE, "2021-07-15"), (DONE, "2021-07-02")):
                same = {
                    "kind": "agenda_due",
                    "subject": f"meeting:planning:{subject}",
                    "place_id": chat,
                    "rule": "09:00",
                }
                sent = {"state": "sent", "sent_at": NOW, "attempts": 1, "activity": ref, "patience": 3600}
                tx.execute(insert(notice).values(**same, **sent, due_at=NOW - timedelta(days=1), reference=ref))
            tasks.answer(
                tx, NOW, kind="agenda_due", subject="meeting:planning:2021-07-02", who=CLERK.entra, state="done"
            )
            (draft,) = announcements.recent(tx, NOW - timedelta(days=1))
        owe(store, NOW + timedelta(minutes=1))
        await quiet(store, teams)
        yield bot, Desk(REFERENCE, DONE, draft.reference, draft.version)


def everything(store):
    told = notice.c.kind != "unanswered"  # that a press has not been answered yet is planned, and withdrawn, meanwhile
    with store.read() as tx:
        return {
            name: sorted(map(str, tx.execute(select(table).where(told if name == "notice" else true()))))
            for name, table in metadata.tables.items()
            if name not in MAY_CHANGE
        }


def owing(store):
    with store.read() as tx:
        return tx.execute(select(seen.c.activity).where(~seen.c.settled)).all()


async def quiet(store, teams):
    """Wait until all is answered and planned."""
    last: list[object] = []

    def still():
        now = everything(store)
        same = bool(last) and last[-1] == now
        last.append(now)
        return same and not owing(store)

    await teams.settle(still)


async def test_a_hundred_forged_presses_change_nothing_and_the_genuine_ones_do(desk, store, teams):
    bot, there = desk
    cases = forged(there)
    assert len(cases) >= 100
    before = everything(store)
    carried = []
    for case in cases:
        status = await bot.post(case.activity(teams.url, REFERENCE))
        assert status in {200, 400, 413}, case.what
        await teams.settle(lambda: not owing(store))
        if (now := everything(store)) != before:
            carried.append((case.what, [name for name in now if now[name] != before[name]]))
            before = now
    assert carried == []
    done = press(teams.url, {"ask": f"Done {REFERENCE}"}, None, CLERK, chat_with(CLERK), REFERENCE)
    posted = press(teams.url, {"ask": f"post {there.seen} now"}, None, CLERK, chat_with(CLERK), "1")
    for genuine in (done, posted):
        assert await bot.post(genuine) == 200
        await teams.settle(lambda: not owing(store))
    with store.read() as tx:
        assert tasks.tasks(tx)["agenda_due", "meeting:planning:2021-07-15"].done
        assert [one.state for one in announcements.recent(tx, NOW - timedelta(days=1))] == ["ordered"]


async def test_a_press_that_comes_again_is_carried_out_once(desk, store, teams):
    bot, there = desk
    words = {"ask": f"{there.seen} title: {{title}}", "title": "Agenda for July"}
    genuine = press(teams.url, words, None, CLERK, chat_with(CLERK), "1")
    assert await bot.post(genuine) == 200
    await quiet(store, teams)
    after = everything(store)
    with store.read() as tx:
        assert [one.title for one in announcements.recent(tx, NOW - timedelta(days=1))] == ["Agenda for July"]
    again = press(teams.url, {**words, "title": "Another"}, None, CLERK, chat_with(CLERK), "1")
    for replayed in (genuine, {**genuine, "value": again["value"]}, again, {**genuine, "id": "1"}):
        assert await bot.post(replayed) == 200
        await teams.settle(lambda: not owing(store))
        assert everything(store) == after
