"""PDF files to lines, however their pages are made."""

from io import BytesIO

import pytest
from fpdf import FPDF
from PIL import Image

from store.reading import pdf, read
from store.reading.found import Unreadable
from store.reading.pdf_words import joined
from tests.printing import Print, Style, print_to_pdf

SENTENCE = "The panel heard that the fees had risen more slowly than prices and would be kept for a year. "


def made(paper):
    return bytes(paper.output())


def cells(content):
    """The cells of every line that is not blank."""
    found, _ = pdf.lines("paper.pdf", content)
    return [line.cells for line in found if line.text.strip()]


def blank(font="Helvetica", size=11):
    paper = FPDF(format="A4")
    paper.add_page()
    paper.set_font(font, size=size)
    return paper


def tabbed(text, font, step, size):
    """A text printed with its tabs: each cell begins at the next stop; a line too long for the page goes on below."""
    left, pitch = 56.7, size * 1.2
    paper = FPDF(unit="pt", format="A4")
    paper.add_page()
    paper.set_font(font, size=size)
    y = 60.0
    for line in text.split("\n"):
        x = left
        for number, cell in enumerate(line.split("\t")):
            if number:
                x = left + (int((x - left + 0.5) / step) + 1) * step
            for word in cell.split(" "):
                if x + paper.get_string_width(word) > 540:
                    x, y = left, y + pitch
                paper.text(x, y, word)
                x += paper.get_string_width(word + " ")
            x -= paper.get_string_width(" ") if cell else 0
        y += pitch if line else pitch * 0.8
    return made(paper)


ROWS = "\n".join(
    f"D{n}\t{'Fence ' * (n % 4 + 1)}{n}\t{'Ann Lee' if n % 2 else 'Bartholomew Moss'}\tSigned Off\t{n:02}/03/2027"
    for n in range(1, 22)
)


@pytest.mark.parametrize(
    ("font", "step", "size"), [("Helvetica", 36.0, 10), ("Helvetica", 35.43, 10), ("Courier", 38.4, 8)]
)
def test_a_text_printed_with_its_tabs_has_its_cells_again(font, step, size):
    head = "Plan of the depots\n\nRef\tTitle\tApprover\tStatus\tDate\n"
    found = cells(tabbed(head + ROWS, font, step, size))
    assert found[0] == ("Plan of the depots",)
    assert found[2] == ("D1", "Fence Fence 1", "Ann Lee", "Signed Off", "01/03/2027")
    assert found[-1] == ("D21", "Fence Fence 21", "Ann Lee", "Signed Off", "21/03/2027")


def test_a_row_that_was_wrapped_is_one_row_again():
    long = "a fence around the whole of the northern depot with gates on both sides and lights that burn all night"
    text = "Plan\n\n" + ROWS + f"\nD24\t{long}\tAnna Lee\tOpen\t24/03/2027"
    assert cells(tabbed(text, "Courier", 38.4, 8))[-1] == ("D24", long, "Anna Lee", "Open", "24/03/2027")


def test_words_turned_by_a_quarter_are_read_as_if_the_page_were_turned():
    for angle in (90, -90):
        paper = blank()
        with paper.rotation(angle, 100, 140):
            paper.text(60, 140, "Minutes of the meeting")
        assert cells(made(paper)) == [("Minutes of the meeting",)]


def test_bold_that_is_printed_twice_is_read_once():
    paper = blank()
    paper.text(20, 20, "Minutes of the meeting")
    paper.text(20, 20, "Minutes of the meeting")
    assert cells(made(paper)) == [("Minutes of the meeting",)]


def test_a_small_ending_belongs_to_its_number():
    paper = blank()
    paper.text(20, 20, "on 1")
    x = 20 + paper.get_string_width("on 1")
    paper.set_font(size=7)
    paper.text(x, 18.8, "st")
    paper.set_font(size=11)
    paper.text(x + 4, 20, "March")
    assert cells(made(paper)) == [("on 1st March",)]


def test_prose_in_two_columns_is_read_down_each():
    paper = blank()
    paper.set_margins(20, 20)
    with paper.text_columns(ncols=2, gutter=12, text_align="J") as columns:
        columns.write((SENTENCE * 54 + "\n") + "The end of the first text.\n")
    found = [line[0] for line in cells(made(paper))]
    assert all(len(line) == 1 for line in cells(made(paper)))
    assert " ".join(found).count("kept for a year.") == 54
    assert found[-1].endswith("The end of the first text.")


def test_a_hyphen_at_the_end_of_a_line_stays_unless_the_word_is_known_without_it():
    known = frozenset({"committee"})
    assert joined(["the commit-", "tee heard of long-", "term plans and/", "or fees"], known) == (
        "the committee heard of long-term plans and/or fees"
    )


