"""People are told apart by what papers print of their names, and nobody is merged in silence."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from store import meetings, papers
from store.names import People, bare, in_words
from store.reading import found
from store.records import ALL
from store.tables import attendance, person, role, spelling
from tests.store.pack import EMPTY, MARCH, keep


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("County Councillor B Dawson MBE", "B Dawson"),
        ("Cllr Mrs Ann Pike, CBE JP", "Ann Pike"),
        ("Dr. T. Wren (Chair)", "T Wren"),
        ("The Right Hon Lord Lark", "Lark"),
        ("Councillor", "Councillor"),
        ("MBE", "MBE"),
        ("Jo Mead", "Jo Mead"),
    ],
)
def test_titles_and_honours_are_no_part_of_a_name(printed, plain):
    assert bare(printed) == plain


@pytest.mark.parametrize(
    ("known", "printed", "meant"),
    [
        (["Ada Pike"], "County Councillor Pike", "Ada Pike"),
        (["Ada Pike"], "A Pike", "Ada Pike"),
        (["A Pike"], "Ada Pike", "A Pike"),
        (["Ada Pike"], "T Pike", "T Pike"),
        (["Ada Pike", "Tom Pike"], "A Pike", "A Pike"),
        (["Ada Pike", "Tom Pike"], "Councillor Pike", None),
        (["Ada Pike", "A Pike"], "A Pike", "A Pike"),
        (["Ada Pike"], "ADA PIKE", "Ada Pike"),
        (["Ada Pike"], "Councillor Wren", None),
        ([], "Ada Pike", "Ada Pike"),
    ],
)
def test_a_short_form_is_somebody_only_where_nobody_else_has_the_surname(known, printed, meant):
    assert People(known).resolve(printed) == meant


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Rachel Smith", "Rachael Smith", True),
        ("Rachel Smith", "Rachel Smyth", True),
        ("John Smith", "Jon Smith", True),
        ("Gillian Mead", "Jillian Mead", True),
        ("K Iddon", "S Iddon", False),
        ("Dan Wren", "Ian Wren", False),
        ("Ada Pike", "Eda Pyke", False),
        ("Ada Pike", "Ada Pike", False),
        ("Ada May Pike", "Ada Pike", False),
        ("Pike", "Pyke", False),
        ("Margaret Lark", "Jonathan Lark", False),
    ],
)
def test_names_that_differ_by_a_letter_or_two_of_one_word_look_alike(one, other, alike):
    assert (People([one]).lookalikes(other) == [one]) is alike


def test_names_are_joined_as_a_sentence_joins_them():
    assert (in_words(["A"]), in_words(["A", "B"]), in_words(["A", "B", "C"])) == ("A", "A or B", "A, B or C")


# In the store


def attended(*names, line=21):
    """A paper with these names present."""
    rows = tuple(
        found.Attendance(meeting_date=MARCH, name=name, capacity="member", line=line + number)
        for number, name in enumerate(names)
    )
    return replace(EMPTY, attendance=rows)


def linked(store):
    """Every printed name, with the name of the person that it is linked to."""
    with store.read() as tx:
        chosen = (
            sa.select(table.c.name, person.c.name).outerjoin_from(table, person).order_by(table.c.id)
            for table in (attendance, role)
        )
        return [tuple(row) for select in chosen for row in tx.execute(select)]


def doubts(store):
    with store.read() as tx:
        return [(doubt.about, doubt.why) for doubt in papers.doubts(tx, ALL)]


def test_a_person_is_known_by_the_fullest_name_and_every_spelling_is_kept(store):
    keep(store, attended("County Councillor Pike", "A Pike"))
    keep(store, replace(attended("Ada Pike CBE"), title="Another"))
    assert {who for _, who in linked(store)} == {"Ada Pike"}
    with store.read() as tx:
        assert set(tx.execute(sa.select(spelling.c.text)).scalars()) == {
            "County Councillor Pike",
            "A Pike",
            "Ada Pike CBE",
        }


def test_a_role_and_an_attendance_can_be_one_person(store):
    keep(store)
    assert linked(store) == [
        ("Councillor Ada Pike MBE", "Ada Pike"),
        ("T Wren", "T Wren"),
        ("Ada Pike", "Ada Pike"),
    ]


def test_a_bare_surname_of_two_people_is_nobody_and_is_doubted(store):
    keep(store, attended("Ada Pike", "Tom Pike", "Councillor Pike"))
    assert linked(store)[-1] == ("Councillor Pike", None)
    assert doubts(store) == [
        ("Councillor Pike", "“Councillor Pike” may be Ada Pike or Tom Pike: the paper does not say which.")
    ]


def test_a_lone_surname_is_nobody_yet(store):
    keep(store, attended("Councillor Wren"))
    assert linked(store) == [("Councillor Wren", None)]
    assert doubts(store) == []


def test_two_spellings_are_two_people_and_a_doubt(store):
    keep(store, attended("Rachel Smith", "Rachael Smith"))
    assert linked(store) == [("Rachel Smith", "Rachel Smith"), ("Rachael Smith", "Rachael Smith")]
    with store.read() as tx:
        first, second = meetings.attendance(tx, ALL)
    assert first.doubts == ()
    assert second.doubts == ("“Rachael Smith” may be “Rachel Smith”: the names differ by a letter or two.",)


def test_two_spellings_in_two_papers_are_doubted_in_the_later(store):
    keep(store, attended("Rachel Smith"))
    keep(store, replace(attended("Rachael Smith"), title="Another"))
    assert [about for about, _ in doubts(store)] == ["Rachael Smith"]


def test_another_committees_people_are_not_mistaken_for_ours(store):
    keep(store, attended("Rachel Smith", "Ada Pike"))
    keep(store, replace(attended("Rachael Smith", "A Pike"), committee="Tides Committee"))
    assert doubts(store) == []
    assert linked(store)[-1] == ("A Pike", "A Pike")


def test_a_paper_of_no_committee_knows_its_own_people_alone(store):
    keep(store, attended("Ada Pike"))
    keep(store, replace(attended("Councillor Pike"), committee=None))
    assert linked(store)[-1] == ("Councillor Pike", None)


def test_an_approver_spelt_another_way_is_doubted(store):
    pack = attended("Rachel Smith")
    survey = found.Deliverable(title="Survey", approvers=("Rachael Smith", "Rachel Smith"), line=41)
    keep(store, replace(pack, deliverables=(survey,)))
    assert doubts(store) == [
        ("Rachael Smith", "“Rachael Smith” may be “Rachel Smith”: the names differ by a letter or two.")
    ]


def test_what_the_paper_doubts_already_is_not_doubted_twice(store):
    pack = attended("Rachel Smith", "Rachael Smith")
    own = found.Doubt(line=22, about="Rachael Smith", why="Printed as Rachel Smith above.")
    keep(store, replace(pack, doubts=(own,)))
    assert doubts(store) == [("Rachael Smith", "Printed as Rachel Smith above.")]


def test_a_doubt_that_another_paper_raises_does_not_make_a_paper_newer(store):
    first = replace(attended("Rachel Smith"), sheet=True)
    keep(store, first)
    keep(store, replace(attended("Rachael Smith"), title="Another"))
    assert keep(store, first).state == "same"


def test_a_corrected_spelling_takes_its_doubt_with_it(store):
    keep(store, attended("Rachel Smith", "Rachael Smith"))
    keep(store, attended("Rachel Smith"), accept=True)
    assert doubts(store) == []
