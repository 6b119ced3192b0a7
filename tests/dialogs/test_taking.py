"""A taught name is taken as what the papers call the thing, and changes nothing of what does not use it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

import pytest

from bot.plain import plain
from dialogs.answer import Slots
from dialogs.asked import Asked
from dialogs.explain import explain
from dialogs.known import Known, Shelf
from dialogs.naming import Name, bare, names, stands_in, synonyms, taught
from dialogs.respond import respond
from dialogs.taking import in_papers_words, taken
from store import aliases
from store.aliases import Alias
from store.records import PUBLIC
from tests.dialogs.acts.desk import EXEMPT, INDICATOR, NOW, desk
from tests.dialogs.printed import asked_at, known_of
from tests.dialogs.test_packs import FLOORS, replies

ASKED = {
    "indicator": ("how is {} doing?", "what is the target for {}?"),
    "deliverable": ("is {} done yet?", "who approved {}?"),
    "outcome": ("is {} complete?",),
    "committee": ("when is the next meeting of {}?",),
    "programme": ("what is left to do on {}?",),
    "person": ("what does {} have to do?",),
    "agenda item": ("what pages is {} on?",),
    "post": ("who is the {}?",),
}


def alias(phrase: str, means: str, number: int = 1) -> Alias:
    return Alias(
        id=number, phrase=phrase, means=means, who=None, at=datetime(2021, 1, 1, tzinfo=UTC), used=0, used_last=None
    )


def knowing(known: Known, *rows: Alias) -> Known:
    """The same papers, with these names taught."""
    found = taught(rows, known)
    return replace(known, aliases=rows, taught=found, synonyms=synonyms(known.learnt, found))


def pack() -> Known:
    return known_of("harrowmere")["personal"]


@pytest.mark.parametrize("name", FLOORS)
def test_a_taught_name_is_answered_like_the_papers_own_name_whatever_kind_of_thing_it_is(name):
    known, today = known_of(name)["personal"], asked_at(name).date()
    first: dict[str, Name] = {}
    for one in names(known).values():
        first.setdefault(one.kind, one)
    for kind, questions in ASKED.items():
        for question in questions if kind in first else ():
            other = knowing(known, alias("the zorble", first[kind].name))
            by_name = respond(known, today, Asked(text=question.format(first[kind].name), sight=known.sight))
            by_alias = respond(other, today, Asked(text=question.format("the zorble"), sight=known.sight))
            if not by_name.declined:
                assert by_alias.lead == by_name.lead


@lru_cache
def taught_replies(name: str) -> dict[str, str]:
    """What every question of a pack is answered where a name has been taught that none of them uses."""
    today, said = asked_at(name).date(), {}
    before: dict[object, Slots | None] = {}
    rows = [alias("the zorble", next(iter(names(known_of(name)["personal"]).values())).name)]
    known = {scope: knowing(one, *rows) for scope, one in known_of(name).items()}
    for reply in replies(name):
        question = reply.question
        seen = known[str(question.get("scope", "personal"))]
        asked = Asked(text=str(question["ask"]), before=before.get(question.get("after")), sight=seen.sight)
        answer = respond(seen, today, asked)
        before[question["id"]] = answer.slots
        said[str(question["id"])] = plain(answer)
    return said


@pytest.mark.parametrize("name", FLOORS)
def test_no_answer_to_a_packs_own_questions_changes_when_a_name_is_taught(name):
    assert taught_replies(name) == {str(reply.question["id"]): reply.text for reply in replies(name)}


def test_a_name_is_found_however_it_stands_in_a_message():
    known = knowing(pack(), alias("the wheelie rate", INDICATOR))
    for said in ("the wheelie rate", "our Wheelie Rate", "wheelie-rate", "wheelie rates", "wheelie rate's"):
        assert in_papers_words(f"how is {said} doing?", known).count(INDICATOR) == 1
    for said in ("wheelie", "rate of the wheelie", "wheelie and rate"):
        assert taken(f"how is {said} doing?", known) == ()


def test_of_two_names_the_longer_is_taken_where_both_could_stand():
    known = knowing(pack(), alias("the yard", "Ostley depot extended"), alias("old yard", "Depot location study", 2))
    assert in_papers_words("is the old yard done, and the yard?", known) == (
        "is the Depot location study done, and the Ostley depot extended?"
    )


def test_a_name_within_one_of_the_papers_is_no_name_of_its_own():
    known = knowing(pack(), alias("Ostley", INDICATOR))
    assert taken("is the Ostley depot extended yet?", known) == ()
    assert [one.name.name for one in taken("how is Ostley doing?", known)] == [INDICATOR]


def test_what_the_papers_have_come_to_call_something_stands_for_that():
    assert knowing(pack(), alias("Depot location study", INDICATOR)).taught == ()


def test_a_name_for_what_is_not_in_the_papers_here_is_not_taken():
    rows = [alias("the old yard", EXEMPT), alias("the lido", "Gone Baths", 2)]
    assert [one.alias.phrase for one in knowing(pack(), *rows).taught] == ["the old yard"]
    assert knowing(known_of("harrowmere")["channel"], *rows).taught == ()


def test_where_the_papers_words_give_no_answer_a_message_is_read_as_it_stands():
    known = knowing(pack(), alias("gritting crews", INDICATOR))
    today = asked_at("harrowmere").date()
    answer = respond(known, today, Asked(text="who thanked the gritting crews", sight=known.sight))
    assert not answer.declined
    assert answer.lead == respond(pack(), today, Asked(text="who thanked the gritting crews", sight=known.sight)).lead
    assert "is taken as" in plain(answer)


def test_how_a_message_was_understood_is_explained_in_the_papers_words():
    known = knowing(pack(), alias("the wheelie rate", INDICATOR))
    told = explain(known, asked_at("harrowmere").date(), Asked(text="how is the wheelie rate?", sight=known.sight))
    assert "household waste" in told.splitlines()[0]


def test_a_taught_word_is_not_mended_into_one_of_the_papers():
    known = knowing(pack(), alias("recycler", "Ostley depot extended"))
    answer = respond(known, asked_at("harrowmere").date(), Asked(text="is the recycler done yet?", sight=known.sight))
    assert "Ostley depot extended was accepted" in answer.lead


def test_a_taught_name_is_known_at_once_and_forgotten_at_once(tmp_path):
    shelf = Shelf()
    with desk(tmp_path) as at:
        before = shelf.known(at.tx, PUBLIC)
        aliases.teach(at.tx, NOW, phrase="the wheelie rate", means=INDICATOR, who=None)
        known = shelf.known(at.tx, PUBLIC)
        assert [one.name.name for one in known.taught] == [INDICATOR]
        assert bare(INDICATOR) in known.synonyms[bare("wheelie rate")]
        assert known.index is before.index
        aliases.count(at.tx, NOW.date(), [known.taught[0].alias.id])
        assert shelf.known(at.tx, PUBLIC) is known
        aliases.forget(at.tx, known.taught[0].alias.id)
        assert shelf.known(at.tx, PUBLIC).taught == ()


def test_words_before_a_name_are_no_part_of_it():
    assert bare("The Lido") == bare("our lido") == bare("lido")
    assert bare("the") == ()


def test_stems_stand_in_others_only_one_after_another():
    assert stands_in(("b", "c"), ("a", "b", "c"))
    assert not stands_in(("a", "c"), ("a", "b", "c"))
    assert not stands_in(("a", "b"), ("a",))


def test_a_name_that_any_public_record_bears_is_public():
    known = pack()
    [private] = [one for one in known.items if one.title == EXEMPT]
    public = replace(private, id=9_999, source=replace(private.source, exempt=False))
    assert names(known)[bare(EXEMPT)].exempt
    assert not names(replace(known, items=(private, public)))[bare(EXEMPT)].exempt
    nameless = replace(known, items=(replace(public, title="The"),), roles=(replace(known.roles[0], role=None),))
    assert () not in names(nameless)