def test_a_page_that_is_a_picture_is_doubted():
    picture = BytesIO()
    Image.new("RGB", (40, 40), "grey").save(picture, "PNG")
    paper = blank()
    paper.text(20, 20, "Agenda")
    paper.add_page()
    paper.image(picture, 20, 20, 60)
    _, (doubt,) = pdf.lines("paper.pdf", made(paper))
    assert (doubt.line, doubt.about) == (1, "page 2")
    assert doubt.why.startswith("the page is a picture without text and was not read")


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    content = print_to_pdf("Heading\n\n" + "\n\n".join([SENTENCE * 6] * 9), Style(size=13))
    assert [len(line[0]) for line in cells(content)][1:] == [len((SENTENCE * 6).strip())] * 9


@pytest.mark.parametrize("style", [Style(), Style(ruled=False)])
def test_a_row_that_the_end_of_a_page_divides_is_whole(style):
    text = "\n\n".join(["Filler."] * 30)
    row = f"D2\t{SENTENCE * 8}\tOpen"
    content = print_to_pdf(f"{text}\n\nRef\tTitle\tStatus\nD1\tFence\tDone\n{row}\nD3\tGate\tDone\n", style)
    rows = [line for line in cells(content) if len(line) == 3]
    assert [line[0] for line in rows] == ["Ref", "D1", "D2", "D3"]
    assert rows[2][1] == (SENTENCE * 8).strip()


TABLE = (
    ("Ref", "Title", "Approver", "Status", "Date"),
    ("D1", "Fence around the whole of the depot", "Ann Lee", "Signed Off", "01/03/2027"),
    ("D2", "Gate", "Bartholomew Moss", "Signed Off", "02/03/2027"),
    ("D3", "Lights that burn all night on both of the sides of it", "Ann Lee", "Open", ""),
    ("D4", "Dog", "Cy Dunn", "Signed Off", "04/03/2027"),
)


def close(rows, align, above=0, pitch=5):
    """A table without rules whose rows no white parts, so many millimetres below the top of the page."""
    paper = blank(size=10)
    paper.set_y(20 + above)
    with paper.table(
        rows, borders_layout="NONE", text_align="LEFT", first_row_as_headings=False, line_height=pitch, v_align=align
    ):
        pass
    return made(paper)


@pytest.mark.parametrize(
    ("align", "above", "pitch"), [("M", 0, 5), ("M", 218, 5), ("M", 230, 5), ("M", 0, 7), ("T", 0, 5), ("T", 218, 5)]
)
def test_close_rows_without_rules_are_parted_where_their_columns_repeat(align, above, pitch):
    assert cells(close(TABLE, align, above, pitch)) == list(TABLE)


def test_running_heads_and_page_numbers_are_no_part_of_the_paper():
    text = "\f".join(f"Page {word} of it all\n\n{SENTENCE * 3}" for word in ("one", "two", "three", "four"))
    found = cells(print_to_pdf(text, Style(running_head="Licensing Panel, 1 March 2027")))
    assert [line for line in found if "Licensing" in line[0] or line[0].isdigit()] == [found[0]]
    assert len(found) == 9


def test_a_head_stays_where_it_stands_first_for_it_may_name_the_committee(tmp_path):
    title = "Wexmoor Borough Council\n\nLicensing Panel\n\n"
    agenda = f"{title}1 March 2027\n\nAgenda\n\n1. Fees\n\nContact: Ann Lee, Panel Clerk, 01999 400 123, a@b.example"
    report = f"{title}Report by the Panel Clerk on what was asked and on what was found out since\n"
    (tmp_path / "paper.pdf").write_bytes(print_to_pdf("\f".join([agenda, report.upper(), report, report])))
    (found,) = read.read(tmp_path / "paper.pdf")
    assert (found.council, found.committee) == ("Wexmoor Borough Council", "Licensing Panel")
    assert [role.role for role in found.roles] == ["Panel Clerk"]


def test_labels_below_each_other_are_lines_of_their_own():
    found = cells(print_to_pdf("Project: Depots\nManager: Ann Lee\nDate: 14 June 2027\n"))
    assert found == [("Project: Depots",), ("Manager: Ann Lee",), ("Date: 14 June 2027",)]


def test_a_page_of_short_lines_takes_the_edge_of_the_others():
    found = cells(print_to_pdf(f"{SENTENCE * 12}\n\f- one\n- two\n- three\n"))
    assert found[1:] == [("- one",), ("- two",), ("- three",)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n%%EOF", "is damaged"),
        (b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n1 0 obj<</Type/Catalog>>endobj\n%%EOF", "is damaged"),
        (b"%PDF-1.7\n", "is cut short"),
    ],
)
def test_what_is_no_whole_pdf_is_refused(content, expected):
    with pytest.raises(Unreadable, match=expected):
        pdf.lines("paper.pdf", content)


def test_what_a_pdf_doubts_is_among_the_doubts_of_the_paper(tmp_path):
    picture = BytesIO()
    Image.new("RGB", (40, 40), "grey").save(picture, "PNG")
    paper = Print(Style(numbered=False))
    paper.add_page()
    paper.prose("Agenda")
    paper.add_page()
    paper.image(picture, 20, 20, 60)
    (tmp_path / "paper.pdf").write_bytes(made(paper))
    (found,) = read.read(tmp_path / "paper.pdf")
    assert [doubt.about for doubt in found.doubts] == ["page 2"]
