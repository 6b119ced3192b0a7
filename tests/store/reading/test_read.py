"""Files to papers: what kind of file it is, what kind of paper, and how the paper hangs together."""

import zipfile
from datetime import date

import pytest

from store.reading import plain_text
from store.reading.found import Meeting, Unreadable
from store.reading.printed import as_json
from store.reading.read import MOST_BYTES, read
from store.reading.workbook import MOST_BYTES_UNPACKED
from tests.store.reading.given import lines, paper, said

AGENDA = "Wexmoor Borough Council\n\nLicensing Panel\n\n1 March 2027\n\nAgenda\n\n1. Licence fees\n\n2. Tables\n\n\n\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Café".encode(), "Café"),
        ("Café".encode("cp1252"), "Café"),
        ("Café".encode("utf-8-sig"), "Café"),
        ("Café".encode("utf-16"), "Café"),
        (b"Agenda\x91", "Agenda‘"),
    ],
)
def test_a_text_is_read_in_its_own_encoding(content, expected):
    assert plain_text.decode("paper.txt", content) == expected


def test_a_text_in_no_known_encoding_is_refused():
    with pytest.raises(Unreadable, match="in an unknown encoding: save it as UTF-8"):
        plain_text.decode("paper.txt", b"Agenda \x81 of it")


def test_what_nobody_can_see_is_left_out():
    found = plain_text.lines("Lic\u00adens\u200bing\u00a0Panel\r\nFees\ttwo  \n")
    assert [line.cells for line in found] == [("Licensing Panel",), ("Fees", "two")]


def test_pages_are_counted_where_a_text_has_form_feeds():
    found = plain_text.lines("Agenda\n\fMinutes\nItem\f")
    assert [(line.number, line.page, line.text) for line in found] == [
        (1, 1, "Agenda"),
        (2, 2, "Minutes"),
        (3, 2, "Item"),
    ]


def test_a_folder_and_what_may_not_be_opened_are_refused(tmp_path):
    with pytest.raises(Unreadable, match="is a folder: name the files in it"):
        read(tmp_path)
    with pytest.raises(Unreadable, match="cannot be opened"):
        read(tmp_path / ("a" * 300))


def test_a_file_beyond_all_measure_is_not_even_opened(tmp_path):
    file = tmp_path / "paper.pdf"
    with file.open("wb") as empty:
        empty.truncate(MOST_BYTES + 1)
    with pytest.raises(Unreadable, match="has 100 MB and at most 100 MB are read: split it"):
        read(file)


def test_a_workbook_that_would_unpack_beyond_all_measure_is_not_unpacked(tmp_path):
    file = tmp_path / "book.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as inside:
        for _ in range(MOST_BYTES_UNPACKED // 2**20 + 1):
            inside.write(bytes(2**20))
    with pytest.raises(Unreadable, match="unpacks to more than 200 MB"):
        read(file)


def test_a_sheet_is_known_by_its_headings_whatever_it_is_called(tmp_path):
    file = tmp_path / "figures.txt"
    file.write_text("name,value,unit\nCalls,93,%\n", encoding="utf-8")
    assert len(read(file)[0].indicators) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (AGENDA, "agenda"),
        (AGENDA + "Agenda Item 1\n\nFees\n\nThey are high.", "agenda pack"),
        ("Minutes of the meeting held on 1 March 2027\n\n1. Fees", "minutes"),
        ("Depots Programme\n\nProject Closure Report\n\nIt is done.", "closure report"),
        ("Measure | Actual | Target\nCalls | 93 | 90\n", "performance report"),
        ("Report to: Licensing Panel\n\nFees are high.", "report"),
        ("Fees are high.", "report"),
    ],
)
def test_a_paper_is_named_after_what_it_holds(text, kind):
    assert paper(text).kind == kind


@pytest.mark.parametrize(
    ("text", "marked"),
    [(AGENDA, True), ("Report to: Licensing Panel\n\nFees", True), ("Part I\n\nFees", True), ("Fees are high.", False)],
)
def test_a_paper_that_shows_what_is_public_is_marked(text, marked):
    assert paper(text).marked is marked


def test_a_paper_without_words_is_refused():
    with pytest.raises(Unreadable, match="holds no text"):
        paper("\n\n")


def test_a_report_belongs_to_the_item_that_its_number_or_title_names():
    text = (
        AGENDA + "Agenda Item 2\n\nThe tables are old.\n\n\n\nREPORT OF THE CLERK\n\nLicence fees\n\nThey are high.\n"
    )
    assert {passage.item for passage in paper(text).passages if "high" in passage.text} == {"1"}
    assert {passage.item for passage in paper(text).passages if "old" in passage.text} == {"2"}


def test_a_report_under_a_private_item_is_private():
    text = AGENDA.replace("2. Tables", "Part II\n\n2. Tables") + "Agenda Item 2\n\nThe tables are sold."
    assert [passage.part for passage in paper(text).passages if "sold" in passage.text] == [2]


def test_passages_stand_under_their_headings():
    found = paper(
        "Report to: Panel\n\n1. Background\n\nFees are high:\n- in spring\n- in autumn\n\n2. Advice\n\nKeep them."
    )
    assert said(found.passages, "heading", "text")[-4:] == [
        ("Report > Fees are high", "in spring"),
        ("Report > Fees are high", "in autumn"),
        ("Report > Advice", "2. Advice"),
        ("Report > Advice", "Keep them."),
    ]


def test_a_paragraph_that_a_page_divides_is_one_passage():
    long = "The panel heard that the fees had risen more slowly than prices had and would be kept"
    assert f"{long} for another year." in [one.text for one in paper(f"Notes\n\n{long}\n\nfor another year.").passages]


def test_a_paper_is_printed_as_the_contract_says():
    told = as_json(paper(AGENDA))
    assert told["paper"] == {
        "file": "paper.txt", "kind": "agenda", "committee": "Licensing Panel", "meeting_date": "2027-03-01"
    }  # fmt: skip
    assert told["next_meeting"] is None
    assert list(told) == [
        "paper", "meetings", "next_meeting", "items", "attendance", "resolutions", "indicators", "outcomes",
        "deliverables", "actions", "roles", "lessons", "doubts",
    ]  # fmt: skip


def test_what_has_no_form_in_json_is_refused():
    odd = Meeting(committee={"Panel"}, date=date(2027, 3, 1), line=1)  # type: ignore[arg-type]  # on purpose
    found = paper(AGENDA)
    with pytest.raises(TypeError, match="has no form in JSON"):
        as_json(type(found)(file="a", kind="agenda", title="a", meetings=(odd,)))


def test_a_line_is_its_cells():
    (line,) = lines("one | two")
    assert (line.cells, line.text) == (("one", "two"), "one\ttwo")
