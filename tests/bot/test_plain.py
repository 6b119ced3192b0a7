"""The plain twin: lead first, then the blocks, then sources and date."""

from dataclasses import replace

from bot.plain import lead_text, plain, readable, source_line
from tests.bot.answers import ANSWERS, PACK, SHEET


def test_the_lead_stands_first_and_the_source_and_date_last():
    assert plain(ANSWERS["facts"]).splitlines() == [
        "Missed bins stood at 93.2 per 100,000 in quarter 3, worse than the target of 60.",
        "",
        "Figure: 93.2",
        "Target: 60",
        "Status: Red",
        "Direction: not stated",
        "",
        "In the paper's words: “Snow closed two depots, and crews were ill.”",
        "",
        "Please check: no unit is printed beside the figure.",
        "",
        "Source: Agenda pack, 20 April 2021, page 3, item 4",
        "As at 20 April 2021",
    ]


def test_a_list_says_how_much_of_it_is_shown_and_leaves_empty_cells_out():
    said = plain(ANSWERS["list"])
    assert "- Licences moved to the council · Status: Signed Off · Date: 27/11/2021\n2 of 16 shown" in said
    assert "14 more:\n- Which deliverables are signed off, from number 3" in said


def test_steps_are_numbered_and_a_summary_is_called_one():
    said = plain(ANSWERS["steps"])
    assert "1. Review after 3 months.\n2. Bring in a timesheet." in said
    assert "Summary (Roles, line 210): The programme ended in time." in said
    assert said.endswith("Source: Agenda pack, 20 April 2021, page 3, item 4\nSource: Roles, line 210")


def test_a_source_without_pages_gives_its_line_and_one_without_either_its_name():
    assert source_line(PACK) == "Agenda pack, 20 April 2021, page 3, item 4"
    assert source_line(SHEET) == "Roles, line 210"
    assert source_line(replace(SHEET, line=None)) == "Roles"


def test_the_same_place_is_named_once():
    twice = replace(ANSWERS["facts"], sources=(PACK, replace(PACK, line=121)))
    assert plain(twice).count("Source:") == 1


def test_an_answer_of_its_lead_alone_is_its_lead():
    assert plain(ANSWERS["bare"]) == lead_text(ANSWERS["bare"]) == "You're welcome."


def test_no_paper_can_steer_a_terminal_or_turn_the_reading_direction():
    assert readable("a\x1b[31mb\u202ec\x00\td  e\n\n f\r\n") == "a[31mbc d e\nf"
    assert "\x1b" not in plain(ANSWERS["hostile"])
