"""Whatever stands in the fields that people and papers fill, answers, reminders, sheet and feed hold words alone."""

import csv
import io
from zoneinfo import ZoneInfo

import pytest

from bot.calendar_feed import Feeds
from bot.cards import card, rendered
from bot.commands.due import SHEET, receipts
from bot.plain import plain
from bot.sheet import written
from bot.teams.port import Heard
from bot.turn import Turns
from dialogs.acts import ACTS
from dialogs.asked import Scope
from dialogs.clearance import clear
from dialogs.plan import compose
from store import outbox
from store.engine import Store
from store.migrate import migrate
from store.records import ALL
from tests.ical import events
from tests.whole.filled import CLERK, NOW, SPAN, fill
from tests.whole.hostile import ORDERS, WORD, faults, unprintable

ASKED = (
    "list the deliverables", "which deliverables are in progress?", "list the actions", "list the recommendations",
    "what lessons were learned?", "who attended the meeting on 4 March 2031?", "what was resolved on 4 March 2031?",
    "what is on the agenda for 6 May 2031?", "list the indicators", "list the outcomes", "who are the officers?",
    "when is the next meeting?", "which meetings are coming up?", "what do the papers say about the budget?",
    "who wrote the reports?", "what is due in the next month?", "what do the short forms mean?", "help",
    "what is the status of the budget review?", "how did the budget do?", "who is responsible for the budget?",
    "What is stuck?", "What went out today?", "Who was told of the meeting on 6 May 2031?", "my reminders",
    "journal", "What was done today?", "Announcements", "Show A1", "Show A2", "Who can announce here?",
    "Who are the clerks?", "aliases", "What could you not answer?", "What is wrong with our records?",
    "Settled doubts", "what was asked for at the last meeting?", "expect a report on x from Nobody for 6 May 2031",
    "no report on Nothing for 6 May 2031", "follow", "unfollow", "announce the agenda", "done", "not mine",
    "A1 places: nowhere", "make Nobody clerk", "substitutes on 6 May 2031", "Teach: budget means nothing at all",
    "pre-election period from 1 May to 6 June 2031 for nobody", "snooze until Monday",
)  # fmt: skip

LONG = {"journal", "What was done today?", "What could you not answer?", "What is wrong with our records?"}
"""Of these lists the first pages are enough: they take long, and the rest of each looks the same."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = Store.open(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'filled.db'}")
    migrate(opened)
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def turns(store):
    return Turns(store=store, zone=ZoneInfo("Europe/London"), now=lambda: NOW, role="clerk")


def say(turns, text, number):
    heard = Heard(
        kind="message",
        activity=f"{text} {number}",
        conversation=f"a:{CLERK}",
        thread=f"a:{CLERK}",
        address=f"a:{CLERK}",
        scope=Scope.PERSONAL,
        text=text,
        person=CLERK,
        person_name="<at>everyone</at>\x00 [x](https://evil.example)",
    )
    said = turns.think(heard)
    assert said is not None
    return said.answer


def pages(turns, text, most):
    """What is answered, and the rest of it as long as there is a button for that."""
    for number in range(most):
        answer = say(turns, text, number)
        yield answer
        text = next((one for one in answer.choices if ", from number " in one), "")
        if not text:
            return


def holds_no_more_than_words(answer):
    """What in an answer, on its card or beside it, is more than words."""
    made = rendered(clear(answer, ALL))
    found = [*faults(card(answer, lead=True)), *(faults(made.card) if made.card else [])]
    found += [
        f"unprintable: {text[:80]!r}" for text in (plain(answer), made.text, made.summary or "") if unprintable(text)
    ]
    return found + [f"a button is an order: {one[:80]!r}" for one in answer.choices if is_smuggled(one)]


def is_smuggled(choice):
    """Whether a button says an order that a text brought along."""
    return choice.startswith(ORDERS) and any(act.recognise(choice) is not None for act in ACTS)


@pytest.fixture(scope="module")
def answers(turns):
    """What is answered to each, page by page."""
    return {text: list(pages(turns, text, 3 if text in LONG else 16)) for text in ASKED}


@pytest.mark.parametrize("text", ASKED)
def test_an_answer_holds_no_more_than_words(answers, text):
    assert answers[text]
    assert {fault for answer in answers[text] for fault in holds_no_more_than_words(answer)} == set()


def test_the_hostile_texts_do_reach_the_cards(answers):
    shown = [plain(answer) for several in answers.values() for answer in several]
    assert sum(WORD in text or "evil" in text for text in shown) > 60


def test_a_reminder_of_every_kind_holds_no_more_than_words(store):
    with store.read() as tx:
        every = {(one.kind, one.subject): one for one in outbox.notices(tx) if one.state == "planned"}
        some = [one for number, one in enumerate(every.values()) if number % 3 == 0]
        made = [(one.kind, answer) for one in some if (answer := compose(tx, one.due_at, one))]
    assert len({kind for kind, _ in made}) >= 6
    assert len(made) > 25
    assert {fault for _, answer in made for fault in holds_no_more_than_words(answer)} == set()


def test_the_sheet_of_what_is_due_holds_no_formula_and_no_line_too_many(store):
    with store.read() as tx:
        rows = list(receipts(tx, SPAN, ZoneInfo("Europe/London")))
    read = list(csv.reader(io.StringIO(written(SHEET, rows).decode("utf-8-sig"), newline=""), strict=True))
    assert len(read) == len(rows) + 1 > 400
    assert {len(row) for row in read} == {len(SHEET)}
    assert [cell for row in read for cell in row if cell.lstrip()[:1] in {*"=+-@"} and cell.strip()] == []
    assert [cell for row in read for cell in row if unprintable(cell) or "\n" in cell] == []


def test_the_feed_holds_meetings_and_nothing_else(store):
    feed = Feeds(store=store, zone=ZoneInfo("Europe/London"), now=lambda: NOW, owner="tenant").feed()
    assert feed is not None
    found = events(feed.body)
    assert len(found) > 40
    assert {name for one in found for name in one.properties} & {
        "ATTACH",
        "ATTENDEE",
        "ORGANIZER",
        "TRIGGER",
        "URL",
    } == set()
