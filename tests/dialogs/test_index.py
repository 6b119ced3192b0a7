"""Finding things by the words that people use for them."""

from dialogs.index import Index, Term, Thing
from store.records import Source

SOURCE = Source(1, "Pack", "agenda pack", "a.txt", 1, None, None, 1, None, exempt=False)


def thing(key, name="", text="", near="", around=""):
    return Thing(key, key.split(":")[0], name, text, near, None, SOURCE, around)


def found(index, *terms):
    return [hit.thing.key for hit in index.find(terms)]


def test_the_thing_that_accounts_for_most_stands_first():
    index = Index([thing("a:1", "library visits"), thing("a:2", "library books lent"), thing("a:3", "road repairs")])
    assert found(index, Term(("librari",)), Term(("book",))) == ["a:2", "a:1"]


def test_the_very_word_is_worth_more_than_another_for_it():
    index = Index([thing("a:1", "refuse"), thing("a:2", "rubbish")])
    assert found(index, Term(("rubbish",), (("refus",),))) == ["a:2", "a:1"]


def test_a_word_in_the_thing_is_worth_more_than_one_around_it():
    index = Index(
        [thing("a:1", "ash", near="library > roads"), thing("a:2", "elm", around="library"), thing("a:3", "library")]
    )
    assert found(index, Term(("librari",))) == ["a:3", "a:2", "a:1"]


def test_a_word_answers_for_one_term_alone():
    index = Index([thing("a:1", "pay"), thing("a:2", "salary paid")])
    salary, payment = Term(("salari",), (("pay",),)), Term(("payment",), (("pay",), ("paid",)))
    assert found(index, salary, payment)[0] == "a:2"


def test_a_word_that_no_paper_holds_is_known_by_its_family():
    index = Index([thing("a:1", "the extended depot")])
    assert index.kin("extens") == ("extend",)
    assert index.kin("extend") == ()
    assert index.kin("ext") == ()


def test_a_word_that_says_little_counts_less():
    index = Index([thing("a:1", "looking at libraries")])
    assert index.weight(Term(("look",))) < index.weight(Term(("librari",)))


def test_nothing_is_found_for_nothing():
    index = Index([thing("a:1", "library")])
    assert index.find([]) == []
    assert index.get("a:9") is None
    assert index.covered(thing("b:1"), [Term(("librari",))]) == 1.0


def test_things_are_kept_by_kind_and_by_line():
    index = Index([thing("a:1", "ash"), thing("b:1", "elm")])
    assert [each.key for each in index.kinds["b"]] == ["b:1"]
    assert len(index.beside(SOURCE)) == 2
