"""A clerk teaches another name for a thing: it must be one thing, and the name must not say something else already."""

import pytest
from sqlalchemy import update

from bot.plain import plain
from dialogs.acts.teach import ACT
from dialogs.answer import Form
from dialogs.asked import Scope
from store import journal, people, unanswered
from store.aliases import aliases
from store.records import ALL, PUBLIC, Sight
from store.tables import attendance, document
from tests.council import add_committee
from tests.dialogs.acts.desk import CLERK, EXEMPT, INDICATOR, NOW, desk


@pytest.fixture
def at(tmp_path):
    with desk(tmp_path) as lent:
        yield lent


def taught(at):
    return [(one.phrase, one.means) for one in aliases(at.tx)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("teach: the lido means Harbour Baths", "teach\nthe lido\nHarbour Baths"),
        ("Teach the lido means Harbour Baths.", "teach\nthe lido\nHarbour Baths"),
        ("please teach: “the lido” = Harbour Baths", "teach\nthe lido\nHarbour Baths"),
        ("learn that the lido is short for Harbour Baths", "teach\nthe lido\nHarbour Baths"),
        ("teach: Harbour Baths is also known as the lido", "teach\nthe lido\nHarbour Baths"),
        ("When people say the lido, they mean Harbour Baths", "teach\nthe lido\nHarbour Baths"),
        ("if somebody asks about the lido he means Harbour Baths", "teach\nthe lido\nHarbour Baths"),
        ("the lido is another name for Harbour Baths", "teach\nthe lido\nHarbour Baths"),
        ("replace: the lido means Harbour Baths", "replace\nthe lido\nHarbour Baths"),
        ("Teach: lido", "teach\nlido\n"),
        ("teach: lido means ", "teach\nlido\n"),
    ],
)
def test_a_name_is_taught_in_many_wordings(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "what is another name for the lido",
        "is the lido another name for Harbour Baths?",
        "do you know if the lido is another name for the baths",
        "this is another name for the baths",
        "what does the lido mean",
        "the lido means a lot to us",
        "when people say RAG do they mean red?",
        "When people say affordable housing they mean what the developer can afford",
        "teach me about libraries",
        "learn more about libraries",
        "replace the chair",
        "teach: " + "lido " * 200 + "means Harbour Baths",
    ],
)
def test_a_question_is_taken_for_no_order(text):
    assert ACT.recognise(text) is None


def test_what_was_declined_is_answered_rightly_once_its_name_is_taught(at):
    assert at.ask("how is the wheelie rate doing?").declined
    told = at.say(f"teach: the wheelie rate means {INDICATOR}")
    answer = at.ask("how is the wheelie rate doing?")
    assert "1 question that I could not answer is answered now" in told.lead
    assert not answer.declined
    assert "49.7%" in answer.lead
    assert f"(“the wheelie rate” is taken as {INDICATOR})" in plain(answer)
    assert unanswered.waiting(at.tx, ALL) == []


def test_the_answer_is_that_to_the_papers_own_name_and_says_how_it_was_taken(at):
    at.say("teach: the wheelie rate means Household waste recycled")
    by_name, by_alias = at.ask(f"what is the target for {INDICATOR}"), at.ask("What is our Wheelie Rate's target?")
    assert by_alias.lead == by_name.lead
    assert "taken as" not in plain(by_name)


def test_a_thing_is_named_by_part_of_its_name_where_that_is_one_alone(at):
    at.say("teach: sickies means sickness days lost")
    assert taught(at) == [("sickies", "Working days lost to sickness absence per full time equivalent")]


@pytest.mark.parametrize("meant", ["depots", "Howsehold wast recycld"])
def test_what_is_no_one_thing_is_asked_back_in_sentences_that_teach(at, meant):
    answer = at.say(f"teach: the wheelie rate means {meant}")
    assert taught(at) == []
    assert answer.choices
    assert all(option.startswith("teach: the wheelie rate means ") for option in answer.choices)
    at.say(answer.choices[0])
    assert len(taught(at)) == 1


def test_what_the_papers_do_not_name_is_refused(at):
    assert at.say("teach: the lido means zzzz qqqq").declined
    assert taught(at) == []


def test_without_a_meaning_it_is_asked_for(at):
    answer = at.say("Teach: lido")
    [form] = [block for block in answer.blocks if isinstance(block, Form)]
    assert form.sentence == "teach: lido means {name}"


@pytest.mark.parametrize(
    "said",
    [
        "ab",
        "it",
        "the",
        "meeting",
        "next week",
        "what is the agenda",
        "4 June",
        "2021",
        "one two three four five six seven eight",
        "x" * 61,
        "[lido](https://example.org)",
        "lido {name}",
    ],
)
def test_what_can_name_nothing_is_refused_with_the_reason(at, said):
    answer = at.say(f"teach: {said} means {INDICATOR}")
    assert answer.declined
    assert "cannot be another name" in answer.lead
    assert taught(at) == []


@pytest.mark.parametrize("said", ["Street light repairs", "Depot location study", "sickness absence", "Pothole", "SRO"])
def test_what_says_something_already_is_no_other_name(at, said):
    assert at.say(f"teach: {said} means {INDICATOR}").declined
    assert taught(at) == []


def test_the_papers_own_name_needs_no_teaching(at):
    assert "call it that already" in at.say("teach: depot location study means Depot location study").lead


