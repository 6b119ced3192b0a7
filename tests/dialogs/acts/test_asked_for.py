"""What minutes say was asked for is accepted or declined by a clerk of that committee, once; its owner closes it."""

from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import select

from dialogs.acts import ACTS, accept, close, decline, suggestions
from dialogs.arising import matters, read_heard
from dialogs.asked import Asked, Scope
from dialogs.asked_for import digest, reference
from dialogs.audience import read_audience
from dialogs.chasing import read_register
from dialogs.clearance import sight
from store import journal, people, tables, tasks
from store.reading import found
from store.records import PUBLIC, Committee
from tests.council import LONG_AGO, add_chat
from tests.store.pack import MARCH, NOW, PACK, keep, stating

ANN, CLEO, JANE = "person-ann", "clerk-cleo", "person-jane"
ASKED = "Councillor Pike asked for a report on the tides to be brought to the next meeting."
ADVISED = "The Harbour Master undertook to repaint the bollards."
SECRET = "Members asked that the CANARY tender be brought to the next meeting."
LINES = (
    found.Passage(text="The harbour is old.", item="3", of="minutes", meeting_date=MARCH, line=26, page=2),
    found.Passage(text=f"The chart was shown. {ASKED}", item="3", of="minutes", meeting_date=MARCH, line=27, page=2),
    found.Passage(text=ADVISED, item="3", of="minutes", meeting_date=MARCH, line=28, page=3),
    found.Passage(text=SECRET, item="4", of="minutes", meeting_date=MARCH, line=29, page=3, part=2),
)
MINUTES = stating(PACK, {"passages": LINES})


@pytest.fixture
def council(sqlite_store):
    keep(sqlite_store, MINUTES)
    with sqlite_store.write() as tx:
        people.grant(tx, LONG_AGO, object_id=CLEO, role="clerk", name="Cleo Clerk", committee_slug="harbours-committee")
        people.grant(tx, LONG_AGO, object_id=JANE, role="officer", name="Jane Smith")
        add_chat(tx, JANE)
    return sqlite_store


@pytest.fixture
def tx(council):
    with council.write() as lent:
        yield lent


def say(tx, text, person=CLEO, scope=Scope.PERSONAL, role=None, now=NOW):
    held, over = people.standing(tx, person)
    role = role or held
    asked = Asked(text=text, scope=scope, person=person, role=role, sight=sight(scope, role, over), committees=over)
    act, wanted = next((act, said) for act in ACTS if (said := act.recognise(text)) is not None)
    if not act.may(asked):
        return None
    return act.perform(tx, now, asked, wanted)


def sign(tx, text=ASKED):
    answer = say(tx, "suggestions")
    lines = [block.text for block in answer.blocks if hasattr(block, "text")]
    return next(above.split(":")[0] for above, below in pairwise(lines) if below == text)


def rows(tx):
    return tx.execute(select(tables.asked_action)).mappings().all()


def test_a_clerk_sees_each_sentence_with_its_page_and_its_buttons(tx):
    answer = say(tx, "what was asked for at the last meeting?")
    assert answer.lead.startswith("3 things may have been asked for at the meeting on Tuesday 4 March 2031")
    assert len(answer.choices) == 6
    assert {source.page for source in answer.sources} == {2, 3}
    for choice in answer.choices:
        assert sum(act.recognise(choice) is not None for act in ACTS) == 1


def test_what_is_accepted_has_its_owner_and_the_day_by_which_the_next_agenda_wants_it(tx):
    answer = say(tx, f"accept {sign(tx)} for Jane Smith")
    assert answer.lead == (
        "Accepted: it is Jane Smith's, due on Wednesday 23 April 2031, the last day for final reports for the meeting "
        "on Tuesday 6 May 2031."
    )
    (row,) = rows(tx)
    assert (row["person"], row["owner"], row["state"], row["exempt"]) == (JANE, None, "accepted", False)
    (charge,) = [one for one in read_register(tx, read_audience(tx)).charges.values() if one.asked]
    assert (charge.text, charge.due, charge.done) == (ASKED, date(2031, 4, 23), False)
    assert sign(tx, ADVISED)
    assert ASKED not in str(say(tx, "suggestions"))


