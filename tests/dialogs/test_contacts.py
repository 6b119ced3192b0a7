"""How somebody is reached, where a paper prints it beside their name."""

from dataclasses import replace

from dialogs.contacts import contact_of
from dialogs.person import Person
from store.records import Passage, Role, Source

SOURCE = Source(1, "Pack", "agenda pack", "a.txt", 1, None, None, 9, None, exempt=False)


def named(name, contact=None):
    role = Role(id=1, name=name, role="Clerk", raci=None, contact=contact, doubts=(), source=SOURCE)
    return Person(name, (role,))


def printing(demo, text, *people):
    passage = Passage(
        id=1, text=text, heading=None, of="agenda", meeting_date=None, summary=False, doubts=(), source=SOURCE
    )
    return replace(demo, passages=(passage,), people=people)


def test_a_number_beside_a_name_is_theirs(demo):
    ash = named("Anna Ash")
    known = printing(demo, "Contact Anna Ash on 01632 960311 or a.ash@example.org.", ash)
    assert contact_of(ash, known) == ("01632 960311, a.ash@example.org", known.passages)


def test_a_number_beside_another_name_is_not(demo):
    ash, elm = named("Anna Ash"), named("Ben Elm")
    known = printing(demo, "Anna Ash and Ben Elm, 01632 960311", ash, elm)
    assert contact_of(ash, known) is None
    assert contact_of(elm, known) is not None


def test_what_a_record_holds_needs_no_passage(demo):
    assert contact_of(named("Anna Ash", "01632 960311"), demo) == ("01632 960311", ())


def test_a_name_that_stands_nowhere_has_no_number(demo):
    assert contact_of(named("Cara Fir"), demo) is None
