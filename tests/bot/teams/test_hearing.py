"""What is heard in an activity: who, where, in which thread, and the address to answer at."""

import pytest

from bot.teams.address import Address
from bot.teams.hearing import activity_of, heard_in
from bot.teams.port import Refused
from dialogs.asked import Scope
from tests.activities import ANN, BOT, CHANNEL, GROUP, bot_added, chat_with, dialog_opened, dialog_sent, message, press
from tests.tokens import TENANT

URL = "https://smba.trafficmanager.net/emea/"


def heard(posted, kind="message"):
    return heard_in(activity_of(posted), kind)


def test_a_personal_chat_is_heard_with_its_person():
    one = heard(message(URL, "hi", ANN))
    assert (one.scope, one.text, one.person, one.person_name) == (Scope.PERSONAL, "hi", ANN.entra, ANN.name)
    assert one.conversation == one.thread == chat_with(ANN).id
    assert Address.read(one.address) == Address(
        url=URL, conversation=chat_with(ANN).id, scope=Scope.PERSONAL, tenant=TENANT, bot=BOT["id"], user=ANN.id
    )


def test_a_channels_thread_is_heard_apart_from_its_conversation():
    one = heard(message(URL, "hi", ANN, CHANNEL))
    assert (one.scope, one.text) == (Scope.CHANNEL, "hi")
    assert (one.conversation, one.thread) == (CHANNEL.id, f"{CHANNEL.id};messageid={CHANNEL.thread}")
    assert Address.read(one.address).conversation == CHANNEL.id
    assert Address.read(one.address).user is None


def test_a_group_chat_is_heard_as_one():
    one = heard(message(URL, "hi", ANN, GROUP))
    assert (one.scope, one.text, one.conversation) == (Scope.GROUP, "hi", GROUP.id)


@pytest.mark.parametrize(
    ("conversation", "scope"),
    [
        ({"id": "a:1", "conversationType": "personal"}, Scope.PERSONAL),
        ({"id": "a:1", "conversationType": "something new"}, Scope.GROUP),
        ({"id": "a:1", "conversationType": "PERSONAL"}, Scope.GROUP),
        ({"id": "a:1"}, Scope.PERSONAL),
        ({"id": "a:1", "isGroup": True}, Scope.GROUP),
        ({"id": "19:x@thread.v2"}, Scope.GROUP),
    ],
    ids=str,
)
def test_what_is_not_plainly_personal_is_read_by_several(conversation, scope):
    assert heard({**message(URL, "hi"), "conversation": conversation}).scope is scope


@pytest.mark.parametrize("where", [chat_with(ANN), GROUP, CHANNEL], ids=lambda where: where.scope)
def test_a_dialog_is_heard_as_the_persons_own_wherever_it_is_open(where):
    opened = activity_of(dialog_opened(URL, ANN, where, messagePayload={"body": {"content": "hi"}}))
    sent = activity_of(dialog_sent(URL, {"ask": "help", "note": "x"}, ANN, where))
    first, second = heard_in(opened, "dialog"), heard_in(sent, "dialog")
    for one in (first, second):
        assert (one.scope, one.person, one.conversation) == (Scope.PERSONAL, ANN.entra, where.id)
        assert (one.address, one.text, one.reply_to, one.thread) == ("", "", None, f"dialog:{where.id}")
    assert (first.value, second.value) == ({"ask": "announce"}, {"ask": "help", "note": "x"})


def test_an_object_id_is_known_however_it_is_written():
    account = {**ANN.account(), "aadObjectId": ANN.entra.upper()}
    assert heard({**message(URL, "hi"), "from": account}).person == ANN.entra


def test_where_teams_names_nobody_nobody_is_known():
    assert heard({**message(URL, "hi"), "from": {"id": ANN.id}}).person is None


def test_the_names_of_team_and_channel_are_heard_where_they_are_told():
    data = {"team": {"id": "19:t", "name": "Clerks"}, "channel": {"id": "19:c", "name": "Deadlines"}}
    posted = {**bot_added(URL, ANN, CHANNEL), "channelData": data}
    assert heard(posted, "installed").place_name == "Clerks / Deadlines"
    assert heard(message(URL, "hi", ANN, CHANNEL)).place_name is None


def test_a_press_carries_its_value():
    one = heard(press(URL, {"ask": "help"}, None, ANN, chat_with(ANN), "1"), "press")
    assert (one.text, one.value, one.reply_to) == ("", {"ask": "help"}, "1")


@pytest.mark.parametrize("odd", [None, 7, "text", [], [[]], {"id": 7}, {"id": {}}], ids=str)
@pytest.mark.parametrize(
    "name", ["from", "recipient", "entities", "channelData", "value", "text", "membersAdded", "replyToId"]
)
def test_whatever_has_not_its_type_is_left_out(name, odd):
    assert heard({**message(URL, "hi"), name: odd}).scope is Scope.PERSONAL


def test_an_address_comes_back_as_it_was_written():
    address = Address(url=URL, conversation="19:é", scope=Scope.CHANNEL, tenant=None, bot="28:b", user=None)
    assert Address.read(address.written()) == address


@pytest.mark.parametrize(
    "written", ["", "{}", "[]", "null", '{"scope":"moon"}', '{"url":"u","conversation":"c","scope":"channel","more":1}']
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(Refused, match="cannot be read"):
        Address.read(written)