def test_an_owner_who_is_not_known_is_kept_as_words_and_a_printed_one_without_any(tx):
    answer = say(tx, f"accept {sign(tx)} for the tide team")
    assert "it is the tide team's" in answer.lead
    assert "is not one person whom I know" in str(answer.blocks)
    assert say(tx, f"accept {sign(tx, ADVISED)}").lead.startswith("Accepted: it is Harbour Master's, due on")
    assert [(row["person"], row["owner"]) for row in rows(tx)] == [(None, "the tide team"), (None, "Harbour Master")]


def test_a_day_that_is_said_stands_and_one_that_cannot_be_writes_nothing(tx):
    reference = sign(tx)
    assert "names no single day" in say(tx, f"accept {reference} by 31 April 2031").lead
    assert "has passed" in say(tx, f"accept {reference} by 1 March 2031").lead
    assert rows(tx) == []
    assert "due on Monday 2 June 2031, as you say" in say(tx, f"accept {reference} for Jane Smith by 2 June 2031").lead
    (task,) = tasks.tasks(tx).values()
    assert (task.kind, task.due, task.done) == ("action_due", date(2031, 6, 2), False)


def test_each_is_decided_once_and_who_comes_second_is_told_who_was_first(tx):
    people.grant(tx, LONG_AGO, object_id=ANN, role="clerk", name="Ann Other")
    reference = sign(tx)
    say(tx, f"accept {reference}")
    for text in (f"accept {reference} for Jane Smith", f"not an action {reference}"):
        answer = say(tx, text, ANN)
        assert answer.declined
        assert answer.lead.startswith("That was already accepted, by Cleo Clerk on Thursday 1 May 2031.")
    assert [(row["state"], row["person"]) for row in rows(tx)] == [("accepted", None)]


def test_a_slip_is_put_right_by_saying_so_and_the_journal_keeps_both(tx):
    reference = sign(tx)
    assert f"accept {reference} after all" in say(tx, f"Not an action {reference}").lead
    assert reference not in {row.split()[-1] for row in say(tx, "suggestions").choices}
    assert not say(tx, f"accept {reference} after all for Jane Smith").declined
    assert not say(tx, f"{reference} is not an action after all").declined
    noted = [(one.who, one.before, one.after) for one in journal.entries(tx) if one.did.endswith("action")]
    given = f"accepted, for {JANE}"
    assert noted == [(CLEO, "suggested", "declined"), (CLEO, "declined", given), (CLEO, given, "declined")]
    assert len(journal.naming(tx, reference)) == 3
    assert all(ASKED not in f"{one.what} {one.before} {one.after}" for one in journal.entries(tx))


def test_only_a_clerk_of_that_very_committee_decides(tx):
    reference = sign(tx)
    people.grant(tx, LONG_AGO, object_id=ANN, role="clerk", name="Ann Other", committee_slug="harbours-committee")
    people.grant(tx, LONG_AGO, object_id="person-eve", role="officer", committee_slug="harbours-committee")
    tx.execute(tables.committee.insert().values(slug="audit", name="Audit", zone="Europe/London"))
    people.grant(tx, LONG_AGO, object_id="clerk-of-audit", role="clerk", committee_slug="audit")
    assert say(tx, f"accept {reference}", "person-eve") is None
    assert say(tx, f"accept {reference}", "nobody") is None
    assert say(tx, f"accept {reference}", "clerk-of-audit").title == "Not allowed"
    assert rows(tx) == []


def test_anybody_else_hears_what_was_asked_for_and_gets_no_order_to_press(tx):
    answer = say(tx, "what was asked for at the last meeting?", "nobody")
    assert answer.title == "Matters arising"
    assert "2 things were asked for" in answer.lead
    assert answer.choices == ()
    assert "CANARY" not in str(answer)


