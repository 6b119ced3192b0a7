"""Amounts and periods as papers print them."""

from datetime import date

import pytest

from store.reading.figures import Amount, Period, dated_within, find_amounts, parse_amount, parse_period


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("93.2%", Amount(93.2, "%")),
        ("93.2 per cent", Amount(93.2, "%")),
        ("1,250", Amount(1250, None)),
        ("£1.6m", Amount(1_600_000, "£")),
        ("£690k", Amount(690_000, "£")),
        ("£2 billion", Amount(2_000_000_000, "£")),
        ("-4", Amount(-4, None)),
        ("−4.5%", Amount(-4.5, "%")),
        ("12 days", Amount(12, "days")),
        ("8m 3s", Amount(483, "seconds")),
        ("0", Amount(0, None)),
        ("52% (provisional)", Amount(52, "%")),
        ("", None),
        ("n/a", None),
        ("TBC", None),
        ("no target", None),
        ("not yet", None),
        ("01/03/2027", None),
        ("5 of 7 sites", None),
        ("about 5", None),
    ],
)
def test_a_cell_holds_an_amount_or_none(cell, expected):
    assert parse_amount(cell) == expected


def test_amounts_in_prose_are_those_with_a_unit():
    found = find_amounts("12 of them, 93.2% or £1.2m")
    assert [amount for _, _, amount in found] == [Amount(93.2, "%"), Amount(1_200_000, "£")]


@pytest.mark.parametrize(
    ("text", "printed", "start", "end"),
    [
        ("Quarter 3 2026/27", "Quarter 3 2026/27", date(2026, 10, 1), date(2026, 12, 31)),
        ("Q4 2026/27 figures", "Q4 2026/27", date(2027, 1, 1), date(2027, 3, 31)),
        ("the first quarter of 2026/27", "first quarter of 2026/27", date(2026, 4, 1), date(2026, 6, 30)),
        ("MONITORING 2026/27 QUARTER 3", "2026/27 QUARTER 3", date(2026, 10, 1), date(2026, 12, 31)),
        ("Quarters 1 and 2 2026/27", "Quarters 1 and 2 2026/27", date(2026, 4, 1), date(2026, 9, 30)),
        ("Quarters 3 and 1 2026/27", "2026/27", date(2026, 4, 1), date(2027, 3, 31)),
        ("Q2", "Q2", None, None),
        ("quarter two", "quarter two", None, None),
        ("April to June 2027", "April to June 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("October 2026 to March 2027", "October 2026 to March 2027", date(2026, 10, 1), date(2027, 3, 31)),
        ("Nov - Jan 2027", "Nov - Jan 2027", date(2026, 11, 1), date(2027, 1, 31)),
        ("in 2026/27", "2026/27", date(2026, 4, 1), date(2027, 3, 31)),
        ("in 2026/2027", "2026/2027", date(2026, 4, 1), date(2027, 3, 31)),
        ("order 2026/31", None, None, None),
        ("at the end of February 2028", "February 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("on 31 March 2027", "31 March 2027", date(2027, 3, 31), date(2027, 3, 31)),
        ("this year", None, None, None),
    ],
)
def test_a_period_is_as_printed_and_dated_where_it_can_be(text, printed, start, end):
    assert parse_period(text) == (Period(printed, start, end) if printed else None)


Q3 = Period("Quarter 3 2026/27", date(2026, 10, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("period", "around", "expected"),
    [
        (Period("Q2"), Q3, Period("Q2", date(2026, 7, 1), date(2026, 9, 30))),
        (Period("Q4"), Q3, Period("Q4")),
        (Period("Q2"), None, Period("Q2")),
        (Period("Q2"), Period("Q3"), Period("Q2")),
        (Q3, Q3, Q3),
        (Period("last time"), Q3, Period("last time")),
        (Period("Q4"), Period("Q4 2026/27", date(2027, 1, 1), date(2027, 3, 31)),
         Period("Q4", date(2027, 1, 1), date(2027, 3, 31))),
    ],
)  # fmt: skip
def test_a_quarter_without_a_year_is_dated_by_what_the_paper_is_about(period, around, expected):
    assert dated_within(period, around) == expected
