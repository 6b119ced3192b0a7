"""What is said to whom agrees with an oracle of its own, for random triples; and every fault in it is noticed."""

import random
from dataclasses import replace

import pytest

from dialogs.asked import Scope
from dialogs.clearance import sight, sight_of
from store import people
from store.engine import Store
from store.migrate import migrate
from store.records import ALL, PUBLIC, Sight
from store.rows import KINDS
from tests.whole import clearance
from tests.whole.clearance import Bot, check, may_hear, sight_now
from tests.whole.triples import make

SEED, VIEWERS, TRIPLES = 7, 300, 3_000


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('triples') / 'triples.db'}")
    migrate(store)
    with store.write() as tx:
        made = make(tx, random.Random(SEED), VIEWERS)
    with store.read() as tx:
        yield tx, made
    store.close()


def tried(world, bot, oracle=may_hear):
    tx, made = world
    return check(tx, made, TRIPLES, SEED, bot, oracle)


def test_the_world_holds_every_kind_in_every_class_and_every_mix_of_roles(world):
    _, made = world
    classes = {(one.kind, one.part, one.draft, one.open_paper, one.committee is None) for one in made.records}
    assert len(classes) == 2 * 2 * 2 * (2 * len(KINDS) - 1)  # a meeting of no committee is not kept
    held = {role for viewer in made.viewers for role, _ in viewer.grants}
    assert {*people.ROLES, "visitor"} == held
    assert {len(viewer.grants) for viewer in made.viewers} == {0, 1, 2, 3, 4}


def test_three_thousand_triples_agree_with_the_oracle(world):
    tally = tried(world, Bot())
    assert (tally.triples, tally.leaks, tally.refusals) == (TRIPLES, [], [])


def personal_everywhere(tx, viewer, place):
    return sight_now(tx, viewer, Scope.PERSONAL)


def channel_as_personal(tx, viewer, place):
    return sight_now(tx, viewer, Scope.PERSONAL if place is Scope.CHANNEL else place)


def one_committee_taken_for_all(tx, viewer, place):
    return PUBLIC if sight_now(tx, viewer, place) == PUBLIC else ALL


def strongest_role_over_every_committee(tx, viewer, place):
    known = [grant for grant in people.held(tx, viewer.person) if grant[0] in people.ROLES]
    if not known:
        return PUBLIC
    role = min((role for role, _ in known), key=people.ROLES.index)
    over = [committee for _, committee in known]
    return sight(place, role, None if None in over else frozenset(filter(None, over)))


def officers_entitled(tx, viewer, place):
    held = [("clerk" if role == "officer" else role, over) for role, over in people.held(tx, viewer.person)]
    return sight_of(place, held)


def anybody_entitled_who_holds_a_role(tx, viewer, place):
    held = people.held(tx, viewer.person)
    return sight_of(place, [("clerk", over) for _, over in held])


def everything_known(tx, _):
    return clearance.known_now(tx, ALL)


def every_row(tx, _, world):
    return clearance.rows_now(tx, ALL, world)


def drafts_as_published(tx, sight, world):
    open_drafts = {one.word for one in world.records if one.draft and one.part == 1 and one.open_paper}
    return clearance.rows_now(tx, sight, world) | open_drafts


def unmarked_as_public(tx, sight, world):
    unmarked = {one.word for one in world.records if not one.draft and one.part == 1}
    return clearance.rows_now(tx, sight, world) | unmarked


def part_two_as_part_one(tx, sight, world):
    second = {one.word for one in world.records if not one.draft and one.open_paper}
    return clearance.rows_now(tx, sight, world) | second


def what_is_no_committees_for_every_clerk(tx, sight, world):
    stray = {one.word for one in world.records if one.committee is None}
    return clearance.rows_now(tx, sight, world) | (stray if sight != PUBLIC else set())


def always_cleared(sources, sight):
    return True


def first_source_alone(sources, sight):
    return clearance.cleared_now(sources[:1], sight)


def never_cleared(sources, sight):
    return False


def committee_not_asked(sources, sight):
    return clearance.cleared_now(sources, ALL if sight != PUBLIC else sight)


def nothing_for_anybody(tx, viewer, place):
    return Sight(frozenset())


LEAKY = {
    "filter removed from the rows": Bot(rows=every_row),
    "filter removed from what is known": Bot(known=everything_known),
    "filter removed from answers": Bot(cleared=always_cleared),
    "only the first source asked": Bot(cleared=first_source_alone),
    "the committee of a source not asked": Bot(cleared=committee_not_asked),
    "every place treated as personal": Bot(sight=personal_everywhere),
    "the channel treated as personal": Bot(sight=channel_as_personal),
    "a draft treated as published": Bot(rows=drafts_as_published),
    "an unmarked paper treated as public": Bot(rows=unmarked_as_public),
    "Part II treated as Part I": Bot(rows=part_two_as_part_one),
    "what is no committee's given to every clerk": Bot(rows=what_is_no_committees_for_every_clerk),
    "the standing of one committee taken for all": Bot(sight=one_committee_taken_for_all),
    "the strongest role taken for every committee": Bot(sight=strongest_role_over_every_committee),
    "officers entitled": Bot(sight=officers_entitled),
    "whoever holds any role entitled": Bot(sight=anybody_entitled_who_holds_a_role),
}
DEAF = {"nobody entitled": Bot(sight=nothing_for_anybody), "nothing cleared": Bot(cleared=never_cleared)}


@pytest.mark.parametrize("fault", LEAKY)
def test_a_fault_that_leaks_is_noticed(world, fault):
    assert tried(world, LEAKY[fault]).leaks


@pytest.mark.parametrize("fault", DEAF)
def test_a_fault_that_refuses_the_entitled_is_noticed(world, fault):
    tally = tried(world, DEAF[fault])
    assert tally.refusals
    assert not tally.leaks


def test_the_oracle_inverted_is_noticed(world):
    tally = tried(world, Bot(), lambda *triple: not may_hear(*triple))
    assert tally.leaks
    assert tally.refusals


def test_every_fault_is_another_bot():
    assert all(replace(bot) != Bot() for bot in (LEAKY | DEAF).values())
