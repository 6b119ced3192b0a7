"""A clerk sees what is wrong with the records, settles it with a reason, and can take that back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.plain import plain
from dialogs.acts import ACTS, doubts, reopen, settle, settled_doubts
from dialogs.answer import Form, Table
from dialogs.asked import Asked, Scope
from dialogs.clearance import clear, sight
from dialogs.inspecting.finding import KINDS
from dialogs.settling import LIST, read_desk
from store import journal, papers, people, settled
from store.reading import found
from tests.council import LONG_AGO, add_clerk
from tests.store.pack import EMPTY, MAY, keep, stating

NOW = datetime(2031, 5, 2, 9, tzinfo=UTC)
CLEO, DAN = "clerk-cleo", "clerk-dan"
OPEN = found.Deliverable(outcome="1", title="Hang the railings", status="Carried forward", line=42)
SECRET = replace(OPEN, title="Buy the CANARY site", outcome="2", part=2, line=43)
OUTCOMES = (
    found.Outcome(number="1", title="The quay is safe", status="Complete", line=40),
    found.Outcome(number="2", title="The CANARY site is ours", status="Complete", line=41, part=2),
)
COMING = found.Meeting(committee=None, date=MAY, line=1)


@pytest.fixture
def tx(sqlite_store):
    """A paper with an outcome that is not complete, an exempt one, and a meeting without time and place."""
    its = {"outcomes": OUTCOMES, "deliverables": (OPEN, SECRET), "meetings": (COMING,)}
    keep(sqlite_store, stating(EMPTY, its))
    keep(sqlite_store, replace(EMPTY, committee="Locks Committee", title="Of the locks", meetings=(COMING,)))
    with sqlite_store.write() as lent:
        add_clerk(lent, CLEO, "harbours-committee", "Cleo Clerk")
        add_clerk(lent, DAN, "locks-committee", "Dan Clerk")
        yield lent


def say(tx, text, person=CLEO, scope=Scope.PERSONAL, **more):
    """What is answered to somebody, by the act that recognises it first."""
    role, committees = people.standing(tx, person)
    seen = sight(scope, role, committees)
    asked = Asked(text=text, scope=scope, person=person, role=role, committees=committees, sight=seen)
    asked = replace(asked, **more)
    for act in ACTS:
        wanted = act.recognise(text)
        if wanted is not None:
            assert act.may(asked)
            return clear(act.perform(tx, NOW, asked, wanted), asked.sight).answer
    raise AssertionError(f"no act: {text}")


def listed(answer):
    """The rows of an answer: the record, and the reference."""
    return {row[0]: row[-1] for block in answer.blocks if isinstance(block, Table) for row in block.rows}


def load(tx, paper):
    papers.keep(tx, paper, now=NOW)


def reference(tx, record="The quay is safe"):
    return listed(say(tx, LIST))[record]


@pytest.mark.parametrize(
    "text",
    [
        "What is wrong with our records?",
        "what's wrong with the records",
        "Is there anything wrong with our records?",
        "is anything doubtful in the records?",
        "doubts",
        "Show me the doubts",
        "list our open doubts",
        "Which records are doubtful?",
        "which of our records look wrong?",
        "Which records should be checked?",
        "what needs checking in our records?",
        "Are there any mistakes in our records?",
        "what do you doubt?",
        "Please list the doubts",
        "what needs checking?",
        "what looks wrong?",
        "anything I should fix in the data?",
        "Is anything dodgy in our papers?",
        "What should I check in our records?",
    ],
)
def test_it_is_asked_for_in_many_words(text):
    assert doubts.ACT.recognise(text) == "1\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("any contradictions?", "odds"),
        ("What contradictions are there in the records?", "odds"),
        ("only the contradictions", "odds"),
        ("which dates are impossible?", "date"),
        ("are there duplicates in our records?", "twice"),
        ("Is anything listed twice?", "twice"),
        ("are any venues missing?", "lacking"),
        ("Meetings without a venue", "lacking"),
        ("Outcomes marked complete with deliverables still open", "open"),
        *((f"Only the {called.casefold()} in the records", kind) for kind, called in KINDS.items()),
    ],
)
def test_one_kind_is_asked_for_in_many_words(text, kind):
    assert doubts.ACT.recognise(text) == f"1\n{kind}\n"


@pytest.mark.parametrize(
    "text",
    [
        "what is wrong with our recycling data?",
        "What is wrong with the council tax data?",
        "What is wrong with the KPI data?",
        "errors in recycling records",
        "any contradictions in the strategy?",
        "What's wrong with the planning board's performance data?",
        "Which meetings have no venue?",
        "What is wrong?",
    ],
)
def test_what_is_asked_of_other_things_is_left_to_the_questions(text):
    assert [act.name for act in ACTS if act.recognise(text) is not None] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What is wrong with HC's records?", "HC"),
        ("Errors in the records of the Board for Quays", "Board for Quays"),
        ("What is wrong with the Planning Committee's records?", "Planning Committee"),
        ("what is wrong with the records of the Planning Committee", "Planning Committee"),
        ("Are there errors in Planning records?", "Planning"),
        ("What is wrong with the records of Planning, from number 16", "Planning"),
    ],
)
def test_the_committee_whose_records_are_meant_is_heard(text, named):
    assert (doubts.ACT.recognise(text) or "").split("\n")[2] == named


@pytest.mark.parametrize(
    "text",
    [
        "What is wrong with the quay?",
        "Which deliverables are doubtful?",
        "Who doubts the figures?",
        "Is there any doubt about the budget?",
        "What went wrong?",
        "which records does the archive keep?",
        "what problems are there with street lighting?",
        "Settle the account",
        "",
    ],
)
def test_a_question_about_what_the_papers_say_is_none_about_the_records(text):
    acts = (doubts.ACT, settle.ACT, reopen.ACT, settled_doubts.ACT)
    assert [act.name for act in acts if act.recognise(text) is not None] == []


def test_everything_doubtful_is_listed_by_kind_with_its_reason_paper_and_reference(tx):
    answer = say(tx, LIST)
    assert answer.lead.startswith("4 things in the records should be checked by a person.")
    text = plain(answer)
    assert "Reported done with something still open: 2" in text
    assert "Meetings without a time or a place: 2" in text
    assert "It is reported Complete, but 1 deliverable under it is Carried forward." in text
    assert "Where: Agenda pack, 6 May 2031, line 40" in text
    assert set(listed(answer)) >= {"The quay is safe", "The CANARY site is ours"}


def test_buttons_settle_only_what_is_the_clerks_own(tx):
    own, other = say(tx, LIST), say(tx, LIST, DAN)
    assert len([choice for choice in own.choices if choice.startswith("Settle ")]) == 3
    assert [choice for choice in other.choices if choice.startswith("Settle ")] == [
        f"Settle {listed(other)['Locks Committee, 6 May 2031']}"
    ]


def test_what_is_exempt_is_neither_listed_nor_counted_for_whoever_may_not_see_it(tx):
    for answer in (say(tx, LIST, scope=Scope.CHANNEL), say(tx, LIST, DAN)):
        assert answer.lead.startswith("3 things")
        assert "CANARY" not in plain(answer)


def test_nor_can_it_be_settled_by_its_reference_there(tx):
    secret = reference(tx, "The CANARY site is ours")
    for answer in (say(tx, f"Settle {secret}: seen", DAN), say(tx, f"Settle {secret}: seen", scope=Scope.CHANNEL)):
        assert answer.lead.startswith(f"I know of no doubt with the reference {secret}.")
    assert settled.settled(tx) == {}


def test_the_records_of_one_committee_are_asked_for_by_its_name(tx):
    answer = say(tx, "What is wrong with the Locks Committee's records?")
    assert answer.lead.startswith("1 thing in the records of Locks Committee")
    assert "No committee here is called" in say(tx, "What is wrong with the Parks Committee's records?").lead


def test_a_long_list_is_cut_with_a_way_to_the_rest(tx):
    several = tuple(found.Doubt(line=line, about=f"Row {line}", why="Hm.", part=1) for line in range(100, 130))
    paper = replace(EMPTY, title="A report", doubts=several)
    with_more = say(tx, LIST)
    assert not any("from number" in choice for choice in with_more.choices)
    load(tx, paper)
    first = say(tx, LIST)
    (more,) = [choice for choice in first.choices if "from number" in choice]
    second = say(tx, more)
    assert len(listed(first)) + len(listed(second)) == 30
    assert not set(listed(first).values()) & set(listed(second).values())


def test_a_doubt_is_settled_with_a_reason_that_the_journal_does_not_hold(tx):
    ref = reference(tx)
    answer = say(tx, f"settle {ref.lower()}: the clerk has checked with the author")
    assert answer.lead.startswith(f"Done: Ref {ref} (The quay is safe) is settled")
    assert ref not in listed(say(tx, LIST)).values()
    (held,) = settled.settled(tx).values()
    assert (held.note, held.who) == ("the clerk has checked with the author", CLEO)
    (entry,) = [one for one in journal.entries(tx) if one.did == "settle doubt"]
    assert (entry.who, entry.before, entry.after) == (CLEO, "open", "settled")
    assert "author" not in entry.what
    assert "quay" not in entry.what


@pytest.mark.parametrize(
    "text",
    [
        "Settle 4KX2",
        "please settle ref 4kx2",
        "settle doubt ABCD",
        "Mark 4KX2 as settled",
        "settled JMWG",
        "JMWG is settled",
        "mark 4KX2 as resolved",
        "Resolved 4KX2",
    ],
)
def test_an_order_without_a_reason_is_heard_too(text):
    assert (settle.ACT.recognise(text) or "").endswith("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Settle 4KX2: seen, was it not?",
        "Resolve 4KX2 - seen",
        "mark 4kx2 settled: seen",
        "4KX2 settled: seen",
        "settle 4KX2 because seen",
        "Settled 4KX2, seen",
    ],
)
def test_a_reason_is_heard_in_many_words(text):
    assert (settle.ACT.recognise(text) or "").startswith("4KX2\nseen")


@pytest.mark.parametrize(
    "text",
    [
        "Settle 4KX2?",
        "settle debt",
        "resolve that: the minutes be approved",
        "Was 4KX2 settled?",
        "4KX2 settled?",
        "debt settled: both signed",
        "settled debt",
        "settle question 7",
        "settle 4KX2 and 5ABC",
        "Settle",
    ],
)
def test_what_only_sounds_like_the_order_settles_nothing(text):
    assert settle.ACT.recognise(text) is None


def test_without_a_reason_it_is_asked_for_with_whole_sentences(tx):
    ref = reference(tx)
    asked = say(tx, f"Settle {ref}")
    assert len(asked.choices) == len(settle.READY)
    assert settled.settled(tx) == {}
    [own] = [block for block in asked.blocks if isinstance(block, Form)]
    assert own.sentence == f"Settle {ref}: {{note}}"
    assert say(tx, asked.choices[0]).title == "Settled"


def test_what_is_settled_is_not_settled_twice(tx):
    ref = reference(tx)
    say(tx, f"Settle {ref}: seen")
    answer = say(tx, f"Settle {ref}: seen again")
    assert answer.declined
    assert answer.lead == f"Nothing changes: Ref {ref} was settled by Cleo Clerk on 2 May 2031."
    assert [held.note for held in settled.settled(tx).values()] == ["seen"]


def test_the_reason_is_told_to_the_clerks_of_its_committee_alone(tx):
    ref = reference(tx)
    say(tx, f"Settle {ref}: the mooring quarrel is over")
    assert "the mooring quarrel is over" in plain(say(tx, "Settled doubts"))
    said = plain(say(tx, "Settled doubts", DAN))
    assert ref in said
    assert "quarrel" not in said
    assert settled_doubts.OTHERS in said


SALE = "The old ferry is sold to Seaways"


def with_sale(tx):
    """Another paper, with an exempt record."""
    secret = found.Outcome(number="9", title=SALE, status="Open", line=50, part=2)
    load(tx, replace(stating(EMPTY, {"outcomes": (secret,)}), title="On the ferry"))


def test_a_reason_with_words_of_an_exempt_paper_is_refused_beside_a_public_doubt(tx):
    with_sale(tx)
    ref = reference(tx)
    answer = say(tx, f"Settle {ref}: checked, as the old ferry is sold to Seaways")
    assert answer.declined
    assert answer.lead.startswith(
        "Nothing is settled: Some of those words stand in a paper that is not for the public."
    )
    assert "Seaways" not in plain(answer)
    assert settled.settled(tx) == {}
    assert not say(tx, answer.choices[0]).declined


def test_beside_an_exempt_doubt_of_the_same_clerks_it_may_stand(tx):
    with_sale(tx)
    secret = reference(tx, "The CANARY site is ours")
    assert not say(tx, f"Settle {secret}: as the old ferry is sold to Seaways").declined


def test_whoever_may_not_see_a_paper_is_not_told_that_their_words_stand_in_it(tx):
    with_sale(tx)
    own = listed(say(tx, LIST, DAN))["Locks Committee, 6 May 2031"]
    assert not say(tx, f"Settle {own}: as the old ferry is sold to Seaways", DAN).declined


def test_one_kind_is_listed_alone_and_what_else_there_is_is_said(tx):
    answer = say(tx, "are any venues missing?")
    assert answer.lead.startswith("Meetings without a time or a place: 2 things in the records should be checked")
    assert answer.lead.endswith("Of other kinds there are 2.")
    assert set(listed(answer)) == {"Harbours Committee, 6 May 2031", "Locks Committee, 6 May 2031"}
    none = say(tx, "any contradictions?")
    assert none.lead.startswith("I found none of these in the records that I may speak of here: contradictions.")
    assert none.choices == (LIST,)


def test_a_long_list_of_one_kind_goes_on_with_that_kind(tx):
    several = tuple(found.Doubt(line=line, about=f"Row {line}", why="Hm.", part=1) for line in range(100, 120))
    load(tx, replace(EMPTY, title="A report", doubts=several))
    first = say(tx, "Only the other doubts")
    (more,) = [choice for choice in first.choices if "from number" in choice]
    assert more == "Only the other doubts in the records, from number 16"
    assert len(listed(first)) + len(listed(say(tx, more))) == 20


def test_only_a_clerk_of_the_records_own_committee_settles_it(tx):
    ref = reference(tx)
    answer = say(tx, f"Settle {ref}: seen", DAN)
    assert answer.lead == "Only a clerk of Harbours Committee can settle that, or an administrator."
    assert say(tx, f"Reopen {ref}", DAN).declined
    assert not say(tx, f"Settle {ref}: seen", "ada", role="administrator", committees=None).declined


def test_a_settled_doubt_is_opened_again(tx):
    ref = reference(tx)
    assert "is not settled" in say(tx, f"Reopen {ref}").lead
    say(tx, f"Settle {ref}: seen")
    answer = say(tx, f"please reopen {ref}")
    assert answer.lead.startswith(f"Done: Ref {ref} (The quay is safe) is open again")
    assert ref in listed(say(tx, LIST)).values()
    assert [one.did for one in journal.entries(tx)][-2:] == ["settle doubt", "reopen doubt"]
    assert reopen.ACT.recognise(f"Reopen {ref}?") is None


@pytest.mark.parametrize(
    "text", ["Which doubts are settled?", "settled doubts", "Show me the settled doubts", "Who settled what?"]
)
def test_what_is_settled_is_listed_with_reason_name_and_day(tx, text):
    assert "No doubt about the records that I may speak of here is settled." in say(tx, text).lead
    ref = reference(tx)
    say(tx, f"Settle {ref}: checked with the author")
    said = plain(say(tx, text))
    assert "1 doubt is settled" in said
    assert all(word in said for word in ("checked with the author", "Cleo Clerk", "2 May 2031", ref))
    assert f"Reopen {ref}" in say(tx, text).choices


def test_in_a_channel_neither_the_reason_nor_a_name_is_told_nor_anything_exempt(tx):
    for record in ("The quay is safe", "The CANARY site is ours"):
        say(tx, f"Settle {reference(tx, record)}: CANARY was asked")
    said = plain(say(tx, "Which doubts are settled?", scope=Scope.CHANNEL))
    assert "1 doubt is settled" in said
    assert "CANARY" not in said
    assert "Cleo" not in said
    assert "Which doubts are settled?" in say(tx, LIST).choices


def test_with_nothing_left_to_check_what_was_settled_is_offered(tx):
    for ref in listed(say(tx, LIST, role="administrator", committees=None)).values():
        say(tx, f"Settle {ref}: seen", role="administrator", committees=None)
    answer = say(tx, LIST)
    assert answer.lead == "I found nothing doubtful in the records that I may speak of here. 4 doubts are settled."
    assert answer.choices == ("Which doubts are settled?",)
    assert "nothing doubtful in the records of Locks Committee" in say(tx, "Errors in Locks Committee records").lead


def test_two_doubts_that_begin_alike_are_told_apart_by_more_letters(tx):
    several = tuple(found.Doubt(line=line, about=f"Row {line}", why=f"Hm {line}.", part=1) for line in range(2500))
    load(tx, replace(EMPTY, title="A report", doubts=several))
    long = next(ref for ref in read_desk(tx, NOW, Asked(text="")).found if len(ref) > 4)
    answer = say(tx, f"Settle {long[:4]}: seen")
    assert answer.lead == f"Several doubts begin with {long[:4]}. Which do you mean?"
    assert f"Settle {long}" in answer.choices
    assert say(tx, f"Settle {long}: seen").title == "Settled"


def test_whoever_was_never_named_is_a_clerk(tx):
    people.grant(tx, LONG_AGO, object_id="new", role="clerk")
    say(tx, f"Settle {reference(tx)}: seen", "new")
    assert "a clerk" in plain(say(tx, "Settled doubts"))
