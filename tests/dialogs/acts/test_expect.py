"""A clerk notes who writes a report for a meeting; what is not plain is asked back, and nobody is guessed."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts.expect import ACT
from dialogs.asked import Asked
from store import expected, journal, people
from tests.council import LONG_AGO, add_action, add_chat, add_committee, add_meeting, add_paper

NOW = datetime(2021, 4, 12, 9, tzinfo=UTC)
JULY = date(2021, 7, 1)
ADA = "person-ada"


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        people.grant(lent, LONG_AGO, object_id=ADA, role="officer", name="Ada Pike")
        yield lent


@pytest.fixture
def planning(tx):
    of = add_committee(tx)
    add_meeting(tx, of, JULY)
    return of


def say(tx, text, **more):
    asked = Asked(text=text, person="clerk-1", role="clerk", **{"committees": None, **more})
    wanted = ACT.recognise(text)
    assert wanted is not None
    return ACT.perform(tx, NOW, asked, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "expect a report on Quay hours from Ada Pike for 1 July",
        "Please expect the report about Quay hours from A Pike for the meeting on 1 July 2021.",
        "expect a report on “Quay hours” from Ms Ada Pike for Thursday 1 July",
    ],
)
def test_a_report_is_expected_from_somebody_for_a_meeting(tx, planning, text):
    add_chat(tx, ADA)
    answer = say(tx, text)
    assert answer.lead == (
        "Done: a report on Quay hours from Ada Pike is expected for Planning Committee on Thursday 1 July 2021. "
        "They are reminded of its deadlines."
    )
    (report,) = expected.reports(tx)
    assert (report.title, report.author, report.meeting_date) == ("Quay hours", ADA, JULY)
    (entry,) = [one for one in journal.entries(tx) if one.who == "clerk-1"]
    assert (entry.did, entry.what) == ("expect report", f"Quay hours from {ADA} for planning on 2021-07-01")


@pytest.mark.parametrize("text", ["no report on quay hours for 1 July", "expect no report about Quay Hours for 1 July"])
def test_a_report_that_is_not_expected_any_more_closes_its_cards(tx, planning, text):
    expected.put(tx, NOW, committee=planning, day=JULY, title="Quay hours", author=ADA)
    (report,) = expected.reports(tx)
    answer = say(tx, text)
    assert answer.closes == (("report_due", f"report:{report.id}"),)
    assert expected.reports(tx) == []
    assert "None is" in say(tx, text).lead


def test_of_an_unknown_report_those_that_are_expected_are_named(tx, planning):
    expected.put(tx, NOW, committee=planning, day=JULY, title="Quay hours", author=ADA)
    assert "Expected are: Quay hours." in say(tx, "no report on Gates for 1 July").lead


@pytest.mark.parametrize(
    "text",
    [
        "do you expect a report on hours?",
        "expect a report on hours from Ada for 1 July?",
        "there is no report on hours for 1 July",
        "no report on hours for members",
        "expect a report on " + "x" * 600 + " from Ada for 1 July",
        "",
    ],
)
def test_what_only_sounds_like_it_is_a_question(text):
    assert ACT.recognise(text) is None


def test_an_author_who_cannot_be_reached_is_said_to_be(tx, planning):
    assert "I cannot reach them" in say(tx, "expect a report on Quay hours from Ada Pike for 1 July").lead


def test_whoever_is_not_known_is_not_guessed_and_those_who_are_are_named(tx, planning):
    answer = say(tx, "expect a report on Quay hours from Eve Stone for 1 July")
    assert answer.declined
    assert "“Eve Stone” is not one person whom I know, so nothing was noted. I know Ada Pike." in answer.lead
    assert "committee-bot people grant" in answer.lead
    people.revoke(tx, NOW, object_id=ADA)
    assert "Nobody has been given a name here." in say(tx, answer_text()).lead
    assert expected.reports(tx) == []


def answer_text():
    return "expect a report on Quay hours from Ada Pike for 1 July"


def test_a_day_without_a_meeting_is_asked_back_with_whole_sentences(tx, planning):
    for text in ("expect a report on Quay hours from Ada Pike for 2 July", "no report on Quay hours for 2 July"):
        answer = say(tx, text)
        (choice,) = answer.choices
        assert choice.endswith("for Planning Committee on 1 July 2021")
        assert "Which meeting?" not in say(tx, choice).title
    assert len(expected.reports(tx)) == 0


def test_where_two_committees_meet_that_day_each_is_offered(tx, planning):
    audit = add_committee(tx, "audit", "Audit Committee")
    add_meeting(tx, audit, JULY)
    answer = say(tx, answer_text())
    assert len(answer.choices) == 2
    assert all(say(tx, choice).title == "Expected" for choice in answer.choices)
    assert {one.committee for one in expected.reports(tx)} == {planning, audit}


def test_only_meetings_to_come_of_a_clerks_own_committees_can_be_meant(tx, planning):
    assert say(tx, answer_text(), committees=frozenset({planning + 1})).declined
    assert not say(tx, answer_text(), committees=frozenset({planning})).declined
    past = Asked(text="", person="clerk-1", role="clerk", committees=None)
    late = ACT.perform(tx, datetime(2021, 7, 2, 9, tzinfo=UTC), past, "Quay hours\n1 July 2021\nAda Pike")
    assert "no meeting to come" in late.lead


def test_an_officer_of_a_committee_who_is_clerk_of_another_expects_no_report_for_it(tx, planning):
    tides = add_committee(tx, "tides", "Tides Committee")
    people.grant(tx, LONG_AGO, object_id="clerk-1", role="officer", committee_slug="planning")
    people.grant(tx, LONG_AGO, object_id="clerk-1", role="clerk", committee_slug="tides")
    both = frozenset({planning, tides})
    assert say(tx, "expect a report on Quay hours from Ada Pike for 1 July", committees=both).declined
    assert expected.reports(tx) == []


def test_no_author_is_told_what_an_exempt_paper_says_and_the_journal_holds_none_of_it(tx, planning):
    audit = add_committee(tx, "audit", "Audit Committee")
    passage = "The harbour lease is to be surrendered for one pound in June"
    add_action(tx, add_paper(tx, audit, JULY), passage, exempt=True)
    orders = [f"expect a report on {said} from Ada Pike for 1 July" for said in (passage, f"why {passage.lower()} now")]
    for order in orders:
        answer = say(tx, order)
        assert (answer.title, answer.declined, "harbour" in repr(answer)) == ("Not for the public", True, False)
    assert expected.reports(tx) == []
    assert all("harbour" not in entry.what for entry in journal.entries(tx))
    assert say(tx, orders[0], committees=frozenset({planning})).title == "Expected"  # who cannot know it tells nothing
