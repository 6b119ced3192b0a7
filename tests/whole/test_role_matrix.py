"""Every act by every role in every kind of place: who may is written down, cell by cell, and tried."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.teams.port import Heard
from bot.turn import Turns
from dialogs.acts import ACTS
from dialogs.asked import Scope
from store import people, places, pre_election, tables
from store.engine import Store
from store.migrate import migrate
from tests.council import LONG_AGO, add_action, add_chat, add_committee, add_meeting, add_paper, add_place

NOW = datetime(2021, 6, 14, 12, tzinfo=UTC)
FIRST_OF_JULY = date(2021, 7, 1)
WHO = {
    "A": ("administrator", None),
    "C": ("clerk", None),
    "c": ("clerk", "planning"),
    "x": ("clerk", "audit"),
    "O": ("officer", "planning"),
    "M": ("member", "planning"),
    "P": None,
}
"""Each role by its letter, with the committee that it is for: x is the clerk of another committee, P the public."""
ALL, CLERKS, THEIRS, NONE = "ACcxOMP", "ACcx", "ACc", ""
NAMES = dict(
    zip(WHO, "Ada Abbot,Carl Court,Clara Cole,Xena Cross,Olga Orr,Mary Mole,Pat Public".split(","), strict=True)
)
PLACES = {Scope.PERSONAL: None, Scope.GROUP: "19:group", Scope.CHANNEL: "19:channel"}


@dataclass(frozen=True)
class Row:
    """An order, how the title of an answer begins that carries it out, and who may in each kind of place.

    Where nothing is `there`, the title is that of the answer that says so to whoever may ask.
    """

    order: str
    title: str
    personal: str
    group: str = NONE
    channel: str = NONE
    there: bool = field(default=True, kw_only=True)

    def may(self, scope):
        return {Scope.PERSONAL: self.personal, Scope.GROUP: self.group, Scope.CHANNEL: self.channel}[scope]


ROWS = {
    "guide": Row("what can I do here?", "What I can help with", ALL, ALL, ALL),
    "add_action": Row("add an action: cut the hedge", "Added", THEIRS, THEIRS, THEIRS),
    "announce": Row("announce the agenda for 1 July", "Announcement A3", THEIRS),
    "wording": Row("A1 title: Agenda for July", "Draft A1", THEIRS),
    "picking": Row("A1 places: followers", "Draft A1", THEIRS),
    "try_out": Row("Test A1", "Draft A1", THEIRS),
    "post_it": Row("Post A1 now", "Announcement A1", THEIRS),
    "second_yes": Row("Yes to A2", "Announcement A2", "Ac"),  # C has asked for it, and is no second clerk
    "withdraw": Row("Withdraw A3", "Announcement A3", THEIRS),
    "correct": Row("Correct A3", "Draft A4", THEIRS),
    "supplement": Row("Supplement to A3: item 7 is added", "Draft A4", THEIRS),
    "resend": Row("Resend A3 to the failed", "Announcement A3", THEIRS),
    "announcements": Row("How did A3 go?", "Announcement A3", THEIRS),
    "follow": Row("follow Planning Committee", "Following", ALL, THEIRS, THEIRS),
    "unfollow": Row("unfollow Planning Committee", "No longer following", "P", THEIRS, THEIRS),  # P alone follows it
    "pause": Row("pause reminders until Monday", "Paused", ALL, THEIRS, THEIRS),
    "stop": Row("stop meeting reminders", "Stopped", ALL, THEIRS, THEIRS),
    "leads": Row("remind me of agendas 5 and 1 days before", "Reminders", ALL, THEIRS, THEIRS),
    "my_reminders": Row("my reminders", "Reminders here", ALL, ALL, ALL),
    "substitute": Row("Jane Spare substitutes for Mary Mole on 1 July", "Substitute", *["ACcM"] * 3),
    "doubt": Row("It is there 8G4L", "It is there", THEIRS, THEIRS, THEIRS),
    "doubts": Row("Doubts", "Nothing to check", CLERKS, CLERKS, CLERKS),
    "settle": Row(
        "Settle 4KX2: checked", "No such doubt", CLERKS, CLERKS, CLERKS, there=False
    ),  # none is there: who may ask at all
    "reopen": Row("Reopen 4KX2", "No such doubt", CLERKS, CLERKS, CLERKS, there=False),
    "settled_doubts": Row("Settled doubts", "Settled doubts", CLERKS, CLERKS, CLERKS, there=False),
    "suggestions": Row("actions to accept", "Asked for", CLERKS, CLERKS, CLERKS, there=False),
    "accept": Row("accept 4KX2", "Asked for", CLERKS, CLERKS, CLERKS, there=False),
    "decline": Row("not an action 4KX2", "Asked for", CLERKS, CLERKS, CLERKS, there=False),
    "close": Row("close 4KX2 with item 5 of 20 April", "Close an action", ALL, "ACcxO", "ACcxO", there=False),
    "done": Row("7F3K done", "Done", THEIRS, THEIRS, "ACcO"),  # it was sent to the channel: an officer answers it there
    "not_yet": Row("7F3K not yet, 20 June", "Put off", THEIRS, THEIRS, "ACcO"),
    "snooze": Row("7F3K snooze until Wednesday", "Put off", THEIRS, THEIRS, "ACcO"),
    "not_mine": Row("7F3K not mine: Jane Spare", "Not mine", THEIRS, THEIRS, "ACcO"),
    "note": Row("7F3K note: waiting", "Agenda due", THEIRS, THEIRS, "ACcO"),
    "sent": Row("What went out yesterday?", "What went out", CLERKS, CLERKS, CLERKS),
    "told": Row("Who got 7F3K?", "Who was told", THEIRS, THEIRS, THEIRS),
    "stuck": Row("What is stuck?", "What is stuck", CLERKS, CLERKS, CLERKS),
    "set_date": Row("set action 1 to 5 July 2021", "Date set", *["ACcO"] * 3),
    "expect": Row("expect a report on Quays from Jane Spare for 1 July", "Expected", THEIRS, THEIRS, THEIRS),
    "pre_election": Row(
        "pre-election period from 1 July 2021 to 20 July 2021 for Planning Committee", "Pre-election", *[THEIRS] * 3
    ),
    "pre_election_over": Row("remove the pre-election period from 1 March 2022", "Removed", *[THEIRS] * 3),
    "pre_election_asked": Row("are we in a pre-election period?", "Pre-election", ALL, ALL, ALL),
    "worklist": Row("Unanswered questions", "Unanswered", CLERKS),
    "settle_question": Row("Settle question 7", "No such question", CLERKS, there=False),
    "teach": Row("Teach: the lido means Planning Committee", "Learnt", CLERKS),
    "taught_names": Row("aliases", "Taught names", CLERKS),
    "forget": Row("Forget the lido", "No such name", CLERKS, there=False),
    "grant": Row("make Jane Spare clerk of Planning Committee", "Role given", "A", "A", "A"),
    "history": Row("journal of 1 January 2015", "Journal", CLERKS),
    "revoke": Row("revoke officer of Planning Committee from Jane Spare", "Role taken back", "A", "A", "A"),
    "roles": Row("Who can announce here?", "Who can announce", ALL, ALL, ALL),
}
"""A row for each act."""


def fill(store):
    """A council with everything that an order of the table is about."""
    with store.write() as tx:
        planning, audit = add_committee(tx), add_committee(tx, "audit", "Audit Committee")
        for committee in (planning, audit):
            add_meeting(tx, committee, FIRST_OF_JULY if committee == planning else date(2021, 7, 8))
        add_meeting(tx, planning, date(2021, 6, 1), "held")
        paper = add_paper(tx, planning, date(2021, 6, 1), "agenda")
        add_action(tx, paper, number="1", due=FIRST_OF_JULY)
        for letter, held in WHO.items():
            if held:
                role, slug = held
                given = {"object_id": person(letter), "role": role, "committee_slug": slug}
                people.grant(tx, LONG_AGO, name=NAMES[letter], **given)
            chat = add_chat(tx, person(letter))
            if letter == "P":
                places.follow(tx, LONG_AGO, chat, planning)
        people.grant(tx, LONG_AGO, object_id="spare", role="officer", name="Jane Spare", committee_slug="planning")
        channel = add_place(tx, "19:channel")
        add_place(tx, "19:group", "group")
        for where in (channel, channel + 1):
            places.follow(tx, LONG_AGO, where, planning)
        _post(tx, planning, channel)


def _post(tx, planning, channel):
    """What was sent, is in doubt and is announced."""
    owed = {"subject": "meeting:planning:2021-07-01", "place_id": channel, "rule": "r", "patience": 600, "attempts": 1}
    sent = {"state": "sent", "sent_at": NOW - timedelta(days=1), "activity": "1", "due_at": NOW - timedelta(days=1)}
    doubt = {"state": "unknown", "ended_at": NOW - timedelta(days=1), "due_at": NOW - timedelta(days=1)}
    tx.execute(insert(tables.notice).values(kind="agenda_due", reference="7F3K", **owed, **sent))
    tx.execute(insert(tables.notice).values(kind="meeting_soon", reference="8G4L", **owed, **doubt))
    drawn = {"committee_id": planning, "meeting_date": FIRST_OF_JULY, "title": "Agenda", "made_at": NOW}
    for state in ("draft", "asked", "ordered"):
        more = {"author": person("C"), "audience": ["followers"], "state": state, "ordered_at": NOW, "send_at": NOW}
        tx.execute(insert(tables.announcement).values(**drawn, **more, asked_at=NOW, ordered_by=person("C")))
    posted = sent | {"due_at": NOW, "sent_at": NOW, "activity": "2"}
    tx.execute(insert(tables.post).values(announcement_id=3, place_id=channel, test=False, due_at=NOW))
    tx.execute(insert(tables.notice).values(kind="announcement", reference="9J5M", **owed, **posted))
    pre_election.add(tx, NOW, who=None, committee=planning, days=(date(2022, 3, 1), date(2022, 5, 1)))


def person(letter):
    return f"{'ACcxOMP'.index(letter):08}-aaaa-4aaa-8aaa-000000000001"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    file = tmp_path_factory.mktemp("matrix") / "template.db"
    store = Store.open(f"sqlite:///{file}")
    migrate(store)
    fill(store)
    store.close()
    return file


def said(turns, order, letter, scope):
    """What the bot says to an order of somebody, typed in a kind of place."""
    conversation = PLACES[scope] or f"a:{person(letter)}"
    typed = {"activity": f"{letter}{scope}{order}", "thread": conversation, "address": conversation, "text": order}
    heard = Heard(kind="message", conversation=conversation, scope=scope, person=person(letter), **typed)
    cleared = turns.think(heard)
    assert cleared is not None
    return cleared.answer


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_each_role_may_do_in_each_kind_of_place_what_is_written_down_and_nothing_else(act, template, tmp_path):
    row = ROWS.get(act.name)
    assert row is not None, f"add a row for the act {act.name} to ROWS in tests/whole/test_role_matrix.py"
    assert act.recognise(row.order) is not None
    found = {scope: cells(row, scope, template, tmp_path / "council.db") for scope in PLACES}
    assert found == {scope: row.may(scope) for scope in PLACES}


def cells(row, scope, template, file):
    """The letters of those for whom an order is carried out in a kind of place; each finds the council untouched."""
    allowed = ""
    store = afresh(template, file)
    for letter in WHO:
        turns = Turns(store=store, zone=ZoneInfo("Europe/London"), now=lambda: NOW)
        answer = said(turns, row.order, letter, scope)
        if answer.title.startswith(row.title) and not (row.there and answer.declined):
            allowed += letter
            store.close()
            store = afresh(template, file)
    store.close()
    return allowed


def afresh(template, file):
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    shutil.copy(template, file)
    return Store.open(f"sqlite:///{file}")


def test_every_row_of_the_table_is_of_an_act():
    assert set(ROWS) <= {act.name for act in ACTS}


def test_a_role_that_was_taken_back_since_is_a_role_no_more(template, tmp_path):
    store = afresh(template, tmp_path / "council.db")
    turns = Turns(store=store, zone=ZoneInfo("Europe/London"), now=lambda: NOW)
    order = "expect a report on Quays from Jane Spare for 1 July"
    assert said(turns, order, "c", Scope.PERSONAL).title == "Expected"
    assert (
        said(turns, "revoke clerk of Planning Committee from Clara Cole", "A", Scope.PERSONAL).title
        == "Role taken back"
    )
    assert said(turns, "no report on Quays for 1 July", "c", Scope.PERSONAL).title == "Not allowed"
    assert said(turns, "no report on Quays for 1 July", "C", Scope.PERSONAL).title == "Not expected"
    store.close()