def test_exempt_minutes_are_suggested_to_the_entitled_in_their_own_chat_alone(tx):
    reference = sign(tx, SECRET)
    channel = say(tx, "suggestions", scope=Scope.CHANNEL)
    assert "CANARY" not in str(channel)
    assert say(tx, f"accept {reference}", scope=Scope.CHANNEL).declined
    assert rows(tx) == []
    assert "nobody is reminded" in str(say(tx, f"accept {reference} for Jane Smith").blocks)
    assert not any(one.asked for one in read_register(tx, read_audience(tx)).charges.values())
    assert rows(tx)[0]["exempt"]
    assert "CANARY" not in str(journal.entries(tx))
    assert "CANARY" not in str(say(tx, f"close {reference} with item 5", JANE))


def test_a_clerk_closes_it_with_a_reference_and_nobody_is_reminded_again(tx):
    reference = sign(tx)
    say(tx, f"accept {reference}")
    answer = say(tx, f"close {reference} with item 5 of 6 May")
    assert answer.lead.startswith("Closed with item 5 of 6 May.")
    (matter,) = matters(read_heard(tx, sight(Scope.PERSONAL, "public", frozenset())))
    assert (matter.stands, matter.done) == ("closed with item 5 of 6 May", True)
    assert answer.closes == (("action_due", matter.subject),)
    assert not any(one.asked for one in read_register(tx, read_audience(tx)).open("action_due"))
    assert say(tx, f"close {reference} with item 5 of 6 May").declined
    assert not say(tx, f"{reference} done: see item 6 instead").declined
    assert rows(tx)[0]["closed_with"] == "see item 6 instead" or rows(tx)[0]["closed_with"] == "item 6 instead"


def test_what_stands_in_an_exempt_paper_alone_is_not_said_of_a_public_action(tx):
    reference, secret = sign(tx), sign(tx, SECRET)
    told = "Members asked that the CANARY tender be brought"
    for text in (f"accept {reference} for {told}", f"give {reference} to {told}"):
        answer = say(tx, text)
        assert answer.declined
        assert "not for the public" in answer.lead
    assert rows(tx) == []
    say(tx, f"accept {reference}")
    assert say(tx, f"close {reference} with the minute that {told}").declined
    assert [(row["state"], row["closed_with"]) for row in rows(tx)] == [("accepted", None)]
    say(tx, f"accept {secret}")
    assert not say(tx, f"close {secret} with the minute that {told}").declined


def test_a_closed_action_is_opened_again_and_people_are_reminded_of_it_again(tx):
    reference = sign(tx)
    say(tx, f"accept {reference} for Jane Smith by 2 June 2031")
    say(tx, f"close {reference} with a letter")
    assert f"reopen action {reference}" in say(tx, f"accept {reference}").lead
    assert say(tx, f"not an action {reference} after all").declined
    assert "due on Monday 2 June 2031, as was set here" in say(tx, f"reopen action {reference}").lead
    assert [(row["state"], row["closed_with"], row["person"]) for row in rows(tx)] == [("accepted", None, JANE)]
    assert [one.due for one in read_register(tx, read_audience(tx)).open("action_due") if one.asked]
    given = f"accepted, for {JANE}, due 2031-06-02"
    last = journal.naming(tx, reference)[0]
    assert (last.before, last.after) == (given.replace("accepted", "closed"), given)


def test_an_accepted_action_is_given_to_somebody_else_and_the_hint_says_how(tx):
    people.grant(tx, LONG_AGO, object_id=ANN, role="officer", name="Ann Other")
    reference = sign(tx)
    assert not say(tx, f"give {reference} to Jane Smith").declined
    (matter,) = matters(read_heard(tx, PUBLIC))
    tasks.answer(tx, NOW, kind="action_due", subject=matter.subject, who=JANE, owner="person-tom")
    hint = say(tx, f"accept {reference} for Ann Other").lead
    assert f"give {reference} to Ann Other" in hint
    assert "not an action" not in hint
    assert say(tx, f"give {reference} to Ann Other").lead.startswith("Accepted: it is Ann Other's")
    (charge,) = [one for one in read_register(tx, read_audience(tx)).charges.values() if one.asked]
    assert read_register(tx, read_audience(tx)).owning(charge) == (ANN,)


