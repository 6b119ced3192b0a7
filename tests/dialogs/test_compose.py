"""The parts that answers share."""

from dataclasses import replace
from datetime import date

from dialogs import compose
from dialogs.answer import Choices, Table, Text
from dialogs.quoting import quoted, rest_of
from dialogs.sentence import Sentence


def test_an_answer_names_each_paper_once_and_the_date_it_speaks_for(demo):
    made = compose.answer("Title", "Lead.", [None], demo.deliverables)
    assert 0 < len(made.sources) <= 3
    assert made.as_at == date(2021, 4, 20)


def test_an_exempt_source_of_each_committee_stands_among_those_asked_of_though_few_are_shown(demo):
    record = demo.deliverables[0]
    pages = [replace(record, source=replace(record.source, page=page)) for page in range(3)]
    exempt = [
        replace(record, source=replace(record.source, page=page, committee=committee, exempt=True))
        for page, committee in enumerate((1, 1, 2, None), 50)
    ]
    made = compose.answer("Title", "Lead.", [], [*pages, *exempt])
    assert {source.committee for source in made.sources if source.exempt} == {1, 2, None}


def test_the_reasons_to_check_a_record_are_said_once(demo):
    doubted = [deliverable for deliverable in demo.deliverables if deliverable.doubts]
    [text] = compose.doubts([*doubted[:1], *doubted[:1]])
    assert isinstance(text, Text)
    assert text.text.startswith("Please check: ")
    assert compose.doubts([]) == ()


def test_a_long_table_is_cut_with_a_way_to_the_rest():
    table, more = compose.table(("N",), [(str(n),) for n in range(40)], "which ones", start=15)
    assert isinstance(table, Table)
    assert (table.rows[0], table.total) == (("15",), 40)
    assert isinstance(more, Choices)
    assert more.options == ("which ones, from number 31",)


def test_a_refusal_offers_what_can_be_asked():
    made = compose.declined("Title", "Lead.", offer=["Who?"])
    assert made.declined
    assert made.choices == ("Who?",)


def test_a_choice_is_offered_once():
    assert compose.which("Which?", "Which?", ["a", "a", "b"]).choices == ("a", "b")


def test_a_quotation_says_whose_words_it_is_and_what_follows(demo):
    passage = next(p for p in demo.passages if p.of == "minutes" and len(p.text) > 120)
    first = Sentence(passage.text[:40], 0, passage)
    assert quoted(first, "So.") == "The summary of the minutes of 2 March 2021 says: So."
    assert rest_of(first, demo)
    assert rest_of(Sentence(passage.text, 0, passage), demo) == ""
