"""What the sheets of rules and closed days become, from a file to what is counted by."""

from datetime import UTC, date, datetime, time

import pytest
from openpyxl import Workbook

from store import papers
from store.meetings import committees
from store.reading.found import Unreadable
from store.reading.printed import as_json
from store.reading.read import read
from store.reading.templates import template
from store.rules import StatedRule, closed_days, stated_rules

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
RULES = """committee,rule,days,kind,direction,time,weekends,on/off
Harbours Committee,agenda,3,clear days,before,12:00,yes,on
,Draft minutes,3 days,working,after,17:00,no,
Harbours Committee,pre-agenda,,,,,,off
"""
CLOSED = """council,committee,date,why
Wexmoor Council,,29/12/2027,Between Christmas and New Year
,Harbours Committee,Thu 30 December 2027,Regatta
,,2027-12-31,
"""


@pytest.fixture
def load(store, tmp_path):
    def run(text, name="rules.csv", **terms):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        with store.write() as tx:
            return [papers.keep(tx, paper, now=NOW, **terms) for paper in read(file)]

    return run


@pytest.fixture
def rules(store):
    def run():
        with store.read() as tx:
            names = {committee.id: committee.name for committee in committees(tx)}
            return [(names.get(rule.committee or 0), rule.rule, rule.days, rule.active) for rule in stated_rules(tx)]

    return run


GOOD = RULES.replace("pre-agenda", "briefing")


def test_rules_of_all_committees_come_before_those_of_one(load, rules, store):
    load(GOOD)
    assert rules() == [
        (None, "draft minutes", 3, None),
        ("Harbours Committee", "agenda", 3, True),
        ("Harbours Committee", "briefing", None, False),
    ]
    with store.read() as tx:
        [harbours] = committees(tx)
        assert stated_rules(tx)[1] == StatedRule(
            committee=harbours.id,
            rule="agenda",
            days=3,
            kind="clear",
            direction="before",
            time=time(12),
            weekends=True,
            active=True,
        )


def test_what_is_no_rule_is_told_with_its_cell_and_nothing_is_kept(load, rules):
    with pytest.raises(Unreadable, match='B4 is "pre-agenda" and one of private notice, draft report, briefing,'):
        load(RULES)
    assert rules() == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("Harbours,agenda,soon,,,,,", 'C2 is "soon" and a whole number from 0 to 366 was expected'),
        ("Harbours,agenda,367,,,,,", 'C2 is "367" and'),
        ("Harbours,agenda,5,bank,,,,", 'D2 is "bank" and one of clear, working, calendar was expected'),
        ("Harbours,agenda,5,clear,later,,,", 'E2 is "later" and one of before, after was expected'),
        ("Harbours,agenda,5,clear,before,25:00,,", 'F2 is "25:00" and a time such as'),
        ("Harbours,agenda,5,clear,before,9am,maybe,", 'G2 is "maybe" and yes or no was expected'),
        ("Harbours,agenda,5,clear,before,9am,no,perhaps", 'H2 is "perhaps" and on or off was expected'),
        ("Harbours,,5,clear,before,9am,no,on", "B2 is empty and the rule was expected"),
    ],
)
def test_each_fault_names_its_cell(load, wrong, said):
    with pytest.raises(Unreadable) as told:
        load(f"{GOOD.splitlines()[0]}\n{wrong}\n")
    assert said in str(told.value)


def test_a_closed_day_without_a_date_is_told_with_its_cell(load):
    with pytest.raises(Unreadable, match='C2 is "Boxing Day" and a date such as'):
        load("council,committee,date,why\n,,Boxing Day,closed\n", "closed_days.csv")


def test_loading_twice_changes_nothing(load, rules):
    assert [kept.state for kept in load(GOOD)] == ["new"]
    before = rules()
    assert [kept.state for kept in load(GOOD)] == ["same"]
    assert rules() == before
    assert [kept.state for kept in load(CLOSED, "closed_days.csv")] == ["new"]
    assert [kept.state for kept in load(CLOSED, "closed_days.csv")] == ["same"]