@pytest.mark.parametrize(
    "more",
    [
        "for Rhian Cole, 3 December 2031", "for Rhian Cole 3 December 2031", "by 3 December 2031 for Rhian Cole",
        "for Rhian Cole, due on 3 December 2031", "for Rhian Cole by 3 December 2031",
    ],
)  # fmt: skip
def test_a_day_is_no_part_of_a_name(tx, more):
    assert "Rhian Cole's, due on Wednesday 3 December 2031, as you say" in say(tx, f"accept {sign(tx)} {more}").lead
    assert rows(tx)[0]["owner"] == "Rhian Cole"


def test_who_is_reminded_is_said_as_it_is(tx):
    assert "Jane Smith is reminded by that day" in str(say(tx, f"accept {sign(tx)} for Jane Smith").blocks)
    printed = str(say(tx, f"accept {sign(tx, ADVISED)}").blocks)
    assert "“Harbour Master” is not one person whom I know, so the clerks of Harbours Committee are" in printed
    tx.execute(tables.meeting.delete().where(tables.meeting.c.date > MARCH))
    assert "nobody is reminded of it until it has one" in str(say(tx, f"give {sign_of(tx)} to Jane Smith").blocks)


def sign_of(tx):
    return matters(read_heard(tx, PUBLIC))[0].reference


def test_a_reference_always_has_a_digit():
    harbours = Committee(1, "harbours", "Harbours Committee", "Wexmoor Council", "Europe/London")
    assert all(not reference(harbours, MARCH, str(number)).isalpha() for number in range(200))


def test_whoever_it_was_given_to_closes_it_and_nobody_else_does(tx):
    reference = sign(tx)
    wanted = close.ACT.recognise(f"close {reference} with a letter")
    say(tx, f"accept {reference} for Jane Smith")
    assert say(tx, f"close {reference} with a letter", "nobody").title == "Not allowed"
    assert close.ACT.perform(tx, NOW, Asked(text="", person=None), wanted or "").title == "Not allowed"
    assert not say(tx, f"{reference} done: see report on tides", JANE).declined
    assert rows(tx)[0]["who"] == JANE


def test_what_was_not_accepted_cannot_be_closed_nor_without_a_reference(tx):
    reference = sign(tx)
    assert "no accepted action" in say(tx, f"close {reference} with item 5").lead
    say(tx, f"accept {reference}")
    if close.ACT.recognise(f"close {reference}"):
        assert "Say in a few words" in say(tx, f"close {reference}").lead
    assert rows(tx)[0]["state"] == "accepted"


def test_minutes_that_are_loaded_again_keep_what_was_decided(council):
    with council.write() as tx:
        say(tx, f"accept {sign(tx)}")
    moved = stating(PACK, {"passages": [found.Passage(**{**_fields(one), "line": one.line + 40}) for one in LINES]})
    assert keep(council, moved, accept=True).state in {"changed", "same"}
    with council.write() as tx:
        assert ASKED not in str(say(tx, "suggestions"))
        assert len(rows(tx)) == 1
        assert rows(tx)[0]["digest"] == digest(ASKED)


def _fields(one):
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_what_was_decided_can_be_pointed_to_though_the_minutes_no_longer_say_it(council):
    with council.write() as tx:
        reference = sign(tx)
        say(tx, f"accept {reference}")
    keep(council, stating(PACK, {"passages": LINES[:1]}), accept=True)
    with council.write() as tx:
        assert say(tx, f"accept {reference}").lead.startswith("That was already accepted")
        assert say(tx, f"not an action {reference}").declined
        assert not say(tx, f"close {reference} with a letter").declined
        assert "already closed" in say(tx, f"accept {reference}").lead
        assert not say(tx, f"accept {reference} after all").declined


def test_what_nobody_knows_is_said_plainly(tx):
    assert "I know of nothing here" in say(tx, "accept 4KX2").lead
    assert "I know of nothing here" in say(tx, "not an action 4KX2").lead
    assert "is no one day" in say(tx, "suggestions from March 2031").lead
    assert "Nothing waits for you" in say(tx, "suggestions from 5 May 2031").lead


def test_an_owner_who_has_not_added_the_bot_is_told_of_and_so_is_an_action_without_one(tx):
    people.grant(tx, LONG_AGO, object_id=ANN, role="officer", name="Ann Other")
    assert "cannot reach them" in str(say(tx, f"accept {sign(tx, ADVISED)} for Ann Other").blocks)
    assert "Nobody is named for it" in say(tx, f"accept {sign(tx)}").lead


