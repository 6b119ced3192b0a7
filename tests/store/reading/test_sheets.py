"""Sheets: rows to records, papers and doubts; what is not understood is named by its cell."""

from datetime import date, time

import pytest

from store.reading import sheets, templates
from store.reading.found import Unreadable
from store.reading.headings import KINDS, UnknownHeadings, recognise
from store.reading.sheets import letters
from tests.store.reading.given import said


def papers(text, file="sheet.csv"):
    return sheets.from_csv(file, text)


def fault(text, file="sheet.csv"):
    with pytest.raises(Unreadable) as caught:
        papers(text, file)
    return str(caught.value)


def test_a_row_is_a_record_with_its_line():
    (paper,) = papers("committee,date,time,venue\nPanel,1/2/2027,2pm,Hall\n,,,\nPanel,2/2/2027,,\n")
    assert said(paper.meetings, "date", "time", "venue", "status", "line") == [
        (date(2027, 2, 1), time(14), "Hall", "scheduled", 2),
        (date(2027, 2, 2), None, None, "scheduled", 4),
    ]
    assert (paper.title, paper.committee, paper.sheet, paper.marked) == ("sheet.csv", "Panel", True, False)


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_a_sheet_may_be_divided_by_commas_semicolons_or_tabs(divider):
    (paper,) = papers(divider.join(["name", "value", "unit"]) + "\n" + divider.join(["Calls", "93.2", "%"]))
    assert said(paper.indicators, "name", "value", "unit") == [("Calls", 93.2, "%")]


def test_the_unit_may_stand_with_the_figure():
    (paper,) = papers("name,value,target\nCalls,93.2%,\nLoans,n/a,£5\nVisits,3,\n")
    assert said(paper.indicators, "value", "target", "unit") == [(93.2, None, "%"), (None, 5.0, "£"), (3.0, None, None)]


def test_common_headings_are_known_by_other_names():
    (paper,) = papers("KPI,Actual,RAG,Trend,Previous,Commentary\nCalls,93,Green,better,91,Fine\n")
    assert said(paper.indicators, "name", "value", "status", "direction", "prior", "reason") == [
        ("Calls", 93.0, "Green", "better", 91.0, "Fine")
    ]


def test_rows_of_one_paper_stand_together():
    text = (
        "paper,paper_date,kind,name,role\nPack A,1/2/2027,agenda pack,Ann Lee,Clerk\n"
        "Pack B,,,Bo Moss,\nPack A,1/2/2027,agenda pack,Cy Nunn,\n"
    )
    first, second = papers(text)
    assert (first.title, first.meeting_date, first.kind, len(first.roles)) == (
        "Pack A",
        date(2027, 2, 1),
        "agenda pack",
        2,
    )
    assert (second.title, second.kind) == ("Pack B", "sheet")


def test_rows_that_disagree_on_where_they_are_from_make_papers_of_their_own():
    text = "paper,committee,name,role\nPack,Planning,Ann Lee,Clerk\nPack,Licensing,Bo Moss,Clerk\n"
    assert [(paper.title, paper.committee) for paper in papers(text)] == [
        ("Pack, Planning", "Planning"),
        ("Pack, Licensing", "Licensing"),
    ]


def test_meetings_of_many_committees_stand_in_one_paper():
    (paper,) = papers("committee,date\nPlanning,1/2/2027\nLicensing,2/2/2027\n")
    assert (paper.committee, [meeting.committee for meeting in paper.meetings]) == (None, ["Planning", "Licensing"])


def test_a_doubt_is_kept_with_what_it_is_about():
    (paper,) = papers("title,status,doubt,line,classification\nFence,Done,Too late,12,public\nGate,Done,,13,\n")
    assert said(paper.doubts, "line", "about", "why", "part") == [(12, "Fence", "Too late", 1)]
    assert said(paper.deliverables, "title", "part") == [("Fence", 1), ("Gate", 2)]


def test_a_sheet_of_doubts_is_of_the_part_that_each_row_says():
    (paper,) = papers("about,why,classification\nFence,Too late,public\nGate,Odd,exempt\n")
    assert said(paper.doubts, "about", "part") == [("Fence", 1), ("Gate", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,value\nCalls,lots\n", "B2 cannot be read: a number such as"),
        ("name,value,classification\nCalls,lots,Public\n", 'B2 is "lots" and a number such as'),
        ("name,value\n,5\n", "A2 is empty and the name was expected"),
        ("name,value\nCalls,5,6\n", "C2 stands under no heading"),
        ("name,value,\nCalls,5,6\n", "C2 stands under no heading"),
        ("date,venue\nsoon,Hall\n", "correct it and load it again"),
        ("name,value\n", "has no rows under its headings"),
        ("name,name,value\nA,B,1\n", "it has the headings name, name, value"),
        ('name,value\n"Calls,5\n', "quotation mark"),
        ("name,value\n" + "Calls,x\n" * 13, "; and 3 more"),
    ],
)
def test_what_is_not_understood_is_named_by_its_cell(text, expected):
    assert expected in fault(text)


@pytest.mark.parametrize("classed", ["", "exempt", "part 2", "secret"])
def test_a_cell_of_a_row_that_is_not_public_is_never_quoted(classed):
    assert "Acme" not in fault(f"name,value,classification\nCalls,Acme,{classed},Acme\n")


def test_two_kinds_that_fit_are_told_apart_by_the_name_of_the_sheet_or_asked_for():
    (paper,) = papers("number,title\n1,Safe depots\n", "outcomes.csv")
    assert len(paper.outcomes) == 1
    headings = ("name", "line")
    with pytest.raises(UnknownHeadings, match="nearest kind of record"):
        recognise(headings, "people")


@pytest.mark.parametrize("file", ["closed_days.csv", "Closed days 2027-28.csv", "2027 closed days.csv"])
def test_closed_days_need_no_reason_where_the_file_is_called_after_them(file):
    (paper,) = papers("council,date\nWexmoor,27/12/2027\n", file)
    assert (len(paper.closed_days), len(paper.meetings)) == (1, 0)


def test_dates_alone_are_not_guessed_to_be_meetings_or_closed_days():
    assert "could be meetings or closed_days: name the sheet or the file after its kind" in fault("date\n27/12/2027\n")
    (paper,) = papers("committee,date\nPlanning,27/12/2027\n", "diary.csv")
    assert (len(paper.closed_days), len(paper.meetings)) == (0, 1)


def test_an_outcome_and_a_deliverable_of_the_same_headings_are_asked_for():
    kind, _ = recognise(("title", "status", "approvers"), "")
    assert kind.name == "deliverables"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\nname,value,unit\nCalls,93,%\n", True),
        ("name,value\nCalls,93\n", False),
        ("Agenda, minutes, reports\n", False),
        ('"name,value,unit\n', False),
        ("", False),
    ],
)
def test_a_text_is_a_sheet_if_its_first_line_is_of_headings(text, expected):
    assert sheets.looks_like_one(text) is expected


def test_columns_have_the_letters_that_a_spreadsheet_shows():
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@pytest.mark.parametrize("name", KINDS)
def test_every_template_is_read_as_its_kind_and_is_exempt(name):
    (paper,) = papers(templates.template(name), f"{name}.csv")
    records = getattr(paper, name)
    assert [record.part for record in records] == [2]
    assert paper.title == (f"{name}.csv" if name in {"rules", "closed_days"} else "Agenda pack, 1 February 2027")


def test_a_template_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(Unreadable, match="there is no template minute: the templates are meetings, items,"):
        templates.template("minute")