def test_a_changed_sheet_waits_until_it_is_accepted_whichever_committees_it_comes_to_name(load, rules):
    load(GOOD)
    changed = GOOD.replace("agenda,3", "agenda,5") + "Planning Committee,agenda,4,clear,before,,,\n"
    assert load(changed)[0].state == "waiting"
    assert ("Harbours Committee", "agenda", 3, True) in rules()
    assert load(changed, accept=True)[0].changes == ("rule 'agenda': days 3 -> 5", "+ rule 'agenda'")
    assert ("Harbours Committee", "agenda", 5, True) in rules()
    assert ("Planning Committee", "agenda", 4, None) in rules()
    assert load(GOOD.splitlines()[0] + "\n,agenda,5,,,,,\n", accept=True)[0].state == "changed"
    assert rules() == [(None, "agenda", 5, None)]


def test_what_was_loaded_last_comes_last(load, rules):
    load(GOOD)
    load(GOOD.replace("agenda,3", "agenda,4"), "newer.csv")
    assert [days for _, rule, days, _ in rules() if rule == "agenda"] == [3, 4]


def test_a_draft_is_not_counted_by(load, rules, store):
    load(GOOD, draft=True)
    load(CLOSED, "closed_days.csv", draft=True)
    assert rules() == []
    with store.read() as tx:
        assert closed_days(tx) == []


def test_a_closed_day_is_a_committees_or_a_councils_or_everybodys(load, store):
    load(CLOSED, "closed_days.csv")
    load("council,committee,date\nWEXMOOR COUNCIL,Planning,2027-02-01\nEastmoor,Audit,2027-02-02\n", "meetings.csv")
    with store.read() as tx:
        by_name = {committee.name: committee for committee in committees(tx)}
        days = closed_days(tx)
    shut = {name: [day.date.day for day in days if day.closes(one)] for name, one in by_name.items()}
    assert shut == {"Planning": [29, 31], "Audit": [31], "Harbours Committee": [29, 30, 31]}


def test_a_committee_of_which_no_council_is_known_is_closed_with_any(load, store):
    load(CLOSED, "closed_days.csv")
    load("committee,date,time\nLicensing,2027-02-01,10:00\n", "meetings.csv")
    with store.read() as tx:
        licensing = next(committee for committee in committees(tx) if committee.name == "Licensing")
        assert [day.date.day for day in closed_days(tx) if day.closes(licensing)] == [29, 31]


def test_a_committee_of_a_named_council_is_that_councils(load, store):
    load("council,committee,date,why\nWexmoor,Audit,2027-12-29,shut\nEastmoor,Audit,2027-12-30,shut\n", "closed.csv")
    with store.read() as tx:
        assert [(each.name, each.council) for each in committees(tx)] == [("Audit", "Wexmoor"), ("Audit", "Eastmoor")]
        assert [day.date for day in closed_days(tx) if day.closes(committees(tx)[1])] == [date(2027, 12, 30)]


def test_a_workbook_holds_both_sheets_with_typed_cells(store, tmp_path):
    book = Workbook()
    first = book.create_sheet("rules", 0)
    first.append(["committee", "rule", "days", "kind", "direction", "time", "weekends", "on/off"])
    first.append(["Harbours Committee", "agenda", 3, "clear", "before", time(12, 0), True, "on"])
    second = book.create_sheet("closed_days")
    second.append(["council", "committee", "date", "why"])
    second.append([None, "Harbours Committee", date(2027, 12, 29), "Regatta"])
    book.save(tmp_path / "clock.xlsx")
    with store.write() as tx:
        states = [papers.keep(tx, paper, now=NOW).state for _ in "12" for paper in read(tmp_path / "clock.xlsx")]
        [rule], [day] = stated_rules(tx), closed_days(tx)
    assert states == ["new", "same"]
    assert (rule.days, rule.kind, rule.time, rule.weekends) == (3, "clear", time(12), True)
    assert day.date == date(2027, 12, 29)


def test_what_was_read_is_printed_under_the_headings_of_the_sheets(tmp_path):
    for name in ("rules", "closed_days"):
        (tmp_path / f"{name}.csv").write_text(template(name))
    [printed] = [as_json(paper) for paper in read(tmp_path / "rules.csv")]
    assert printed["rules"] == [
        {
            "committee": "Planning Committee",
            "rule": "agenda",
            "days": 5,
            "kind": "clear",
            "direction": "before",
            "time": "17:00",
            "weekends": False,
            "on_off": True,
            "line": 2,
        }
    ]
    assert "closed_days" not in printed
    [printed] = [as_json(paper) for paper in read(tmp_path / "closed_days.csv")]
    assert printed["closed_days"] == [
        {
            "council": "Example Council",
            "committee": None,
            "date": "2027-12-29",
            "why": "Offices closed between Christmas and New Year",
            "line": 2,
        }
    ]
