"""What minutes say was asked for is found in the ways in which councils write it, and nothing else is taken for it."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.asked_for import is_asked, suggestions, whose
from store.asked import Minutes
from store.records import ALL, PUBLIC, Action, Committee, Passage, Resolution, Source
from tests.dialogs.printed import known_of

MARCH = date(2031, 3, 4)
HARBOURS = Committee(7, "harbours", "Harbours Committee", "Wexmoor Council", "Europe/London")

ASKED = [
    "Members asked that the figures for each ward be brought to the next meeting.",
    "Councillor Pike asked for a breakdown of the mooring fees by season.",
    "County Councillor Lark requested a further report on dredging.",
    "Cllr Wren requested that the survey be repeated in the autumn.",
    "The Chairman asked the Director of Harbours to circulate the inspection dates.",
    "The Committee requested the Harbour Master to provide a written answer on the fenders.",
    "The Convener asked officers to look into the signs on the north pier.",
    "It was requested that an update be given in six months.",
    "It was also asked that ward members be told before works begin.",
    "A further report on the ferry timetable was requested.",
    "More information on the cost of the pontoons was requested by the Panel.",
    "An update on recruitment was requested for the July meeting.",
    "Officers agreed to provide the number of complaints by month.",
    "The Head of Finance agreed to circulate a note on the reserves.",
    "The Director undertook to write to the ferry company.",
    "Ms Rook gave an undertaking to consult the boat owners first.",
    "The Engineer offered to arrange a visit to the new breakwater.",
    "He would circulate the slides to members after the meeting.",
    "The Head of Leisure would report back to a future meeting.",
    "Officers will provide members with the list of closed slipways.",
    "Cllr Lark will ask the county council about the lamp posts before the next meeting.",
    "The Clerk was asked to write to the landowner about the hedge.",
    "The Harbour Master was requested to submit a plan for the winter.",
    "ACTION: Ben Wren to send the tide tables to all members.",
    "Action point 3 - Dan Rook to check the lease.",
    "Agreed action: the Clerk to obtain three prices.",
    "Action – Head of Legal to confirm the byelaw.",
    "Members asked if officers could provide a map of the moorings.",
    "The Panel requests that a visit to the breakwater be arranged.",
    "Clerk to write to the ferry company.",
    "BW to inform the boat owners.",
    "The request was refused; Cllrs Pike and Wren to respond to the applicant.",
]
MORE = [
    "It was agreed that the Clerk would contact the harbour office about the lamp.",
    "The Groundsman is to cut back the hedge beside the slipway by 30 September 2031.",
    "Members requested sight of the inspection record.",
    "Ms Quirk asked whether absence figures could be split by team in future reports.",
    "The Treasurer confirmed that she would share the reserves note.",
    "Members proposed that an item on dredging be added to the Forward Work Programme.",
    "Could the Clerk please find out who owns the bench.",
    "To request that the Head of Harbours attends in the autumn.",
    "The Licensing Officer will check the register.",
    "The Clerk was tasked with finding a new contractor.",
    "Cllr Pike to attend the site meeting on the quay.",
    "The Clerk will look into it and report back.",
    "Officers will provide further information.",
    "The Chair asked the Treasurer for a note on moorings.",
    "Councillor Lark would like to see the figures for each berth.",
    "It was resolved that the Clerk should write to the boat club.",
    "The Harbour Engineer said he would look into the cracked step.",
    "Cllr Wren wondered if officers could circulate the map.",
    "Councillor Pike would welcome an update on the buoys.",
    "Mrs Rook to speak to the sailing school.",
    "The Director was requested to provide the business case.",
]
NOT_ASKED = [
    "The applicant agreed to submit revised drawings before the appeal.",
    "Councillor Pike asked for a show of hands.",
    "The Chair asked for a short break.",
    "Councillor Lark requested a five-minute comfort break.",
    "Members asked for the window to be opened.",
    "It was agreed to send no reply.",
    "The contractor agreed to repair the steps and had done so.",
    "The Clerk confirmed that she had already written to the boat club.",
    "It was agreed that the Clerk would not write again.",
    "Councillor Wren asked whether the fees could fall.",
    "Councillor Wren would like to thank the crew.",
    "The Clerk will be on leave in August.",
    "The developer offered to provide a new path.",
    "Councillor Pike asked why the pier was closed, and the Engineer replied that the deck had rotted.",
    "Members asked whether the fees would rise.",
    "Members asked how many boats had been turned away.",
    "Councillor Lark asked about the cost of dredging.",
    "Members of the public asked for the slipway to be opened again.",
    "A petition of 900 signatures asked for the beach huts to be mended.",
    "The Committee was asked to note the report.",
    "Members were asked to consider the options in the appendix.",
    "The Panel is requested to approve the plan.",
    "The county council has asked for a flood study.",
    "Councillor Wren asked for his vote against to be recorded.",
    "Members asked that their thanks be recorded.",
    "Councillor Pike asked for clarification of the second table, and was told that it held estimates.",
    "As requested at the last meeting, the report gave figures for each ward.",
    "Members had asked for the figures in January, and these were set out in the appendix.",
    "No further action was requested.",
    "Following a request from the Chair, the report was taken first.",
    "The public were asked to leave the meeting.",
    "It was proposed that the Cabinet be asked to reopen the pier.",
    "A proposal that the Director be asked to report again was lost by three votes to four.",
    "The Director reported that the harbour had been busy.",
    "The new depot would provide space for twelve lorries.",
    "The action plan had been updated in February.",
    "Actions from previous meetings",
    "The Committee noted the update.",
    "The Chair thanked the officers for their work.",
    "The officer agreed that the fees were high.",
    "The ferry company refused to provide figures.",
    "Councillor Lark declared an interest in item 5.",
    "The next meeting would be held on 6 May 2031.",
    "The service received 41 requests for moorings.",
    "Residents would receive letters in May.",
    "The Head of Leisure said that the pool will provide lessons from May.",
    "Councillor Pike asked for nominations for Chair.",
    "The Clerk to the Council opened the meeting.",
    "Members to note the dates of the regatta.",
    "The board receives 300 requests a month.",
    "",
    "Action:",
]


@pytest.mark.parametrize("sentence", [*ASKED, *MORE])
def test_what_was_asked_for_is_found_however_it_is_written(sentence):
    assert is_asked(sentence)


@pytest.mark.parametrize("sentence", NOT_ASKED)
def test_what_was_only_said_answered_or_decided_is_not_taken_for_it(sentence):
    assert not is_asked(sentence)


RESOLVED = [
    ("That the report be noted; and that a report on moorings be brought to the meeting in July.", 1),
    ("That (a) the report be noted; and (b) the Head of Finance report on fees in March 2032.", 1),
    ("that the Cabinet be asked to publish the figures each month.", 1),
    ("(i) notes the report; and (ii) requests the Harbour Master to investigate the two faults and report back.", 1),
    ("scoping reports on both piers be brought to a future meeting", 1),
    ("the slipway be repaired before the end of May 2031", 1),
    ("That the minutes of the meeting held on 7 January 2031 be confirmed and signed.", 0),
    ("To approve the plan for 2032, which has 340 audit days.", 0),
    ("That the public be excluded while the tender is considered.", 0),
    ("That the fees be raised by 4% from 1 April 2031.", 0),
    ("The Committee NOTED the update.", 0),
]


def source(line=1, *, exempt=False):
    return Source(1, "Minutes", "minutes", "m.txt", HARBOURS.id, MARCH, 2, line, "3", exempt, of="minutes")


def passage(text, line=1, **more):
    own = {"heading": None, "of": "minutes", "meeting_date": MARCH, "summary": False, "doubts": ()}
    return Passage(id=line, text=text, source=source(line, **more), **own)  # type: ignore[arg-type]


def decision(text, line=50):
    return Resolution(id=line, meeting_date=MARCH, item="3", text=text, doubts=(), source=source(line))


def action(text, line, owner="Ben Wren"):
    of = {"due": None, "of": "action", "number": None, "doubts": ()}
    return Action(id=line, text=text, owner=owner, source=source(line), **of)  # type: ignore[arg-type]


def suggested(*passages, decisions=(), actions=()):
    return suggestions(Minutes(passages, tuple(decisions), tuple(actions)), [HARBOURS])


@pytest.mark.parametrize(("text", "many"), RESOLVED)
def test_of_a_decision_those_parts_are_suggested_that_ask_somebody_for_something(text, many):
    assert len(suggested(decisions=[decision(text)])) == many


def test_a_decision_is_suggested_once_though_its_paragraph_says_the_same():
    text = "A report on moorings be brought to the meeting in July."
    both = suggested(passage("Resolved: That:", 49), passage(text, 51), decisions=[decision(f"(i) noted; (ii) {text}")])
    assert [one.text for one in both] == [text]


def test_an_action_stands_in_place_of_the_request_before_it():
    asked, done = "Councillor Pike asked for the tide tables.", "Ben Wren to send the tide tables to all."
    (one,) = suggested(passage(asked, 1), passage(f"Action: {done}", 2), actions=[action(done, 2)])
    assert (one.text, one.owner) == (done, "Ben Wren")


def test_whose_an_action_is_is_told_with_what_is_to_be_done():
    (one,) = suggested(passage("Three prices will be obtained. Action: Cllr Pike, by 1st September 2031."))
    assert (one.text, one.owner) == (
        "Three prices will be obtained. Action: Cllr Pike, by 1st September 2031.",
        "Cllr Pike",
    )


def test_minutes_that_are_read_again_on_other_lines_give_the_same_suggestions():
    (before,) = suggested(passage(ASKED[0], 3))
    (after,) = suggested(passage(f"“{ASKED[0].upper()}”", 99))
    assert (before.digest, before.reference) == (after.digest, after.reference)
    (other,) = suggestions(Minutes((replace(passage(ASKED[0]), meeting_date=date(2031, 5, 6)),), (), ()), [HARBOURS])
    assert other.digest == before.digest
    assert other.reference != before.reference


def test_what_is_public_in_one_place_is_public():
    (one,) = suggested(passage(ASKED[0], 1, exempt=True), passage(ASKED[0], 9))
    assert not one.source.exempt


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("The Director of Harbours undertook to write to the ferry company.", "Director of Harbours"),
        ("The Chairman asked the Clerk to circulate the dates.", "Clerk"),
        ("That the Head of Finance report on fees in March.", "Head of Finance"),
        ("He would circulate the slides to members.", None),
        ("It was requested that an update be given.", None),
    ],
)
def test_an_owner_is_named_only_where_the_sentence_prints_one(sentence, owner):
    assert whose(sentence) == owner


@pytest.mark.parametrize(
    "text", ["Action: " * 300, "asked for " * 400, "Members asked that " + "a " * 4000, "(a) " * 500]
)
def test_hostile_words_take_no_longer_and_say_nothing(text):
    assert suggested(passage(text), decisions=[decision(text)]) == []


PACKS = {"corran": 1, "harrowmere": 2, "osmering": 2, "pellingford": 3, "strathorrin": 1}


@pytest.mark.parametrize(("name", "many"), PACKS.items())
def test_the_invented_packs_give_what_a_reader_would_find(name, many):
    """Read by a person: each of these asks somebody for something, and no other sentence of their minutes does."""
    for viewer in known_of(name).values():
        lines = tuple(one for one in viewer.passages if one.of == "minutes")
        places = {(one.source.document, one.source.line) for one in lines}
        actions = tuple(one for one in viewer.actions if (one.source.document, one.source.line) in places)
        found = suggestions(Minutes(lines, viewer.resolutions, actions), viewer.committees)
        assert len(found) == many
        assert viewer.sight in {ALL, PUBLIC}
