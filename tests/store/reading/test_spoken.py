"""Indicators told in prose: only what is plainly stated of each."""

from datetime import date

import pytest

from store.reading.figures import Amount
from store.reading.found import Passage
from store.reading.spoken import read_spoken
from store.reading.stated import Told, is_unwanted, told
from tests.store.reading.given import said

HEADING = "Minutes > Quarter 3 2026/27 Performance Report > Roads – Ann Lee – Head of Roads"


def passage(text, heading=HEADING, of="minutes"):
    return Passage(text=text, heading=heading, of=of, line=1)


def read(*texts, of="minutes"):
    return read_spoken([each if isinstance(each, Passage) else passage(each, of=of) for each in texts])


def one(text):
    (found,), _ = read(text)
    return found


def test_an_indicator_has_its_service_and_the_period_that_its_report_is_about():
    found = one("Potholes repaired in time – 81.4% were repaired, against a target of 85%. More frost came than usual.")
    assert (found.name, found.service, found.period) == ("Potholes repaired in time", "Roads", "Quarter 3 2026/27")
    assert (found.start, found.end) == (date(2026, 10, 1), date(2026, 12, 31))
    assert (found.value, found.unit, found.target) == (81.4, "%", 85.0)


def test_a_period_of_its_own_goes_before_that_of_the_report():
    found = one("Gullies cleaned in time – in December 2026, 93% were cleaned, compared with 91% in December 2025.")
    assert (found.period, found.value, found.prior) == ("December 2026", 93.0, 91.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("performance was better than target at 81%.", Told(status="better than target")),
        ("it was hoped to be above target next year.", Told()),
        ("good performance was noted for this.", Told(status="good performance")),
        ("the target was being met.", Told(status="target was being met")),
        ("performance was maintained.", Told(direction="same")),
        ("this showed significant improvement.", Told(direction="better")),
        ("there was a downward trend.", Told(direction="worse")),
        ("performance fell in the period.", Told(direction="worse")),
        ("it was stable, with an improvement at the end.", Told()),
        ("it remained stable. Numbers were starting to fall.", Told()),
        ("above target means worse here.", Told(status="above target", polarity="low")),
        ("below the target is worse.", Told(status="below the target", polarity="high")),
    ],
)
def test_status_and_direction_are_the_papers_own(text, expected):
    found = told(text, "Repairs")
    assert (found.status, found.direction, found.polarity) == (expected.status, expected.direction, expected.polarity)


@pytest.mark.parametrize(
    ("text", "value", "target", "prior"),
    [
        ("it was hoped to reach the target of 70%.", None, 70, None),
        ("at 50.9% this was below the target of 52%.", 50.9, 52, None),
        ("£690k was lent on a £1.6m target.", 690_000, 1_600_000, None),
        ("the figure of 10.2 days was above target.", 10.2, None, None),
        ("81.4% were done, an improvement on 77.9%.", 81.4, None, 77.9),
        ("the 85% compared with 80% target.", 85, 80, None),
        ("412 repairs were made, compared with 365 last year.", 412, None, 365),
        ("over 700 care homes were called.", None, None, None),
        ("80%, against 75% last time.", 80, None, None),
        ("it improved from 4 to 3.", None, None, None),
        ("34% should be treated, against a target of 33%.", 34, 33, None),
        ("nothing was said. Nothing at all. At 5% it was.", None, None, None),
    ],
)
def test_a_figure_is_taken_for_what_it_is(text, value, target, prior):
    found = told(text, "Repairs made")
    assert [each and each.value for each in (found.value, found.target, found.prior)] == [value, target, prior]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Number of complaints per 1,000 homes", True),
        ("Carriageway defects", True),
        ("Defects repaired in a day", False),
        ("Street lighting fault repairs", False),
    ],
)
def test_what_nobody_wants_is_plain_or_left_open(name, expected):
    assert is_unwanted(name) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("these had continued to increase since Quarter 2.", "worse"),
        ("fewer complaints were received. More were expected.", "better"),
        ("these rose and fell.", None),
        ("nothing was said of them.", None),
        ("412 complaints came, compared with 365.", "worse"),
        ("312 complaints came, compared with 365.", "better"),
        ("365 complaints came, compared with 365.", "same"),
    ],
)
def test_more_of_what_nobody_wants_is_worse(text, expected):
    assert told(text, "Complaints").direction == expected


def test_a_number_within_a_sentence_is_read_with_the_one_before():
    found, _ = read(
        "The number of households in flats was 1,143 at the end of March 2027, up from 1,128 a year before."
    )
    assert said(found, "name", "value", "prior", "period") == [
        ("Number of households in flats", 1143.0, 1128.0, "March 2027")
    ]


def test_a_number_without_one_before_has_none():
    found, _ = read("The number of households in flats was 143.")
    assert said(found, "value", "prior") == [(143.0, None)]


