"""A clerk names the places of an announcement as they are called; what could be two is asked, never guessed."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from dialogs.announcing.picked import offers
from store import announcements, meetings
from store.tables import place
from tests.council import LONG_AGO, add_clerk, add_committee, add_follower, add_meeting, add_place
from tests.dialogs.acts.answers import CLERK, Council

NOW = datetime(2021, 6, 21, 9, tzinfo=UTC)
NAMES = (
    "Planning, Housing & Transport / General",
    "the Lido",
    "All staff / General.",
    "members",
    "Followers ",
    "Ward 5",
)


@pytest.fixture
def desk(sqlite_store):
    """A draft, and channels with names that are hard to read."""
    with sqlite_store.write() as tx:
        committee = add_committee(tx)
        add_meeting(tx, committee, date(2021, 7, 1))
        add_follower(tx, committee)
        council = Council(tx, committee, add_clerk(tx, CLERK, "planning"), NOW)
        council.say("announce the agenda for 1 July")
        yield council


def add_channels(desk, *names):
    """More channels that the bot is in: their tokens."""
    made = [add_place(desk.tx, f"19:more{number}") for number, _ in enumerate(names)]
    for where, name in zip(made, names, strict=True):
        desk.tx.execute(update(place).where(place.c.id == where).values(name=name, met_at=LONG_AGO))
    return [f"#{where}" for where in made]


def picked(desk):
    one = announcements.find(desk.tx, 1)
    assert one is not None
    return list(one.audience)


@pytest.mark.parametrize(
    ("typed", "groups", "channels"),
    [
        ("Planning, Housing & Transport / General", [], [0]),
        ("members, planning, housing & transport / general and the Lido", ["members"], [0, 1]),
        ("Lido", [], [1]),
        ("All staff / General.", [], [2]),
        ("followers and members", ["followers", "members"], []),
        ("members; followers", ["members", "followers"], []),
        ("all followers & the members.", ["followers", "members"], []),
        ("“Ward 5”", [], [5]),
        ("'Ward 5', everyone", ["everywhere"], [5]),
        ("everyone", ["everywhere"], []),
        ("all", ["everywhere"], []),
        ("members channel", [], [3]),
        ("the channel followers and members", ["members"], [4]),
    ],
)
def test_places_are_understood_by_their_whole_names(desk, typed, groups, channels):
    made = add_channels(desk, *NAMES)
    desk.say(f"A1 places: {typed}")
    assert sorted(picked(desk)) == sorted([*groups, *(made[one] for one in channels)])


def test_a_group_wins_over_a_channel_of_its_name(desk):
    add_channels(desk, *NAMES)
    desk.say("A1 places: members")
    assert picked(desk) == ["members"]
    desk.say("A1 places: Followers")
    assert picked(desk) == ["followers"]


@pytest.mark.parametrize("typed", ["Planning", "General", "the pool", "members and the pool", "Ward 5 office"])
def test_what_is_no_place_is_said_and_nothing_is_changed(desk, typed):
    add_channels(desk, *NAMES)
    before = picked(desk)
    assert desk.say(f"A1 places: {typed}").title == "No such place"
    assert picked(desk) == before


def test_of_several_of_one_name_it_is_asked_which_with_what_tells_them_apart(desk):
    first, second = add_channels(desk, "General", "general.")
    said = desk.say("A1 places: followers, General, members")
    assert said.choices == tuple(
        f"A1 places: followers, members, {each}" for each in (first, second, f"{first}, {second}")
    )
    assert f"number {first[1:]}, since Thursday 1 January 2015" in str(said.blocks)
    assert picked(desk) == ["followers", "members"]
    desk.say(said.choices[1])
    assert picked(desk) == ["followers", "members", second]


def test_the_form_tells_equal_names_apart_and_no_others(desk):
    first, *_ = add_channels(desk, "General", "General", "Lido")
    [committee] = meetings.committees(desk.tx)
    shown = [label for label, _ in offers(desk.tx, committee, supplement=False)]
    assert f"General (channel), number {first[1:]}, since Thursday 1 January 2015" in shown
    assert "Lido (channel)" in shown


def test_one_place_is_added_and_taken_away(desk):
    lido, ward = add_channels(desk, "the Lido", "Ward 5")
    desk.say("A1 also to the Lido and Ward 5")
    assert picked(desk) == ["followers", "members", lido, ward]
    desk.say("A1 not to lido")
    assert picked(desk) == ["followers", "members", ward]
    assert desk.say("A1 not to the Lido").title == "Not among its places"
    assert picked(desk) == ["followers", "members", ward]


def test_places_are_named_by_number_as_the_form_sends_them(desk):
    made = add_channels(desk, "General", "General")
    desk.say(f"A1 places: {','.join(made)}")
    assert picked(desk) == made


def test_of_several_of_one_name_the_one_that_was_chosen_is_taken_away(desk):
    first, _ = add_channels(desk, "General", "General")
    desk.say(f"A1 places: members, {first}")
    desk.say("A1 not to General")
    assert picked(desk) == ["members"]
