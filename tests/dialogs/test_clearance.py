"""Exempt matter goes to entitled people in personal chat and nowhere else: every role, every kind of conversation."""

from itertools import product

import pytest

from dialogs.answer import Answer
from dialogs.asked import Scope
from dialogs.clearance import Cleared, clear, may_see, sight, sight_of
from store.people import ROLES
from store.records import ALL, PUBLIC, Sight, Source

ENTITLED = {"administrator", "clerk", "member"}
MINE, OTHERS = 1, 2


def source(committee, *, exempt):
    return Source(
        document=1,
        paper="Agenda pack",
        kind="agenda pack",
        file="pack.txt",
        committee=committee,
        meeting_date=None,
        page=3,
        line=7,
        item="8",
        exempt=exempt,
    )


def told(answer_source, viewer):
    return clear(Answer(title="T", lead="The secret.", sources=(answer_source,)), viewer).answer


@pytest.mark.parametrize(("scope", "role"), list(product(Scope, (*ROLES, "public", "anything else"))))
@pytest.mark.parametrize("committees", [None, frozenset({MINE}), frozenset()])
def test_nobody_hears_exempt_matter_but_the_entitled_in_personal_chat(scope, role, committees):
    viewer = sight(scope, role, committees)
    for committee in (MINE, OTHERS, None):
        entitled = scope is Scope.PERSONAL and role in ENTITLED and (committees is None or committee in committees)
        assert may_see(source(committee, exempt=True), viewer) is entitled
        assert (told(source(committee, exempt=True), viewer).lead == "The secret.") is entitled
        assert told(source(committee, exempt=False), viewer).lead == "The secret."


@pytest.mark.parametrize("scope", [Scope.CHANNEL, Scope.GROUP])
@pytest.mark.parametrize("role", sorted(ENTITLED))
def test_a_place_that_several_read_is_for_the_public_whoever_asks(scope, role):
    assert sight(scope, role, None) == PUBLIC


@pytest.mark.parametrize(
    ("held", "hears"),
    [
        ([], PUBLIC),
        ([("officer", None)], PUBLIC),
        ([("officer", MINE), ("clerk", OTHERS)], Sight(frozenset({OTHERS}))),
        ([("officer", None), ("clerk", OTHERS)], Sight(frozenset({OTHERS}))),
        ([("officer", MINE), ("member", MINE)], Sight(frozenset({MINE}))),
        ([("member", MINE), ("clerk", OTHERS)], Sight(frozenset({MINE, OTHERS}))),
        ([("member", MINE), ("administrator", None)], ALL),
        ([("anything else", None)], PUBLIC),
    ],
)
def test_each_role_entitles_for_its_own_committee_alone(held, hears):
    assert sight_of(Scope.PERSONAL, held) == hears
    assert sight_of(Scope.GROUP, held) == sight_of(Scope.CHANNEL, held) == PUBLIC


def test_one_exempt_source_among_public_ones_keeps_the_whole_answer_back():
    answer = Answer(title="T", lead="L", sources=(source(MINE, exempt=False), source(MINE, exempt=True)))
    refused = clear(answer, PUBLIC).answer
    assert refused.declined
    assert (refused.sources, refused.blocks) == ((), ())
    assert clear(answer, ALL).answer is answer
    assert clear(answer, Sight(frozenset({OTHERS}))).answer is not answer


def test_a_refusal_names_nothing_of_what_it_keeps_back():
    refused = told(source(MINE, exempt=True), PUBLIC)
    assert "secret" not in f"{refused.title} {refused.lead}".lower()


def test_nobody_else_can_make_what_a_sender_takes():
    with pytest.raises(TypeError):
        Cleared(Answer(title="T", lead="L"), object())