def test_a_measure_within_another_paragraph_is_one_of_its_own():
    text = (
        "Family Care - the performance of the Family Care indicators remained stable. "
        "The numbers of children with a plan had reduced and, as at January 2027, "
        "the percentage of up to date visits was above target at 94%."
    )
    found, _ = read(text, "The visits rate had remained stable. Numbers were starting to fall.")
    assert said(found, "name", "service", "value", "status", "period") == [
        ("Family Care", "Family Care", None, None, "Quarter 3 2026/27"),
        ("Numbers of children with a plan", "Family Care", None, None, "Quarter 3 2026/27"),
        ("Percentage of up to date visits", "Family Care", 94.0, "above target", "January 2027"),
        ("Visits rate", "Family Care", None, None, "Quarter 3 2026/27"),
    ]


def test_two_indicators_told_together_are_parted():
    found, _ = read(
        "Percentage of pupils in school/Percentage of pupils with plans – these were positive. "
        "In May 2027, 93% were in school. For pupils with plans, in May 2027, 89% were."
    )
    assert said(found, "name", "value") == [
        ("Percentage of pupils in school", 93.0),
        ("Percentage of pupils with plans", 89.0),
    ]


def test_thanks_close_what_a_heading_opened():
    found, _ = read(
        "Potholes repaired in time – performance was maintained.",
        "Councillor Moss thanked the crews.",
        "Days lost to sickness – performance was maintained.",
    )
    assert said(found, "name", "service") == [("Potholes repaired in time", "Roads"), ("Days lost to sickness", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Care Tracker – daily calls were made to over 700 care homes about their stock of masks.",
        "Vaccination programme – around 4,000 bookings and over 5,000 calls were answered in all.",
        "It was agreed – targets would be met by the end of the year or thereabouts.",
        "A short line – no.",
        "Row | of a table – 81% were repaired in time.",
        "The percentage: 81% of them were repaired in time.",
    ],
)
def test_prose_that_measures_nothing_is_no_indicator(text):
    assert read(text)[0] == ()


def test_a_report_is_believed_only_with_a_target_or_a_measure():
    assert read("Fleet – 81% of vans were replaced in the year.", of="report")[0] == ()
    assert len(read("Fleet – 81% of vans were replaced, against a target of 80%.", of="report")[0]) == 1
    assert len(read("Percentage of vans replaced – 81% in the year to March.", of="report")[0]) == 1
    assert read("Fleet – 81% of vans, against a target of 80%.", of="agenda")[0] == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Days lost – there was an improvement, although it was still below target.",
         "The paper calls this an improvement and yet below target: it does not say whether a higher figure is good."),
        ("Number of loans made – £690k was lent in the period.", "It is named as a number, and its figure is in £."),
    ],
)  # fmt: skip
def test_what_is_doubtful_of_an_indicator_is_told(text, why):
    assert [doubt.why for doubt in read(text)[1]] == [why]


def test_a_figure_without_a_period_is_doubted():
    _, doubts = read(passage("Potholes repaired in time – 81.4% were repaired in all.", heading="Minutes > Roads"))
    assert [doubt.why for doubt in doubts] == ["The paper does not say for which period its figure is."]


def test_a_figure_behind_a_colon_needs_something_to_compare_it_with():
    points = f"{HEADING} > The report has these points:"
    found, _ = read(
        passage("Streets that are clean: 91% (target 95%), down from 93%", heading=points),
        passage("Streets that are clean: 91% of them in all", heading=points),
    )
    assert said(found, "name", "service", "value", "target", "prior") == [
        ("Streets that are clean", "Roads", 91.0, 95.0, 93.0)
    ]


def test_a_long_heading_is_no_service():
    heading = HEADING.replace("Roads – Ann Lee – Head of Roads", "Additional information on what was done " * 2)
    found, _ = read(passage("Potholes repaired in time – performance was maintained.", heading=heading))
    assert found[0].service is None


@pytest.mark.parametrize("against", ["against a target of", "compared with a target of", "the target being"])
def test_days_have_a_target_in_days_and_the_figure_of_the_year_before(against):
    text = f"The wait was 31 days in Quarter 1, {against} 24 days. In Quarter 1 last year it had been 27 days."
    stated = told(text, "Wait for a permit")
    assert (stated.value, stated.target, stated.prior) == tuple(Amount(n, "days") for n in (31, 24, 27))


def test_a_figure_of_another_period_is_a_record_of_its_own():
    text = "Wait for a permit – it was 31 days, against a target of 24 days. In Quarter 2 2025/26 it was 27 days."
    found, _ = read(text)
    assert said(found, "period", "value", "target") == [
        ("Quarter 3 2026/27", 31.0, 24.0),
        ("Quarter 2 2025/26", 27.0, None),
    ]
