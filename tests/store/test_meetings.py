"""A meeting is one, however many papers mention it, and where they disagree it says so."""

from dataclasses import replace
from datetime import date, time

from store import meetings
from store.reading import found
from store.records import ALL, PUBLIC
from tests.store.pack import EMPTY, MARCH, MAY, keep


def mention(store, kind, paper_date, **stated):
    """A paper of this kind and date that mentions the meeting of May."""
    meeting = found.Meeting(**{"committee": None, "date": MAY, "line": 1} | stated)
    keep(
        store, replace(EMPTY, kind=kind, title=f"{kind} of {paper_date}", meeting_date=paper_date, meetings=(meeting,))
    )


def only(store, sight=ALL):
    with store.read() as tx:
        (meeting,) = meetings.meetings(tx, sight)
    return meeting


def test_its_own_agenda_is_believed_before_minutes_and_mentions(store):
    mention(store, "report", MARCH, time=time(9), venue="Elsewhere")
    mention(store, "minutes", date(2031, 7, 1), time=time(10), status="held")
    mention(store, "agenda", MAY, time=time(14))
    meeting = only(store)
    assert (meeting.time, meeting.venue, meeting.source.kind) == (time(14), "Elsewhere", "agenda")
    assert meeting.status == "held"


def test_minutes_are_believed_before_mentions(store):
    mention(store, "report", date(2031, 9, 1), time=time(9))
    mention(store, "minutes", date(2031, 7, 1), time=time(10), status="held")
    assert (only(store).time, only(store).source.kind) == (time(10), "minutes")


def test_of_two_mentions_the_newer_paper_is_believed(store):
    mention(store, "agenda", date(2031, 7, 1), venue="Old room")
    mention(store, "report", date(2031, 8, 1), venue="New room")
    assert only(store).venue == "New room"
    mention(store, "sheet", None, venue="Undated room")
    assert only(store).venue == "New room"


def test_a_sheet_of_the_meetings_own_date_is_believed_as_its_agenda_is(store):
    mention(store, "minutes", date(2031, 7, 1), time=time(10), status="held")
    mention(store, "sheet", MAY, time=time(14))
    assert only(store).time == time(14)


def test_papers_that_disagree_on_time_or_place_are_named(store):
    mention(store, "agenda", MAY, time=time(14), venue="Quay Room")
    mention(store, "report", MARCH, time=time(9, 30), venue="Town Hall")
    assert only(store).doubts == (
        f"The papers disagree on the time: 14:00 (agenda of {MAY}); 09:30 (report of {MARCH})",
        f"The papers disagree on the place: Quay Room (agenda of {MAY}); Town Hall (report of {MARCH})",
    )


def test_capitals_and_what_is_left_out_are_no_disagreement(store):
    mention(store, "agenda", MAY, time=time(14), venue="Quay Room")
    mention(store, "report", MARCH, venue="QUAY ROOM")
    assert only(store).doubts == ()


def test_a_meeting_that_a_newer_paper_calls_off_is_cancelled_and_the_papers_are_named(store):
    mention(store, "agenda", MAY)
    mention(store, "report", date(2031, 5, 5), status="cancelled")
    assert only(store).status == "cancelled"
    assert only(store).doubts == (
        f"The papers disagree: scheduled (agenda of {MAY}), cancelled (report of 2031-05-05, newer)",
    )


def test_a_meeting_that_is_called_off_is_on_again_when_a_newer_paper_says_so(store):
    mention(store, "report", date(2031, 4, 14), status="cancelled")
    mention(store, "sheet", date(2031, 4, 15))
    assert only(store).status == "scheduled"
    assert only(store).doubts == (
        "The papers disagree: cancelled (report of 2031-04-14), scheduled (sheet of 2031-04-15, newer)",
    )


def test_an_older_paper_that_is_loaded_late_puts_no_meeting_on_again(store):
    mention(store, "report", date(2031, 4, 14), status="cancelled")
    mention(store, "minutes", MARCH)
    assert only(store).status == "cancelled"


def test_of_papers_without_a_date_the_one_that_was_loaded_last_says_whether_it_is_off(store):
    mention(store, "sheet", None, status="cancelled")
    mention(store, "report", None)
    assert only(store).status == "scheduled"


def test_minutes_that_say_it_was_held_are_believed_before_a_paper_that_calls_it_off(store):
    mention(store, "minutes", date(2031, 7, 1), status="held")
    mention(store, "sheet", None, status="cancelled")
    assert (only(store).status, only(store).doubts) == ("held", ())


def test_a_meeting_keeps_its_id_when_its_own_agenda_comes(store):
    mention(store, "report", MARCH)
    before = only(store).id
    mention(store, "agenda", MAY)
    assert only(store).id == before


def test_the_readers_doubts_come_with_the_meeting(store):
    meeting = found.Meeting(committee=None, date=MAY, line=1)
    doubt = found.Doubt(line=1, about=str(MAY), why="The weekday is another.")
    keep(store, replace(EMPTY, meetings=(meeting,), doubts=(doubt,)))
    assert only(store).doubts == ("The weekday is another.",)


def test_an_exempt_mention_says_nothing_to_the_public(store):
    mention(store, "report", MARCH, venue="Public room")
    mention(store, "agenda", MAY, venue="Secret room", part=2)
    assert only(store, PUBLIC).venue == "Public room"
    assert only(store, PUBLIC).doubts == ()
    assert only(store).venue == "Secret room"


def test_meetings_are_in_the_order_of_their_dates_and_times(store):
    every = tuple(
        found.Meeting(committee=name, date=on, time=at, line=1)
        for name, on, at in [
            ("Tides", MAY, time(16)),
            ("Boats", MAY, time(10)),
            ("Ropes", MAY, None),
            ("Boats", MARCH, time(18)),
        ]
    )
    keep(store, replace(EMPTY, meetings=every))
    with store.read() as tx:
        order = [(meeting.committee.name, meeting.date) for meeting in meetings.meetings(tx, ALL)]
        assert [each.name for each in meetings.committees(tx)] == ["Boats", "Harbours Committee", "Ropes", "Tides"]
    assert order == [("Boats", MARCH), ("Ropes", MAY), ("Boats", MAY), ("Tides", MAY)]
