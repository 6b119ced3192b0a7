"""A clerk announces an agenda: seen before it goes, posted once, changed where it stands, by nobody else."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.teams.port import Refused, Unreachable, Unsure
from dialogs.asked import Scope
from dialogs.plan import compose
from store import announcements, journal, people, places
from store.notices import Notice
from tests.bot.by_hand import raising
from tests.council import add_meeting
from tests.whole.announcing import ANN, BEN, CLERK, MEETING, NOW, OTHER, Clerks, forms, shown, text

CHANNEL = "19:planning@thread.tacv2"
NINE = datetime(2021, 6, 23, 8, tzinfo=UTC)
"""09:00 in London on the day for which something is ordered."""


@pytest.fixture
def desk(store):
    return Clerks(store)


@pytest.fixture
def lean(sqlite_store):
    """The same where the database makes no difference."""
    return Clerks(sqlite_store)


def bare(answer):
    """Without the line that differs from place to place."""
    return replace(answer, blocks=tuple(one for one in answer.blocks if not re.search("Ref |This came", str(one))))


def test_a_draft_is_made_from_the_records_and_says_what_will_be_posted(lean):
    draft = lean.say("announce the agenda for 1 July")
    assert draft.title == "Draft A1"
    said = text(shown(draft))
    for part in ("Planning Committee meets on Thursday 1 July 2021, 2pm, Council Chamber", "The lido (pages 2 to 3)"):
        assert part in said
    assert "Wednesday 23 June 2021" in said
    assert "SECRET" not in text(draft)
    assert "1 item of Part II or of a draft is left out." in text(draft)


async def test_it_is_posted_where_it_was_ordered_and_exactly_as_it_was_shown(desk):
    draft = desk.say("announce the agenda for 1 July")
    desk.press(draft, "Post now")
    await desk.tick()
    assert set(desk.post.sent) == {CHANNEL, f"a:{ANN}", f"a:{CLERK}"}
    assert [bare(one) for one in desk.post.sent[CHANNEL]] == [shown(draft)]
    assert [bare(one) for one in desk.post.sent[f"a:{ANN}"]] == [shown(draft)]
    assert "2 sent, of 2 places" in text(desk.say("A1"))
    assert "2 sent, of 2 places" in text(desk.post.sent[f"a:{CLERK}"][-1])


async def test_a_test_goes_to_the_clerk_alone_and_looks_the_same(lean):
    draft = lean.say("announce the agenda for 1 July")
    lean.press(draft, "Send a test")
    await lean.tick()
    assert set(lean.post.sent) == {f"a:{CLERK}"}
    [tested] = lean.post.sent[f"a:{CLERK}"]
    assert tested.blocks[: len(shown(draft).blocks)] == shown(draft).blocks
    assert (tested.title, tested.lead) == (shown(draft).title, shown(draft).lead)


def test_words_places_and_link_are_changed_in_the_form_and_shown_at_once(lean):
    draft = lean.say("announce the agenda for 1 July")
    worded = lean.press(draft, "Change the words", message="First.\nSecond.", link="https://council.example/papers")
    said = text(shown(worded))
    assert "First.\n\nSecond." in said
    assert "https://council.example/papers" in said
    lean.channels(2)
    picked = lean.press(worded, "Choose the places", places="members,#6")
    assert "2 places" in text(picked)
    assert "1 channel and 1 personal chat" in text(picked)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://council.example", "https://a b", "https://x.example/](http://evil)", "//x"]
)
def test_what_is_no_link_to_a_page_is_refused(lean, link):
    draft = lean.say("announce the agenda for 1 July")
    assert lean.press(draft, "Change the words", link=link).declined
    assert "link" not in text(shown(lean.say("A1"))).lower().replace("no link", "")


def test_words_of_an_exempt_paper_are_refused(lean):
    draft = lean.say("announce the agenda for 1 July")
    for field in ("message", "title", "deadline", "reason"):
        said = lean.press(draft, "Change the words", **{field: "Come and hear about the secret sale."})
        assert said.declined
        assert "is not for the public. Nothing was changed." in text(said)
    assert not lean.press(draft, "Change the words", message="Come and hear about the lido sale.").declined


async def test_a_scheduled_announcement_goes_at_its_wall_clock_time_said_back_in_words(desk):
    draft = desk.say("announce the agenda for 1 July")
    said = desk.press(draft, "Post at a time", on="2021-06-23", at="09:00")
    assert "9am on Wednesday 23 June 2021 (British Summer Time), in 1 day" in text(said)
    await desk.until(NINE - timedelta(seconds=9))
    assert CHANNEL not in desk.post.sent
    await desk.until(NINE + timedelta(seconds=1))
    assert [bare(one) for one in desk.post.sent[CHANNEL]] == [shown(draft)]


@pytest.mark.parametrize("when", ["on 1 June at 9am", "at 25:00", "on at", "on 31 June at 9am", "tomorrow"])
def test_a_time_that_is_past_or_no_time_is_said_and_nothing_is_ordered(lean, when):
    lean.say("announce the agenda for 1 July")
    said = lean.say(f"post A1 {when}")
    assert said.declined
    assert "Draft" in lean.say("A1").title


async def test_a_double_press_and_a_stale_card_post_once(desk):
    draft = desk.say("announce the agenda for 1 July")
    desk.press(draft, "Post now")
    again = desk.press(draft, "Post now")
    assert "out of date" in text(again)
    await desk.tick()
    desk.press(draft, "Post now")
    desk.say("post A1 now")
    await desk.tick()
    assert len(desk.post.sent[CHANNEL]) == 1


def test_two_clerks_work_on_one_announcement_and_the_second_sees_the_first_ones(lean):
    first = lean.say("announce the agenda for 1 July")
    second = lean.say("announce the agenda for 1 July", OTHER)
    assert "A1 is there already, drawn up by Cleo Clerk" in text(second)
    lean.press(first, "Change the words", message="Of the first.")
    late = lean.press(second, "Change the words", OTHER, message="Of the second.")
    assert "out of date" in text(late)
    assert "Of the first." in text(shown(late))


async def test_a_correction_is_seen_first_and_then_changes_the_same_posts(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post now")
    await desk.tick()
    draft = desk.press(desk.say("A1"), "Correct it")
    draft = desk.press(draft, "Change the words", message="In room 2.")
    await desk.tick()
    assert not desk.post.changed
    desk.press(draft, "Correct the posts now")
    await desk.tick()
    [now_says] = desk.changed(CHANNEL)
    assert "In room 2." in text(now_says)
    assert "Corrected at 10am on Monday 21 June 2021" in text(now_says)
    assert bare(desk.post.sent[CHANNEL][0]).title == now_says.title
    assert len(desk.post.sent[CHANNEL]) == 1
    assert "2 of 2 posts changed" in text(desk.say("A1"))


async def test_withdrawing_changes_what_was_posted_and_sends_nothing_more(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post now")
    await desk.tick()
    desk.press(desk.say("A1"), "Withdraw it")
    await desk.tick()
    [now_says] = desk.changed(CHANNEL)
    assert now_says.title.startswith("Withdrawn: ")
    assert "The lido" not in text(now_says)
    assert len(desk.post.changed) == 2


async def test_what_is_withdrawn_before_its_time_is_never_sent(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    await desk.tick()
    desk.say("withdraw A1")
    await desk.until(NINE + timedelta(minutes=1))
    assert CHANNEL not in desk.post.sent
    assert "withdrawn" in text(desk.say("A1"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"status": "cancelled"}, "That meeting is cancelled."),
        ({"time": time(16)}, "4pm"),
        ({"venue": "Town Hall"}, "Town Hall"),
    ],
)
async def test_a_meeting_that_changes_changes_the_post_and_tells_those_affected(desk, changed, said):
    desk.press(desk.say("announce the agenda for 1 July"), "Post now")
    await desk.tick()
    await desk.tick(timedelta(hours=1))
    desk.change_meeting(**changed)
    await desk.tick()
    [now_says] = desk.changed(CHANNEL)
    assert said in text(now_says)
    told = desk.post.sent[CHANNEL][1:]
    assert len(told) == 1
    assert said.split()[0] in text(told[0]) or "cancelled" in text(told[0])


async def test_what_was_ordered_for_a_meeting_that_is_then_called_off_is_not_posted_and_told_why(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    desk.change_meeting(status="cancelled")
    await desk.until(NINE + timedelta(minutes=1))
    assert [one for one in desk.post.sent[CHANNEL] if one.title.startswith("Agenda")] == []
    assert "The meeting was called off before it was posted" in text(desk.say("A1"))


async def test_a_supplement_goes_beneath_the_first_post_in_a_channel(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post now")
    await desk.tick()
    draft = desk.press(desk.say("A1"), "Add a supplement", message="Item 7, pages 40 to 44.")
    desk.press(draft, "Post now")
    await desk.tick()
    assert desk.post.under[CHANNEL] == [None, desk.posted(CHANNEL)]
    assert "Item 7, pages 40 to 44." in text(desk.post.sent[CHANNEL][1])


async def test_only_what_failed_is_sent_again(desk):
    desk.channels(3)
    draft = desk.say("announce the agenda for 1 July")
    draft = desk.press(draft, "Choose the places", places="#6,#7")
    desk.post.before.append(raising(Refused("too long")))
    desk.press(draft, "Post now")
    await desk.tick()
    card = desk.say("A1")
    assert "1 sent and 1 failed, of 2 places" in text(card)
    assert "Teams refused it: too long" in text(card)
    desk.press(card, "Send again to the 1")
    await desk.tick()
    assert "2 sent, of 2 places" in text(desk.say("A1"))
    assert sorted(map(len, (desk.post.sent[f"19:Channel{n}@thread.tacv2"] for n in (0, 1)))) == [1, 1]


async def test_a_removed_bot_is_told_with_the_reason_and_is_not_tried_again(desk):
    draft = desk.say("announce the agenda for 1 July")
    desk.post.before.append(raising(Unreachable("BotNotInConversationRoster")))
    desk.press(draft, "Post now")
    await desk.tick()
    card = desk.say("A1")
    assert "1 sent and 1 failed, of 2 places" in text(card)
    assert "BotNotInConversationRoster" in text(card)
    assert not [one for one in forms(card) if one.title.startswith("Send again")]
    assert "The bot has to be added again in 1 place" in text(desk.say("resend A1 to the failed"))


async def test_a_doubtful_post_in_a_channel_waits_for_a_clerk(desk):
    draft = desk.press(desk.say("announce the agenda for 1 July"), "Choose the places", places="followers")
    desk.post.before.append(raising(Unsure()))
    desk.press(draft, "Post now")
    await desk.tick()
    card = desk.say("A1")
    assert "1 in doubt, of 1 place" in text(card)
    desk.press(card, "Send again:")
    await desk.tick()
    assert "1 sent, of 1 place" in text(desk.say("A1"))
    assert len(desk.post.sent[CHANNEL]) == 1


async def test_everywhere_needs_the_yes_of_a_second_clerk(desk):
    desk.channels(2)
    draft = desk.press(desk.say("announce the agenda for 1 July"), "Choose the places", places="everywhere")
    asked = desk.press(draft, "Post now")
    assert "waits for the yes of a second clerk" in text(asked)
    await desk.tick()
    assert CHANNEL not in desk.post.sent
    [card] = desk.post.sent[f"a:{OTHER}"]
    assert shown(card) == shown(draft)
    assert desk.press(card, "Yes", CLERK).declined
    agreed = desk.press(card, "Yes", OTHER)
    assert "Agreed." in text(agreed)
    await desk.tick()
    assert len(desk.post.sent[CHANNEL]) == 1
    assert len(desk.post.sent["19:Channel1@thread.tacv2"]) == 1
    assert "out of date" in text(desk.press(card, "Yes", OTHER))


async def test_a_second_clerk_who_does_not_agree_leaves_it_a_draft(desk):
    desk.channels(2)
    draft = desk.press(desk.say("announce the agenda for 1 July"), "Choose the places", places="everywhere")
    desk.press(draft, "Post now")
    assert "did not agree" in text(desk.say("no to A1", OTHER))
    await desk.tick()
    assert CHANNEL not in desk.post.sent
    assert desk.say("A1").title == "Draft A1"


async def test_words_that_were_agreed_to_are_not_changed_behind_the_second_clerk(desk):
    desk.channels(2)
    draft = desk.press(desk.say("announce the agenda for 1 July"), "Choose the places", places="everywhere")
    asked = desk.press(draft, "Post at a time", on="2021-06-23", at="09:00")
    desk.say("yes to A1", OTHER)
    changed = desk.press(desk.say("A1"), "Change the words", message="Something else.")
    assert "It is a draft again, to be posted or agreed to anew" in text(changed)
    assert asked.title == "Announcement A1"
    await desk.until(NINE + timedelta(minutes=1))
    assert CHANNEL not in desk.post.sent


async def test_a_role_that_is_taken_away_before_the_time_stops_the_post_and_says_why(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    with desk.store.write() as tx:
        people.revoke(tx, desk.clock.now(), object_id=CLERK)
    await desk.until(NINE + timedelta(minutes=1))
    assert CHANNEL not in desk.post.sent
    card = desk.say("A1", OTHER)
    assert "2 failed, of 2 places" in text(card)
    assert "is no longer a clerk of Planning Committee" in text(card)
    await desk.tick(timedelta(minutes=17))
    assert any("is no longer a clerk" in text(one) for one in desk.post.sent[f"a:{OTHER}"])


@pytest.mark.parametrize("person", [ANN, BEN])
def test_whoever_is_no_clerk_draws_up_nothing(lean, person):
    said = lean.say("announce the agenda for 1 July", person)
    assert said.title == "Not allowed"
    with lean.store.read() as tx:
        assert announcements.find(tx, 1) is None


def test_nothing_is_drawn_up_in_a_channel(lean):
    said = lean.say("announce the agenda for 1 July", scope=Scope.CHANNEL)
    assert said.declined
    assert "personal chat" in text(said)


def test_the_journal_says_who_did_what_with_before_and_after(lean):
    draft = lean.say("announce the agenda for 1 July")
    lean.press(draft, "Change the words", title="Agenda for July")
    with lean.store.read() as tx:
        entries = [one for one in journal.entries(tx) if one.what.startswith("A1 ")]
    assert [(one.who, one.did) for one in entries] == [
        (CLERK, "announcement drawn up"),
        (CLERK, "announcement worded"),
    ]
    assert entries[1].before is not None
    assert entries[1].after is not None
    assert "title: Agenda: Planning Committee" in entries[1].before
    assert "title: Agenda for July" in entries[1].after


def test_every_button_of_a_draft_says_what_can_be_typed(lean):
    draft = lean.say("announce the agenda for 1 July")
    assert [one.title for one in forms(draft)] == [
        "Change the words",
        "Choose the places",
        "Send a test to myself",
        "Post now to 2 places",
        "Post at a time",
        "Discard",
    ]


def test_the_reminder_that_an_agenda_is_due_leads_a_clerk_to_its_announcement(lean):
    with lean.store.write() as tx:
        later = MEETING + timedelta(days=28)
        add_meeting(tx, lean.committee, later)
        found = {}
        chat = places.personal(tx, CLERK)
        assert chat is not None
        for place in (lean.channel, chat.id):
            due = Notice(
                id=1, kind="agenda_due", subject=f"meeting:planning:{later}", place=place, due_at=NOW, rule="",
                state="planned", reference="7F3K", patience=timedelta(days=1), attempts=0, doubts=0, activity=None,
                sent_at=None, ended_at=None, why=None,
            )  # fmt: skip
            said = compose(tx, NOW, due)
            found[place] = said.choices if said else ()
    assert list(found.values()) == [(), ("Announce the agenda for 29 July 2021 of Planning Committee",)]
    assert lean.say(found[place][0]).title == "Draft A1"


async def test_whoever_wants_no_announcements_is_not_told_and_the_clerk_sees_that(lean):
    lean.say("stop announcements", ANN)
    draft = lean.say("announce the agenda for 1 July")
    assert "1 conversation that asked not to be told just now" in text(draft)
    lean.press(draft, "Post now")
    await lean.tick()
    assert f"a:{ANN}" not in lean.post.sent


async def test_words_that_a_paper_makes_exempt_before_the_time_are_not_posted(desk):
    draft = desk.press(
        desk.say("announce the agenda for 1 July"), "Change the words", message="The mast on the quay will be sold."
    )
    desk.press(draft, "Post at a time", on="2021-06-23", at="09:00")
    draft = desk.say("announce the agenda for 1 July")
    desk.clock.move(timedelta(hours=1))
    desk.load_exempt("The mast on the quay will be sold to a friend of the mayor.")
    await desk.until(NINE + timedelta(minutes=1))
    assert CHANNEL not in desk.post.sent
    assert "is not for the public" in text(desk.say("A1"))


async def test_a_post_that_holds_what_became_exempt_says_no_more_than_the_records_when_its_meeting_changes(desk):
    draft = desk.press(
        desk.say("announce the agenda for 1 July"), "Change the words", message="The mast on the quay will be sold."
    )
    desk.press(draft, "Post now")
    await desk.tick()
    await desk.tick(timedelta(hours=1))
    desk.load_exempt("The mast on the quay will be sold to a friend of the mayor.")
    desk.change_meeting(venue="Town Hall")
    await desk.tick()
    [now_says] = desk.changed(CHANNEL)
    assert "Town Hall" in text(now_says)
    assert "mast" not in text(now_says)


async def test_another_clerk_can_post_what_was_ordered_by_somebody_who_is_no_clerk_any_more(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    with desk.store.write() as tx:
        people.revoke(tx, desk.clock.now(), object_id=CLERK)
    card = desk.say("A1", OTHER)
    assert "Cleo Clerk, who ordered it, is no longer a clerk" in text(card) or "no longer a clerk" in text(card)
    desk.press(card, "Post it now myself", OTHER)
    await desk.tick()
    assert len(desk.post.sent[CHANNEL]) == 1
    assert "1 sent" in text(desk.say("A1", OTHER)) or "2 sent" in text(desk.say("A1", OTHER))


async def test_what_failed_for_want_of_a_clerk_is_sent_again_by_another_and_the_first_hears_nothing(desk):
    desk.press(desk.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    with desk.store.write() as tx:
        people.revoke(tx, desk.clock.now(), object_id=CLERK)
    await desk.until(NINE + timedelta(minutes=1))
    desk.press(desk.say("A1", OTHER), "Send again to the 2", OTHER)
    await desk.tick()
    assert "2 sent, of 2 places" in text(desk.say("A1", OTHER))
    assert f"a:{CLERK}" not in {
        where for where, said in desk.post.sent.items() if any("A1" in text(one) for one in said)
    }


async def test_what_is_there_and_cannot_be_changed_from_here_is_said(lean):
    draft = lean.press(lean.say("announce the agenda for 1 July"), "Choose the places", places="followers")
    lean.post.after.append(raising(Unsure()))
    lean.press(draft, "Post now")
    await lean.tick()
    lean.press(lean.say("A1"), "It is there:")
    lean.say("withdraw A1")
    await lean.tick()
    assert not lean.post.changed
    assert "1 cannot be changed from here: look there, and change it by hand" in text(lean.say("A1"))


@pytest.mark.parametrize("button", ["Post now", "Yes"])
async def test_what_has_changed_since_it_was_seen_is_shown_again_and_not_posted(lean, button):
    card, person = lean.say("announce the agenda for 1 July"), CLERK
    if button == "Yes":
        lean.channels(2)
        card = lean.press(lean.press(card, "Choose the places", places="everywhere"), "Post now")
        card, person = lean.say("A1", OTHER), OTHER
    lean.change_meeting(venue="The Pub")
    again = lean.press(card, button, person)
    assert "What would be posted has changed since you saw it" in text(again)
    assert "The Pub" in text(shown(again))
    await lean.tick()
    assert CHANNEL not in lean.post.sent
    lean.press(again, button, person)
    await lean.tick()
    assert len(lean.post.sent[CHANNEL]) == 1


async def test_a_yes_that_does_not_come_in_time_is_told_and_so_is_a_no(lean):
    lean.channels(2)
    draft = lean.press(lean.say("announce the agenda for 1 July"), "Choose the places", places="everywhere")
    lean.press(draft, "Post at a time", on="2021-06-23", at="09:00")
    await lean.until(NINE + timedelta(seconds=5))
    for person in (CLERK, OTHER):
        assert "no second clerk has agreed: it is not posted" in text(lean.post.sent[f"a:{person}"][-1])
    assert "A yes now posts it at once" in text(lean.say("A1", OTHER))
    lean.say("no to A1", OTHER)
    await lean.tick()
    assert "A second clerk said no" in text(lean.post.sent[f"a:{CLERK}"][-1])
    assert lean.say("A1").title == "Draft A1"
    assert CHANNEL not in lean.post.sent


async def test_nothing_is_sent_again_once_the_meeting_has_begun(lean):
    draft = lean.press(lean.say("announce the agenda for 1 July"), "Choose the places", places="followers")
    lean.post.before.append(raising(Refused("too long")))
    lean.press(draft, "Post now")
    await lean.tick()
    await lean.until(datetime(2021, 7, 1, 13, 1, tzinfo=UTC))
    assert "Nothing was sent. The meeting has begun." in text(lean.say("resend A1 to the failed"))


def test_nothing_is_ordered_for_when_the_meeting_has_begun(lean):
    lean.say("announce the agenda for 1 July")
    assert "nothing is announced once it has begun" in text(lean.say("post A1 on 1 July at 5pm"))
    assert lean.say("A1").title == "Draft A1"


async def test_whoever_stops_announcements_after_one_was_ordered_is_not_told(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    lean.say("stop announcements", ANN)
    await lean.until(NINE + timedelta(minutes=1))
    assert not any(one.title.startswith("Agenda") for one in lean.post.sent[f"a:{ANN}"])
    assert "1 sent and 1 withdrawn, of 2 places" in text(lean.say("A1"))


async def test_a_meeting_that_is_called_off_before_the_time_is_told_to_whoever_ordered_it(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    await lean.tick()
    lean.change_meeting(status="cancelled")
    await lean.tick()
    assert "The meeting was called off before it was posted" in text(lean.post.sent[f"a:{CLERK}"][-1])
    card = text(lean.say("A1"))
    assert "A1 is ordered for 9am" in card
    assert "It will not be posted as it stands. The meeting was called off" in card


async def test_what_is_withdrawn_before_it_went_says_that_nothing_was_posted(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    said = text(lean.say("withdraw A1"))
    assert "Nothing of it was posted, and nothing will be." in said
    assert "2 withdrawn, of 2 places" in said
    await lean.until(NINE + timedelta(minutes=1))
    assert "2 withdrawn, of 2 places" in text(lean.say("A1"))


async def test_what_is_ordered_for_a_time_can_be_ordered_for_another_until_it_goes(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post at a time", on="2021-06-23", at="09:00")
    await lean.tick()
    again = lean.press(lean.say("A1"), "Post at another time", on="2021-06-22", at="10:00")
    assert "10am on Tuesday 22 June 2021" in text(again)
    await lean.until(NINE + timedelta(minutes=1))
    assert len(lean.post.sent[CHANNEL]) == 1


async def test_an_item_that_is_no_longer_public_goes_from_the_post(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post now")
    await lean.tick()
    await lean.tick(timedelta(hours=1))
    lean.close_item("2")
    await lean.tick()
    [now_says] = lean.changed(CHANNEL)
    assert "The lido" not in text(now_says)
    assert "The agenda was brought up to date at" in text(now_says)


async def test_a_correction_that_changes_nothing_is_not_carried_out(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post now")
    await lean.tick()
    lean.press(lean.say("A1"), "Correct it")
    assert "Nothing of it is changed yet" in text(lean.say("post A2 now"))


async def test_two_moves_and_a_cancellation_leave_the_post_true(lean):
    lean.press(lean.say("announce the agenda for 1 July"), "Post now")
    await lean.tick()
    await lean.tick(timedelta(hours=1))
    for values, says in (
        ({"date": MEETING + timedelta(days=7)}, "It now meets on Thursday 8 July 2021"),
        ({"date": MEETING + timedelta(days=14)}, "It now meets on Thursday 15 July 2021"),
        ({"status": "cancelled"}, "then on Thursday 15 July 2021, 2pm, Council Chamber. That meeting is cancelled."),
    ):
        lean.change_meeting(**values)
        await lean.tick(timedelta(hours=1))
        assert says in text(lean.changed(CHANNEL)[-1])