def test_the_same_name_again_asks_whether_to_replace_it(at):
    at.say(f"teach: the wheelie rate means {INDICATOR}")
    assert at.say(f"teach: wheelie rate means {INDICATOR}").declined
    asked = at.say("teach: wheelie rate means sickness days lost")
    assert taught(at) == [("the wheelie rate", INDICATOR)]
    at.say(asked.choices[0])
    [(phrase, means)] = taught(at)
    assert (phrase, means.split()[0]) == ("wheelie rate", "Working")


def test_the_journal_holds_what_it_was_and_what_it_is(at):
    at.say(f"teach: the wheelie rate means {INDICATOR}")
    at.say("replace: the wheelie rate means sickness days lost")
    first, second = journal.entries(at.tx)[-2:]
    assert (first.who, first.did, first.what) == (CLERK, "teach", "another name, the wheelie rate")
    assert (first.before, first.after) == (None, INDICATOR)
    assert (second.before, second.after is not None) == (INDICATOR, True)


def test_a_name_for_what_is_exempt_helps_those_alone_who_may_hear_of_it(at):
    at.say(f"teach: the old yard means {EXEMPT}")
    assert "Pinfold" in plain(at.ask("what pages is the old yard on?", sight=ALL))
    for sight in (PUBLIC, Sight(frozenset({99}))):
        answer = plain(at.ask("what pages is the old yard on?", sight=sight))
        assert "taken as" not in answer
        assert EXEMPT not in answer


def test_the_journal_holds_no_word_of_what_is_exempt(at):
    at.say(f"teach: the old yard means {EXEMPT}")
    at.say(f"replace: the old yard means {INDICATOR}")
    at.say("forget the old yard")
    told = str([(one.what, one.before, one.after) for one in journal.entries(at.tx)[-3:]])
    assert EXEMPT not in told
    at.say(f"teach: the old yard means {EXEMPT}")
    assert "old yard" not in str(journal.entries(at.tx)[-1])


def test_a_name_that_was_taught_for_what_somebody_may_not_hear_of_tells_them_nothing(at):
    at.say(f"teach: the old yard means {EXEMPT}")
    others = {"sight": Sight(frozenset({99})), "person": "other"}
    answer = at.say(f"teach: the old yard means {INDICATOR}", **others)
    assert answer.declined
    assert EXEMPT not in plain(answer)
    assert taught(at) == [("the old yard", EXEMPT)]


def test_a_name_for_something_public_carries_no_exempt_title_out(at):
    answer = at.say(f"teach: sale former Pinfold Lane means {INDICATOR}")
    assert answer.declined
    assert taught(at) == []


def test_a_question_that_others_asked_is_tried_with_their_eyes(at):
    at.ask("what pages is the old yard on?")
    told = at.say(f"teach: the old yard means {EXEMPT}")
    assert "answered now" not in told.lead
    assert len(unanswered.waiting(at.tx, ALL)) == 1


def test_it_is_done_in_personal_chat_alone(at):
    answer = at.say(f"teach: the lido means {INDICATOR}", scope=Scope.CHANNEL, sight=PUBLIC)
    assert answer.declined
    assert taught(at) == []


@pytest.mark.parametrize("said", ["Cllr Zorble", "Councillor Zorble", "the Mr Zorble", "councillor hugh orme"])
def test_a_person_with_a_title_is_no_other_name_of_a_thing(at, said):
    answer = at.say(f"teach: {said} means {INDICATOR}")
    assert answer.declined
    assert taught(at) == []


def test_a_title_is_no_hindrance_to_a_name_of_that_very_person(at):
    person = at.shelf.known(at.tx, PUBLIC).people[0].name
    assert not at.say(f"teach: Cllr Zorble means {person}").declined
    assert len(taught(at)) == 1


def test_a_title_before_an_ordinary_word_names_no_person(at):
    assert not at.say(f"teach: councillor recommended reading means {INDICATOR}").declined


def test_short_letters_may_stand_for_a_post_that_attendance_alone_prints(at):
    at.tx.execute(update(attendance).where(attendance.c.role.is_not(None)).values(role="Keeper of Zorbles"))
    at.tx.execute(update(document).values(loaded_at=NOW))
    assert not at.say("teach: KOZ means Keeper of Zorbles").declined


def clerk_of(at, slug, name):
    """A clerk of one committee alone, as a turn knows them."""
    people.grant(at.tx, NOW, object_id=name, role="clerk", committee_slug=slug)
    role, committees = people.standing(at.tx, name)
    return {"person": name, "role": role, "committees": committees, "sight": Sight(committees)}


def test_a_clerk_of_another_committee_replaces_and_forgets_no_name(at):
    at.say(f"teach: the wheelie rate means {INDICATOR}")
    add_committee(at.tx, "planning", "Planning Committee")
    other, own = (
        clerk_of(at, "planning", "other"),
        clerk_of(at, at.shelf.known(at.tx, PUBLIC).committees[0].slug, "own"),
    )
    for order in ("replace: the wheelie rate means sickness days lost", "forget the wheelie rate"):
        answer = at.say(order, **other)
        assert answer.declined
        assert "only a clerk of" in answer.lead
    assert not any(choice.startswith("Forget") for choice in at.say("aliases", **other).choices)
    assert taught(at) == [("the wheelie rate", INDICATOR)]
    at.say("replace: the wheelie rate means sickness days lost", **own)
    at.say("forget the wheelie rate", **own)
    assert taught(at) == []


def test_what_nobody_who_may_not_teach_says_is_taken_for_an_order_without_its_verb():
    assert ACT.may_be_asked("When people say the lido they mean Harbour Baths")
    assert not ACT.may_be_asked("teach: the lido means Harbour Baths")
