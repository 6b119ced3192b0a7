"""What clerks say of announcements is understood however they say it; what councillors ask is never an order."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from dialogs.acts import ACTS
from dialogs.announcing.when import instant_of
from store import announcements, people
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_meeting
from tests.dialogs.acts.answers import CLERK, Council

NOW = datetime(2021, 6, 21, 9, tzinfo=UTC)
"""10:00 in London on Monday 21 June 2021."""
FIRST, SECOND = date(2021, 7, 1), date(2021, 7, 2)
OURS = {
    "announce", "wording", "picking", "try_out", "post_it", "second_yes", "withdraw", "correct", "supplement", "resend",
    "announcements",
}  # fmt: skip


def act_of(text):
    """The act that takes a text, with what it hands on."""
    return next(((act.name, wanted) for act in ACTS if (wanted := act.recognise(text)) is not None), (None, None))


def drawn(clerk):
    """The announcement A1."""
    one = announcements.find(clerk.tx, 1)
    assert one is not None
    return one


@pytest.fixture
def clerk(sqlite_store):
    """A clerk of planning alone, whose committee and another meet soon."""
    with sqlite_store.write() as tx:
        planning = add_committee(tx)
        add_meeting(tx, planning, FIRST)
        add_follower(tx, planning)
        add_meeting(tx, add_committee(tx, "licensing", "Licensing Committee"), SECOND)
        yield Council(tx, planning, add_clerk(tx, CLERK, "planning", "Cleo Clerk"), NOW)


WORDS = {
    "withdraw": [
        "stop A1", "please stop A1", "stop announcement A1", "unsend A1", "delete A1", "remove A1", "take down A1",
        "take A1 down", "hold A1", "don't post A1", "do not send A1!", "undo A1", "withdraw it", "take it down",
        "can you withdraw the announcement?", "stop sending A1", "cancel A1.2", "Withdraw A1.2.7F3K", "stop it",
    ],
    "announce": [
        "can you post the agenda for planning", "publish the agenda for 1 July", "new announcement",
        "create announcement for 1 July", "please draft the announcement for planning", "share the agenda for 1 July",
        "email the planning agenda for 1 July", "send out the agenda", "announce the agenda for the 1st",
        "I'd like to announce the next meeting", "announce the minutes of 1 July", "announce the supplement for 1 July",
        "announce the cancellation of the meeting", "announce that the meeting is cancelled",
        "make an announcement about the lido",
    ],
    "post_it": [
        "send it now", "post it", "post the announcement now", "Post A1, please", "post A1 in an hour", "announce A1",
        "reschedule A1 to tomorrow at 9am", "move A1 to Monday at 9", "postpone A1 until 29 June at noon",
        "schedule A1",
        "publish A1 at half past eight", "schedule it for tomorrow 9",
    ],
    "announcements": [
        "who got A1?", "who has seen A1?", "has anybody read A1?", "did A1 go out?", "is A1 sent?", "was A1 posted?",
        "drafts", "my drafts", "what is scheduled?", "scheduled announcements", "A1", "show A1", "announcements",
    ],
    "resend": ["resend A1", "send A1 again", "resend A1.2 to the failed", "send A1 only to those that failed"],
    "wording": ["correct A1: room 5", "amend A1: starts at 3pm", "A1 title: Agenda", "A1 title: x; deadline: y"],
    "correct": ["correct A1", "please amend the announcement", "edit A1", "Correct it"],
    "supplement": ["supplement A1", "supplement to A1: item 7", "add a supplement to A1", "Supplement to A1.2"],
    "second_yes": [
        "yes, post A1", "I agree with A1", "yes A1", "agreed: A1", "A1 is approved", "OK to A1.2", "no to A1",
        "I do not agree to A1", "no, don't post A1",
    ],
    "picking": ["A1 places: General", "A1 goes to followers", "A1 also to the Lido", "A1 not to General"],
    "try_out": ["test A1", "send a test of it", "send A1 to me first"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "name"), [(text, name) for name, texts in WORDS.items() for text in texts])
def test_an_order_of_a_clerk_is_understood_however_it_is_said(text, name):
    assert act_of(text)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "what did they announce about buses?", "was the agenda posted?", "who announced the closure?",
        "when was the closure announced?", "has the agenda been published?", "when do you publish the agenda?",
        "send me the agenda for 1 July", "can you send me the agenda?", "share the agenda with me",
        "show me the agenda",
        "open the agenda for 1 July", "what is on the agenda?", "why was the announcement withdrawn?", "is it posted?",
        "did it go out?", "who got it?", "what is the deadline for the agenda?", "who can announce here?",
        "stop the noise at the lido", "hold the meeting on Monday", "move the vote to Monday", "delete the paragraph",
        "it goes to committee on Monday", "cancel it", "remove it", "change it", "approve it", "is the draft ready?",
        "what was decided about the agenda?", "publish the agenda by when?", "announcements about buses",
        "the announcement of the closure", "agreed minutes", "draft minutes", "new agenda", "post office closures",
        "correct figures for recycling", "amend the local plan", "resend", "supplement", "undo it",
    ],
)  # fmt: skip
def test_a_question_of_a_councillor_is_never_taken_for_an_order(text):
    assert act_of(text)[0] not in OURS


def test_without_a_reference_the_one_open_announcement_is_meant(clerk):
    assert clerk.say("withdraw it").declined
    clerk.say("announce the agenda for the 1st")
    assert clerk.say("post the announcement tomorrow at 9").lead.startswith(
        "A1 will be posted at 9am on Tuesday 22 June"
    )
    assert "A1 was withdrawn" in clerk.say("withdraw it").lead


def test_of_several_open_ones_it_is_asked_which_with_whole_orders(clerk):
    add_meeting(clerk.tx, clerk.committee, SECOND)
    clerk.say("announce the agenda for 1 July")
    clerk.say("announce the agenda for 2 July")
    assert set(clerk.say("don't post it").choices) == {"don't post A1", "don't post A2"}
    assert drawn(clerk).state == "draft"


def test_what_somebody_else_drew_up_is_not_meant_by_it(clerk):
    other = "44444444-dddd-4ddd-8ddd-000000000004"
    people.grant(clerk.tx, LONG_AGO, object_id=other, role="clerk", name="Otto Other", committee_slug="planning")
    add_chat(clerk.tx, other)
    clerk.say("announce the agenda for 1 July")
    assert clerk.say("withdraw it", other).declined
    assert drawn(clerk).state == "draft"


@pytest.mark.parametrize(
    "text", ["schedule A1", "postpone A1", "move it", "post A1 at 5", "post A1 at twenty to three"]
)
def test_what_names_no_sure_time_is_asked_for_and_posts_nothing(clerk, text):
    clerk.say("announce the agenda for 1 July")
    assert clerk.say(text).title == "When?"
    assert drawn(clerk).state == "draft"


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("tomorrow 9", 22, time(9)),
        ("at half past eight", 22, time(8, 30)),
        ("quarter to nine tomorrow", 22, time(8, 45)),
        ("on Monday at 8.30", 28, time(8, 30)),
        ("tomorrow at 0900", 22, time(9)),
        ("29 June 2021, 9.00", 29, time(9)),
        ("at 9 tomorrow, please", 22, time(9)),
        ("on the 29th at nine o'clock", 29, time(9)),
        ("on 29.06.2021 at 9.30", 29, time(9, 30)),
        ("tomorrow at twenty-five past two in the afternoon", 22, time(14, 25)),
        ("in an hour", 21, time(11)),
        ("in 30 minutes", 21, time(10, 30)),
        ("in an hour and a half", 21, time(11, 30)),
    ],
)
def test_a_time_is_read_as_people_say_it(said, day, hour):
    local = datetime(2021, 6, day, hour.hour, hour.minute, tzinfo=UTC) - timedelta(hours=1)
    assert instant_of(said, NOW, "Europe/London") == local


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("announce the minutes of 1 July", "Minutes and decisions are not announced"),
        ("announce the supplement for 1 July", "Say: supplement to A12"),
        ("announce the cancellation of the meeting on 1 July", "is changed by itself"),
        ("announce that the meeting of 1 July is cancelled", "is changed by itself"),
        ("announce that the lift is out of order", "Your own words go with one"),
        ("make an announcement about the lido", "“lido”"),
        ("announce the parking scheme for 1 July", "“parking scheme”"),
    ],
)
def test_what_is_no_agenda_is_never_drafted_as_one(clerk, text, says):
    said = clerk.say(text)
    assert says in said.lead
    assert announcements.find(clerk.tx, 1) is None


@pytest.mark.parametrize(
    "text",
    ["announce the agenda for the 1st", "announce Thursday the 1st", "please announce the planning agenda for 1 July",
     "new announcement", "post the agenda for planning, please", "announce the agenda for 1 July 2021 at 2pm"],
)  # fmt: skip
def test_the_meeting_that_is_meant_is_found(clerk, text):
    assert clerk.say(text).title == "Draft A1"
    assert drawn(clerk).meeting_date == FIRST


@pytest.mark.parametrize(
    "text",
    ["announce the agenda of Licensing Committee for 2 July", "announce the agenda for 2 July",
     "announce the next licensing meeting"],
)  # fmt: skip
def test_whose_committee_it_is_is_told_to_the_clerk_of_another(clerk, text):
    said = clerk.say(text)
    assert said.lead.startswith("Only a clerk of Licensing Committee can announce its agenda.")


def test_a_meeting_of_ones_own_on_the_day_is_not_taken_for_that_of_the_committee_that_is_named(clerk):
    add_meeting(clerk.tx, clerk.committee, SECOND)
    said = clerk.say("announce the agenda of Licensing Committee for 2 July")
    assert said.lead.startswith("Only a clerk of Licensing Committee")


def test_who_has_read_it_is_not_known_and_is_said_so(clerk):
    clerk.say("announce the agenda for 1 July")
    assert "Who has read it I cannot know" in clerk.say("who has seen A1?").lead
    assert clerk.say("drafts").lead == "1 draft in the last half year, the newest first."
    assert clerk.say("what is scheduled?").declined
    clerk.say("post A1 tomorrow at 9am")
    assert clerk.say("what is scheduled?").lead.startswith("1 announcement")


def test_several_fields_on_one_line_are_several(clerk):
    clerk.say("announce the agenda for 1 July")
    clerk.say("A1 title: Agenda; and more; deadline: Friday noon; message: Please come; all of you")
    one = drawn(clerk)
    assert (one.title, one.deadline, one.message) == ("Agenda; and more", "Friday noon", "Please come; all of you")


def test_a_semicolon_in_the_form_parts_nothing(clerk):
    clerk.say("announce the agenda for 1 July")
    clerk.say("A1 words\ntitle: Agenda\nmessage: Note; deadline: none\nlink: \ndeadline: Friday\nreason: ")
    one = drawn(clerk)
    assert (one.message, one.deadline) == ("Note; deadline: none", "Friday")


def test_the_words_after_a_correction_are_its_message(clerk):
    clerk.say("announce the agenda for 1 July")
    clerk.say("correct A1: room 5")
    assert drawn(clerk).message == "room 5"
