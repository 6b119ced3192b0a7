"""Minutes: who was there, what was decided, and what the items are."""

from datetime import date

import pytest

from tests.store.reading.given import paper, said

HEAD = """Wexmoor Borough Council

Licensing Panel

Minutes of the meeting held on Tuesday 2 March 2027 at 6.30 pm in the Guildhall
"""


def held(text):
    return paper(HEAD + "\n" + text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Present: Councillors A Lee (Chair), B Moss",
         [("A Lee", "member", "Chair", None), ("B Moss", "member", None, None)]),
        ("Present:\nCouncillor A Lee\n\nApologies: Councillor B Moss (holiday)",
         [("A Lee", "member", None, None), ("B Moss", "apologies", None, None)]),
        ("Present: Councillors A Lee and C Nunn (substitute for B Moss)",
         [("A Lee", "member", None, None), ("C Nunn", "member", None, "B Moss")]),
        ("Present: Councillor C Nunn\n\n1. Apologies\n\nCouncillor Cy Nunn replaced Councillor B Moss at this meeting.",
         [("Cy Nunn", "member", None, "B Moss")]),
        ("Present: Councillor A Lee\n\nSubstitutes: C Nunn for B Moss, D Oak for E Pine",
         [("A Lee", "member", None, None), ("C Nunn", "member", None, "B Moss"), ("D Oak", "member", None, "E Pine")]),
        ("Present:\nCllr C Nunn - joined remotely\n\nApologies\nCllr B Moss (Cllr C Nunn substituting)",
         [("C Nunn", "member", None, "B Moss"), ("B Moss", "apologies", None, None)]),
        ("Councillor B Moss was replaced by Councillor C Nunn.", [("C Nunn", "member", None, "B Moss")]),
        ("Officers: Ann Hill, Head of Licensing\nIn attendance: Councillor D Oak",
         [("Ann Hill", "officer", "Head of Licensing", None), ("D Oak", "other", None, None)]),
        ("Officers present: Councillor D Oak (Portfolio Holder)", [("D Oak", "other", "Portfolio Holder", None)]),
        ("In attendance: Ann Hill (Clerk), 3 members of the public", [("Ann Hill", "officer", "Clerk", None)]),
        ("1. Apologies\n\nApologies were received from Councillors B Moss and C Nunn.",
         [("B Moss", "apologies", None, None), ("C Nunn", "apologies", None, None)]),
        ("1. Apologies\n\nCllr B Moss sent his apologies.", [("B Moss", "apologies", None, None)]),
        ("1. Fees\n\nThe report was presented by Ann Hill – Head of Licensing, who took questions.",
         [("Ann Hill", "officer", "Head of Licensing", None)]),
        ("1. Fees\n\nThe following officers attended:\n- Ann Hill Head of Licensing\n- the press\n",
         [("Ann Hill", "officer", "Head of Licensing", None)]),
    ],
)  # fmt: skip
def test_everybody_is_listed_once_as_what_they_were(text, expected):
    assert said(held(text).attendance, "name", "capacity", "role", "replaces") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Resolved: That the fees be agreed.", ["That the fees be agreed."]),
        ("RESOLVED -\n(1) That the report be noted; and\n(2) That fees rise.\n\nMore was said.",
         ["(1) That the report be noted; and (2) That fees rise."]),
        ("It was RESOLVED:\n\n(a) that fees be kept;\n\n(b) that we meet.",
         ["(a) that fees be kept; (b) that we meet."]),
        ("Resolved: That the fees for\n2028 be agreed.", ["That the fees for 2028 be agreed."]),
        ("The Panel agreed to keep the fees.", ["to keep the fees."]),
        ("The Panel noted the report.", ["The Panel noted the report."]),
        ("The Panel agreed that:\n(i) fees be kept;\n(ii) we meet.", ["that: (i) fees be kept; (ii) we meet."]),
        ("That the fees be agreed.", ["That the fees be agreed."]),
        ("Proposed Cllr Lee, seconded Cllr Moss and RESOLVED that fees be kept.", ["that fees be kept."]),
        ("Proposed by Cllr Lee, seconded by Cllr Moss: that fees rise. The motion was lost.", []),
        ("On a vote it was decided to keep the fees.", ["to keep the fees."]),
        ("The minutes of 2 May 2026 were approved.", ["The minutes of 2 May 2026 were approved."]),
        ("Agreed: the next meeting will be on 4 May 2027.", []),
        ("The amendment that fees rise was defeated.", []),
        ("Councillors asked about fees.", []),
        ("RESOLVED", []),
    ],
)  # fmt: skip
def test_a_decision_is_what_was_decided_and_no_more(text, expected):
    assert [one.text for one in held(f"1. Fees\n\n{text}").resolutions] == expected


def test_a_decision_stands_under_its_item():
    found = held("1. Fees\n\nResolved: That fees be kept.\n\n2. Tables\n\nResolved: That tables be kept.")
    assert said(found.resolutions, "item", "meeting_date") == [("1", date(2027, 3, 2)), ("2", date(2027, 3, 2))]


def test_what_follows_the_exclusion_of_the_public_is_part_two():
    found = held("1. Fees\n\n2. Exclusion of the Public\n\n3. A contract\n\nResolved: That it be let.")
    assert said(found.items, "number", "part") == [("1", 1), ("2", 1), ("3", 2)]
    assert [one.part for one in found.resolutions] == [2]


def test_numbered_sentences_are_no_items():
    found = held("1. Fees\n\n3 members spoke.\n\n2. Tables\n\n27 March 2027 was named.\n\n9. Far away")
    assert [one.number for one in found.items] == ["1", "2"]


def test_what_closes_minutes_is_of_their_own_meeting():
    agenda = "Licensing Panel\n\nMonday 1 March 2027\n\nAgenda\n\n1. Licence fees\n\n2. Tables\n\n\n\n"
    head = "Minutes of the meeting held on Monday 1 February 2027\n\n1. Licence fees\n\nThe fees were noted.\n\n"
    last = "2. Date of next meeting\n\nMonday 1 March 2027 at 2pm.\n\nThe meeting closed at 8.05pm.\n"
    passages = paper(agenda + head + last).passages
    assert passages[-1].text == "The meeting closed at 8.05pm."
    assert {passage.meeting_date for passage in passages if passage.of == "minutes"} == {date(2027, 2, 1)}
