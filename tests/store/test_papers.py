"""A paper is kept once, its newer version only when it is accepted, and nothing exempt is lifted."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace

import pytest
import sqlalchemy as sa

from store import indicators, journal, meetings, papers, programmes
from store.engine import Store
from store.reading import found
from store.records import ALL, PUBLIC, Sight
from store.rows import KINDS
from store.tables import committee, metadata
from tests.store.pack import EMPTY, JULY, MARCH, MAY, NOW, PACK, keep, sheet, stating, with_status

QUERIES = {
    "meetings": meetings.meetings,
    "items": meetings.items,
    "attendance": meetings.attendance,
    "resolutions": meetings.resolutions,
    "indicators": indicators.figures,
    "outcomes": programmes.outcomes,
    "deliverables": programmes.deliverables,
    "actions": programmes.actions,
    "roles": programmes.roles,
    "lessons": programmes.lessons,
    "passages": papers.passages,
    "doubts": papers.doubts,
    "documents": papers.documents,
}


def known(store, kind, sight=ALL):
    with store.read() as tx:
        return QUERIES[kind](tx, sight)  # type: ignore[operator]


def everything(store):
    """Every row of every table."""
    with store.read() as tx:
        return {table.name: tx.execute(sa.select(table)).all() for table in metadata.sorted_tables}


def test_a_new_paper_is_kept_with_every_record(store):
    kept = keep(store)
    assert kept.state == "new"
    assert kept.counts["deliverables"] == 2
    assert [doubt.about for doubt in kept.doubts] == ["Railings", "Berth tender"]
    stated = {kind: len(getattr(PACK, kind)) for kind in QUERIES if hasattr(PACK, kind)}
    assert {kind: len(known(store, kind)) for kind in stated} == stated | {"meetings": 3}


def test_what_is_read_back_is_what_the_paper_states(store):
    keep(store)
    survey, railings = known(store, "deliverables")
    assert (survey.programme, survey.title, survey.approvers) == ("Quay Renewal", "Survey", ("A Pike", "T Wren"))
    assert (railings.date_printed, railings.status, railings.approvers) == ("9/1/31", None, ())
    assert railings.doubts == ("The date is later than the paper.",)
    apologies, tender = known(store, "items")
    assert (apologies.pages, tender.pages, tender.part) == ((1, 2), None, 2)
    assert apologies.source.item == "1"
    assert (apologies.source.paper, apologies.source.file, apologies.source.line) == (PACK.title, "pack.txt", 3)
    (passage, _) = sorted(known(store, "passages"), key=lambda passage: passage.source.exempt)
    assert (passage.heading, passage.of, passage.source.item, passage.summary) == (
        "Report > History",
        "minutes",
        "3",
        False,
    )
    (action,) = known(store, "actions")
    assert (action.text, action.due, action.of) == ("Paint the bollards", JULY, "next step")
    (document,) = known(store, "documents")
    assert (document.title, document.version, document.draft, document.meeting_date) == (PACK.title, 1, False, MAY)


@pytest.mark.parametrize("kind", QUERIES)
def test_each_kind_of_record_is_given_whole(store, kind):
    keep(store)
    for record in known(store, kind):
        assert all(hasattr(record, field.name) for field in fields(record))
        assert kind == "documents" or record.source.document > 0


def test_the_figures_of_one_indicator_share_it_however_its_name_is_printed(store):
    keep(store)
    first, second = known(store, "indicators")
    assert first.indicator == second.indicator
    assert {first.period, second.period} == {"Quarter 3", "Quarter 4"}
    assert first.target is None


# Loading again


def test_the_same_paper_again_changes_nothing(store):
    keep(store)
    before = everything(store)
    assert keep(store).state == "same"
    assert everything(store) == before


def test_its_pdf_after_its_text_changes_nothing(store):
    keep(store)
    before = everything(store)
    moved = {
        kind: tuple(
            replace(record, line=record.line + 100, **({} if kind == "doubts" else {"page": 7}))
            for record in getattr(PACK, kind)
        )
        for kind in QUERIES
        if hasattr(PACK, kind)
    }
    assert keep(store, replace(stating(PACK, moved), file="pack.pdf")).state == "same"
    assert everything(store) == before


def test_a_number_written_another_way_is_the_same_number(store):
    keep(store)
    first, second = PACK.indicators
    assert keep(store, replace(PACK, indicators=(first, replace(second, value=70.0)))).state == "same"


def test_a_newer_version_waits_with_its_changes_listed(store):
    keep(store)
    before = everything(store)
    newer = with_status("Post Transition")
    newer = replace(
        newer, items=(*PACK.items, found.Item(meeting_date=MAY, of="agenda", number="3", title="Tides", line=7))
    )
    kept = keep(store, replace(newer, lessons=()))
    assert kept.state == "waiting"
    assert set(kept.changes) == {
        "deliverable 'Survey': status Signed Off -> Post Transition",
        "+ item 3 'Tides' of the agenda",
        "- learning point 'Tides come in'",
    }
    assert kept.doubts
    assert everything(store) == before


def test_an_accepted_version_takes_the_place_of_the_one_before(store):
    keep(store)
    survey, railings = known(store, "deliverables")
    kept = keep(store, with_status("Post Transition"), accept=True)
    assert kept.state == "changed"
    now_survey, now_railings = known(store, "deliverables")
    assert now_survey.status == "Post Transition"
    assert (now_survey.id, now_railings.id) == (survey.id, railings.id)
    (document,) = known(store, "documents")
    assert (document.version, document.file) == (2, "pack-2.txt")


def test_every_kind_of_change_is_said_in_words(store):
    keep(store)
    gone = keep(store, EMPTY, accept=True)
    assert len(gone.changes) == sum(len(list(getattr(PACK, kind))) for kind in KINDS) + 1
    assert all(change.startswith("- ") for change in gone.changes)
    back = keep(store, PACK, accept=True)
    said = [[change[2:].casefold() for change in kept.changes] for kept in (gone, back)]
    assert said[0] == said[1]
    assert "- figure 'Berths let' for Quarter 4" in gone.changes
    assert f"- meeting of {MARCH}" in gone.changes


def test_changes_of_lists_and_of_what_is_not_stated_are_said(store):
    keep(store)
    survey, railings = PACK.deliverables
    changed = (replace(survey, approvers=()), replace(railings, status="Late", date=None))
    kept = keep(store, replace(PACK, deliverables=changed))
    assert set(kept.changes) == {
        "deliverable 'Survey': approvers A Pike, T Wren -> none",
        "deliverable 'Railings': date 2031-01-09 -> none, status none -> Late",
    }


def test_a_long_text_is_shortened_in_a_change(store):
    keep(store)
    action = found.Action(text="word " * 40, line=51)
    (change,) = keep(store, replace(PACK, actions=(*PACK.actions, action))).changes
    assert len(change) < 80
    assert change.endswith("...'")


def test_the_same_deliverable_twice_is_two_rows_and_stays_so(store):
    twice = replace(PACK, deliverables=(*PACK.deliverables, replace(PACK.deliverables[0], approvers=("Zoe",), line=43)))
    keep(store, twice)
    assert keep(store, twice).state == "same"
    assert len(known(store, "deliverables")) == 3
    one_less = keep(store, PACK)
    assert one_less.changes == ("- deliverable 'Survey'",)


def test_another_date_title_kind_or_committee_is_another_paper(store):
    keep(store)
    others = [
        replace(PACK, meeting_date=MARCH),
        replace(PACK, title="Supplement"),
        replace(PACK, kind="minutes"),
        replace(PACK, committee="Tides Committee"),
        replace(PACK, committee=None),
    ]
    assert [keep(store, other).state for other in others] == ["new"] * 5
    assert len(known(store, "documents")) == 6


def test_the_version_of_what_can_be_said_changes_with_every_change(store):
    def version():
        with store.read() as tx:
            return papers.version(tx)

    seen = [version()]
    keep(store)
    seen.append(version())
    keep(store, with_status("Post Transition"), accept=True)
    seen.append(version())
    assert len(set(seen)) == 3
    keep(store, with_status("Post Transition"))
    keep(store, with_status("Late"))
    assert version() == seen[-1]


def test_what_was_done_is_in_the_journal_and_nothing_exempt_with_it(store):
    keep(store)
    first, tender = PACK.items
    changed = replace(with_status("Post Transition"), items=(first, replace(tender, title="Berth tender for Acme")))
    keep(store, changed, accept=True)
    with store.read() as tx:
        loaded, replaced = journal.entries(tx)
    assert (loaded.at, loaded.who, loaded.did) == (NOW, None, "loaded")
    assert replaced.did == "replaced"
    assert "status Signed Off -> Post Transition" in replaced.what
    assert "1 exempt or draft records changed" in replaced.what
    assert "tender" not in replaced.what


@pytest.mark.parametrize("how", [{"draft": True}, {"unmarked": True}], ids=str)
def test_the_journal_names_no_paper_of_which_nothing_is_public(store, how):
    paper = replace(PACK, title="The merger", file="merger.txt", marked=not how.get("unmarked"))
    keep(store, paper, draft=how.get("draft", False))
    keep(store, with_status("Ended", paper), draft=how.get("draft", False), accept=True)
    keep(store, paper, public=True, accept=True)
    with store.read() as tx:
        loaded, replaced, published = journal.entries(tx)
    assert loaded.what == "paper 1, which is not public"
    assert "erger" not in replaced.what
    assert published.what.startswith("The merger, from merger.txt: ")


def test_two_loads_of_one_paper_at_once_make_one_paper(database_url):
    stores = [Store.open(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(lambda each: keep(each).state, stores)) == ["new", "same", "same", "same"]
    assert len(known(stores[0], "documents")) == 1
    assert len(known(stores[0], "deliverables")) == 2
    for each in stores:
        each.close()


# Who may see it


def test_part_two_is_exempt_and_public_never_lifts_it(store):
    keep(store, public=True)
    assert [item.title for item in known(store, "items", PUBLIC)] == ["Apologies"]
    assert [passage.text for passage in known(store, "passages", PUBLIC)] == ["The harbour is old."]
    assert {item.title: item.source.exempt for item in known(store, "items")} == {
        "Apologies": False,
        "Berth tender": True,
    }


def test_a_doubt_is_as_exempt_as_what_it_is_about(store):
    keep(store)
    assert [doubt.about for doubt in known(store, "doubts", PUBLIC)] == ["Railings"]
    assert {doubt.about for doubt in known(store, "doubts")} == {"Railings", "Berth tender"}


def test_a_doubt_about_no_record_is_public_only_in_a_paper_that_is_all_public(store):
    lone = (found.Doubt(line=99, about="Page 9", why="It is missing."),)
    keep(store, replace(PACK, doubts=lone))
    assert known(store, "doubts", PUBLIC) == []
    open_pack = replace(PACK, title="Another", doubts=lone, items=PACK.items[:1], passages=PACK.passages[:1])
    keep(store, open_pack)
    assert [doubt.about for doubt in known(store, "doubts", PUBLIC)] == ["Page 9"]
    keep(store, found.Paper(file="a.txt", kind="report", title="Empty", marked=True, doubts=lone))
    assert len(known(store, "doubts", PUBLIC)) == 1


def test_a_paper_without_marks_is_exempt_unless_it_is_said_to_be_public(store):
    keep(store, replace(PACK, marked=False))
    assert all(known(store, kind, PUBLIC) == [] for kind in QUERIES)
    lifted = keep(store, replace(PACK, marked=False), public=True)
    assert lifted.state == "waiting"
    assert "deliverable 'Survey': classification exempt -> public" in lifted.changes
    assert not any("Berth tender" in change for change in lifted.changes)


def test_a_draft_is_seen_by_those_alone_who_see_exempt_matter(store):
    keep(store, draft=True)
    assert all(known(store, kind, PUBLIC) == [] for kind in QUERIES)
    assert all(record.source.exempt for record in known(store, "deliverables"))
    assert keep(store, draft=True).state == "same"


def test_publishing_a_draft_is_a_change_that_is_asked_for(store):
    keep(store, draft=True)
    assert keep(store).changes == ("published: it was a draft",)
    assert keep(store, accept=True).state == "changed"
    assert len(known(store, "deliverables", PUBLIC)) == 2
    assert keep(store, draft=True).changes == ("withdrawn from publication: it is a draft again",)


def test_exempt_matter_is_seen_with_the_committee_that_it_belongs_to(store):
    keep(store)
    with store.read() as tx:
        harbours = tx.execute(sa.select(committee.c.id)).scalar_one()
    assert len(known(store, "items", Sight(frozenset({harbours})))) == 2
    assert len(known(store, "items", Sight(frozenset({harbours + 1})))) == 1
    assert len(known(store, "items", Sight(frozenset()))) == 1


def test_the_documents_listed_are_those_of_which_something_may_be_seen(store):
    keep(store, replace(PACK, marked=False, title="Secret report"))
    keep(store)
    assert [document.title for document in known(store, "documents", PUBLIC)] == [PACK.title]
    assert len(known(store, "documents")) == 2


def test_an_exempt_doubt_is_not_shown_beside_a_public_record_of_its_line(store):
    both = (replace(PACK.items[0], line=5), PACK.items[1])
    keep(store, replace(PACK, items=both))
    (apologies,) = known(store, "items", PUBLIC)
    assert apologies.doubts == ()


# Sheets


TENDER = found.Deliverable(title="Survey", status="Signed Off", line=2)
LESSON = found.Lesson(text="Tides come in", line=2)


def test_several_sheets_state_one_paper_between_them(store):
    assert keep(store, sheet("deliverables.csv", deliverables=(TENDER,))).state == "new"
    assert keep(store, sheet("lessons.csv", lessons=(LESSON,))).state == "new"
    assert len(known(store, "documents")) == 1
    assert known(store, "deliverables")[0].source.file == "deliverables.csv"
    assert known(store, "lessons")[0].source.file == "lessons.csv"
    assert keep(store, sheet("deliverables.csv", deliverables=(TENDER,))).state == "same"
    assert keep(store, sheet("again.csv", lessons=(LESSON,))).state == "same"


def test_a_corrected_sheet_replaces_its_own_rows_alone(store):
    keep(store, sheet(deliverables=(TENDER,)))
    keep(store, sheet(lessons=(LESSON,)))
    corrected = sheet(deliverables=(replace(TENDER, status="Late"),))
    assert keep(store, corrected).changes == ("deliverable 'Survey': status Signed Off -> Late",)
    assert keep(store, corrected, accept=True).state == "changed"
    assert known(store, "deliverables")[0].status == "Late"
    assert len(known(store, "lessons")) == 1


def test_a_doubt_hangs_on_the_row_that_it_was_written_beside(store):
    keep(store, sheet(deliverables=(TENDER,), doubts=(found.Doubt(line=2, about="Survey", why="Which one?", part=1),)))
    keep(store, sheet(lessons=(LESSON,)))
    assert known(store, "deliverables")[0].doubts == ("Which one?",)
    assert known(store, "lessons")[0].doubts == ()
    corrected = sheet(lessons=(replace(LESSON, text="Tides go out"),))
    keep(store, corrected, accept=True)
    assert len(known(store, "doubts")) == 1


def test_two_sheets_of_one_workbook_can_use_one_row_number(store):
    why = found.Doubt(line=2, about="Survey", why="Which one?", part=1)
    keep(store, sheet(deliverables=(TENDER,), lessons=(LESSON,), doubts=(why,)))
    assert known(store, "deliverables")[0].doubts == ("Which one?",)
    assert known(store, "lessons")[0].doubts == ()


def test_a_sheet_of_doubts_is_classified_row_by_row(store):
    doubts = tuple(found.Doubt(line=2, about=f"Row {part}", why="Check it.", part=part) for part in (1, 2, None))
    keep(store, sheet(deliverables=(TENDER,)))
    assert keep(store, sheet("doubts.csv", doubts=doubts)).state == "new"
    assert [doubt.about for doubt in known(store, "doubts", PUBLIC)] == ["Row 1"]
    assert keep(store, sheet("doubts.csv", doubts=doubts)).state == "same"


def test_the_paper_itself_after_its_sheets_asks_before_it_takes_their_place(store):
    stated = sheet("rows.csv", PACK.title, deliverables=(TENDER,))
    keep(store, replace(stated, meeting_date=MAY))
    kept = keep(store)
    assert kept.state == "waiting"
    assert keep(store, accept=True).state == "changed"
    (document,) = known(store, "documents")
    assert (document.kind, document.file) == ("agenda pack", "pack.txt")
    assert [row.source.file for row in known(store, "deliverables")] == ["pack.txt", "pack.txt"]


def test_a_sheet_can_correct_one_kind_of_record_of_a_paper(store):
    keep(store)
    survey, railings = PACK.deliverables
    correction = replace(sheet("fix.csv", PACK.title), deliverables=(replace(survey, status="Late"), railings))
    kept = keep(store, replace(correction, meeting_date=MAY, programme=PACK.programme), accept=True)
    assert kept.changes == ("deliverable 'Survey': status Signed Off -> Late", "- doubt about 'Railings'")
    assert len(known(store, "lessons")) == 1
    assert known(store, "documents")[0].kind == "agenda pack"


# Committees


def test_one_committee_is_one_however_its_name_is_printed(store):
    keep(store)
    keep(store, replace(PACK, title="Other", committee="the harbours committee"))
    keep(store, replace(PACK, title="Third", council=None, committee="HARBOURS COMMITTEE"))
    with store.read() as tx:
        (only,) = meetings.committees(tx)
    assert (only.slug, only.name, only.council, only.zone) == (
        "harbours-committee",
        "Harbours Committee",
        "Wexmoor Council",
        "Europe/London",
    )


def test_a_council_that_was_not_known_is_filled_in(store):
    keep(store, replace(PACK, council=None))
    keep(store, replace(PACK, title="Other"))
    with store.read() as tx:
        (only,) = meetings.committees(tx)
    assert only.council == "Wexmoor Council"


def test_committees_of_two_councils_with_one_name_are_two(store):
    keep(store)
    keep(store, replace(PACK, council="Eastmoor Council"))
    keep(store, replace(PACK, title="Whose?", council=None))
    with store.read() as tx:
        known_committees = meetings.committees(tx)
    assert [(each.slug, each.council) for each in known_committees] == [
        ("harbours-committee", "Wexmoor Council"),
        ("eastmoor-council-harbours-committee", "Eastmoor Council"),
        ("harbours-committee-2", None),
    ]


def test_a_meeting_of_no_known_committee_is_doubted_and_not_guessed(store):
    meeting = found.Meeting(committee=None, date=MAY, line=4)
    kept = keep(store, found.Paper(file="a.txt", kind="report", title="Report", meetings=(meeting,)))
    assert [doubt.why for doubt in kept.doubts] == [
        "The paper does not say which committee meets, so the meeting is not kept."
    ]
    assert known(store, "meetings") == []