def test_many_are_shown_a_few_at_a_time(sqlite_store):
    asked = (f"Members asked for the tide table of pier {number}." for number in range(7))
    lines = [found.Passage(text=one, of="minutes", meeting_date=MARCH, line=5 + nth) for nth, one in enumerate(asked)]
    keep(sqlite_store, stating(PACK, {"passages": tuple(lines)}))
    with sqlite_store.write() as tx:
        people.grant(tx, LONG_AGO, object_id=CLEO, role="clerk")
        first = say(tx, "suggestions")
        assert first.choices[-1] == "actions to accept, from number 6"
        assert len(say(tx, first.choices[-1]).choices) == 4


HOSTILE = [
    "Members asked that <at>everyone</at> [click](https://evil.example) be brought to the next meeting.",
    "Members asked that =HYPERLINK(“x”) and ${secret} {{0}} be reported to the next meeting.",
    "Members asked that \u202egnp.exe be brought; accept ABCD for Eve Mallory by tomorrow to the next meeting.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_of_minutes_are_quoted_and_never_obeyed(sqlite_store, text):
    keep(
        sqlite_store, stating(PACK, {"passages": (found.Passage(text=text, of="minutes", meeting_date=MARCH, line=5),)})
    )
    with sqlite_store.write() as tx:
        people.grant(tx, LONG_AGO, object_id=CLEO, role="clerk", name="Cleo Clerk")
        answer = say(tx, "suggestions")
        assert all(choice.split()[-1].isalnum() and len(choice) < 24 for choice in answer.choices)
        say(tx, answer.choices[0])
        assert [(row["text"], row["person"]) for row in rows(tx)] == [(" ".join(text.split()), None)]


ORDERS = {
    accept.ACT: ["give 4KX2 to Jane Smith", "reopen action 5Q6W", "Assign action 4KX2 to the Clerk by 3 May",
                 "open action 4KX2 again, please", "reopen the action 5Q6W for Jane Smith",
                 "accept 4KX2 by 3 May for Jane Smith", "accept 4KX2", "accept 4KX2 for Rhian Cole, 3 December",
                 "Please accept 4KX2 for Jane Smith by 3 May.", "4KX2 accepted", "accept action 4KX2",
                 "accept HJKM after all", "track 4KX2 for the Head of Finance", "accept ref 4KX2 by Friday"],
    decline.ACT: ["not an action 4KX2", "4KX2 is not an action", "Decline 4KX2", "reject 4KX2, please",
                  "no action on 4KX2", "4KX2 no action after all"],
    close.ACT: ["close 4KX2 with item 5 of 20 April", "4KX2 done: see report on parking", "close 4KX2",
                "4KX2 was answered by letter", "close HJKM with item 5", "4KX2 closed with a note to all members"],
    suggestions.ACT: ["suggestions", "actions to accept", "show me the suggestions",
                      "What was asked for at the last meeting?",
                      "suggestions from the meeting on 2 March 2021", "what is there to accept?",
                      "actions to accept, from number 6"],
}  # fmt: skip
QUESTIONS = [
    "accept CASH for parking", "accept CASH", "reject PLAN", "give KEYS to Jane Smith", "accept 4KX2 because it is due",
    "not an action AREA", "reopen action PLAN", "open the action plan again",
    "should we accept the tender?", "accept cash for parking by 3 May", "accept that", "did members accept the report?",
    "what was accepted?", "which actions were declined", "reject the plan", "close the pool", "close that", "7F3K done",
    "done", "7F3K done with that, thanks", "when does the road close", "close gate with care",
    "what did members ask for",
    "what was asked for in the survey", "suggestions for improving the library", "not an action plan",
    "is recommendation 3 done: see report", "note 7F3K: done", "what suggestions were made by residents?",
]  # fmt: skip


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in ORDERS.items() for text in texts])
def test_an_order_is_recognised_however_it_is_said(act, text):
    assert next(one for one in ACTS if one.recognise(text) is not None) is act


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_only_sounds_like_one_is_left_to_others(text):
    assert [act.name for act in ORDERS if act.recognise(text) is not None] == []
