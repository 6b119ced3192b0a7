"""Conversations over papers of every layout: what somebody types on a telephone, and what stands in the answer."""

import pytest

from tests.dialogs.conftest import Conversation
from tests.dialogs.printed import asked_at, known_of

TALKS = {
    "strathorrin": [
        [("when and where is the next meeting", "Hybrid meeting"), ("can i join online", "Yes: Hybrid")],
        [("empty houses q2", "33"), ("target", "The target is 28"), ("are we on target", "No: red")],
        [("why are sailings cancelled", "Storms"), ("how many", "61"), ("target?", "do not give a target")],
        [("bins on time %", "99.2%"), ("better than last quarter?", "98.7%")],
        [("pier project overspend", "1.3m"), ("who paid", "Islands Fund")],
        [("shore power garva date", "30 June 2027"), ("and ardluskie", "30 June 2026")],
        [("what did we learn", "2 learning points"), ("who owns the first one", "Sorcha Millburn")],
        [("project manager?", "Neil Corrance")],
        [("outcome 3 status", "Not achieved")],
        [("was the convener there", "Morag Fennie")],
        [("whose job is it", "do not say"), ("audit actions overdue", "3 actions")],
        [("phone number for place director", "01632 960155")],
        [("who wrote the pier report", "Neil Corrance")],
    ],
    "corran": [
        [("next fire authority meeting", "11 February 2026"), ("how long till then", "7 days")],
        [("time to reach house fires q2", "8m 02s"), ("what about q1", "8m 10s")],
        [
            ("house fires this quarter", "84"),
            ("and q1", "78"),
            ("and the year before", "do not give"),
            ("q4", "do not give"),
        ],
        [("compare on-call q1 to q3", "Q1 83.1%; Q3 78.9%"), ("compare on-call q1 to q4", "do not give")],
        [("cleeve contractor appointed?", "30 September 2026"), ("who is leading on that", "contractor appointed")],
        [("water rescue team - whats holding it up", "Waiting for government funding")],
        [("fairness plan deadline", "30 April 2026"), ("who", "M Sutherby")],
        [("promotion review done?", "Done")],
        [("how many ambers", "1 indicator"), ("which milestones are red", "Wildfire")],
        [("which area needs improving", "promotion of fairness")],
        [("what are we recommended to do on milestones", "delay of milestone CR4")],
        [("november meeting date", "2 meetings")],
    ],
    "pellingford": [
        [("what was said about the pool closure", "17 days"), ("how long was it shut", "17 days")],
        [("how many kids waiting for lessons", "188"), ("was it more last time", "212")],
        [("energy - why no figure", "Meter readings")],
        [("chief exec?", "Naomi Carswell")],
        [("what is cllr rushbrook supposed to do", "lead petitioner"), ("has he done it", "Overdue")],
        [("whos on scrutiny", "D Marchbanks")],
        [("when did the app launch", "1 September 2025")],
        [("temporary accommodation report due when", "March 2026"), ("who", "Grace Ottaway")],
    ],
    "osmering": [
        [("next mtg?", "9 September 2025")],
        [("did cllr wadlow come", "No: T Wadlow")],
        [("how many plots", "31")],
        [("salary payment", "£1,106.40")],
        [("dearest swings", "Bough and Beam")],
        [("fastest car", "71 mph")],
        [("whos showing the plots", "Cllr Lidgate")],
    ],
    "harrowmere": [
        [("whens the last meeting of this year", "5 December 2024")],
        [("calls answered in 60 secs", "84.6%"), ("last quarter", "79.2%"), ("target met?", "Green")],
        [("sick days per person", "10.8 Days"), ("compared with last quarter", "10.2 Days before")],
        [
            ("care leavers in work", "58.2%"),
            ("is that red", "Yes: it is marked Red"),
            ("is it amber", "No: it is marked Red"),
        ],
        [("library visits", "214,385 (Q4 2023/24)")],
        [("how is recycling doing", "49.7"), ("and the quarter before?", "50.9"), ("why", "glass")],
        [("is the ostley depot extension accepted", "Yes"), ("who by", "Imogen Straker")],
    ],
}
EACH = [(name, talk) for name, talks in TALKS.items() for talk in talks]


@pytest.mark.parametrize(
    ("name", "said_and_answered"), EACH, ids=lambda each: each if isinstance(each, str) else each[0][0]
)
def test_a_talk_is_answered_from_the_papers_of_its_council(name, said_and_answered):
    talk = Conversation(known_of(name)["personal"], asked_at(name).date())
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("strathorrin", "how many houses empty"),
        ("strathorrin", "how many staff in storm brenda"),
        ("strathorrin", "what was the vote on the audit plan"),
        ("strathorrin", "whens the next election"),
        ("pellingford", "budget for parks"),
        ("pellingford", "can i watch the meeting online"),
        ("osmering", "who voted against"),
        ("osmering", "cheapest quote for the roof"),
        ("corran", "is there a meeting in june"),
        ("corran", "gritting target"),
        ("harrowmere", "who's the vice chair"),
        ("harrowmere", "how many libraries are there"),
        ("harrowmere", "who objected"),
    ],
)
def test_what_the_papers_of_a_council_do_not_say_is_declined(name, said):
    assert Conversation(known_of(name)["personal"], asked_at(name).date()).ask(said).declined


@pytest.mark.parametrize("name", TALKS)
@pytest.mark.parametrize("said", ["which items are private", "anything closed to the public", "exempt items?"])
def test_private_items_are_named_for_a_clerk_and_to_a_channel_are_not_even_counted(name, said):
    seen, day = known_of(name), asked_at(name).date()
    assert "1 item under Part II (private)" in Conversation(seen["personal"], day).ask(said).lead
    told = Conversation(seen["channel"], day).ask(said)
    assert told.declined
    assert "cannot say here" in told.lead
