"""Turns an activity of Teams, already let in, into what was heard: first botbuilder's own shape, then ours."""

from collections.abc import Mapping
from dataclasses import replace

from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.teams.address import Address
from bot.teams.body import part, parts, text
from bot.teams.extension import asked_in_dialog
from bot.teams.port import Heard
from bot.teams.typed import typed
from dialogs.asked import Scope

_SCOPES = {"personal": Scope.PERSONAL, "groupChat": Scope.GROUP, "channel": Scope.CHANNEL}


def activity_of(posted: Mapping[str, object]) -> Activity:
    """What was posted, as botbuilder's activity; whatever has not the type that it should have is left out.

    Not by botbuilder's own deserialiser, which fails on a single odd value. Entities and channel data stay plain.
    """
    value = posted.get("value")
    return Activity(
        type=text(posted, "type"),
        id=text(posted, "id"),
        name=text(posted, "name"),
        action=text(posted, "action"),
        text=text(posted, "text"),
        value=value if isinstance(value, dict) else None,
        reply_to_id=text(posted, "replyToId"),
        channel_id=text(posted, "channelId"),
        service_url=text(posted, "serviceUrl"),
        conversation=_conversation(part(posted, "conversation")),
        from_property=_account(part(posted, "from")),
        recipient=_account(part(posted, "recipient")),
        members_added=[_account(one) for one in parts(posted, "membersAdded")],
        members_removed=[_account(one) for one in parts(posted, "membersRemoved")],
        entities=parts(posted, "entities"),
        channel_data=part(posted, "channelData"),
    )


def heard_in(activity: Activity, kind: str) -> Heard:
    """What was heard, and the newest address of where."""
    thread: str = activity.conversation.id
    conversation, _, _ = thread.partition(";messageid=")
    scope, person, bot = scope_of(activity.conversation), activity.from_property, activity.recipient.id
    address = Address(
        url=activity.service_url,
        conversation=conversation,
        scope=scope,
        tenant=activity.conversation.tenant_id or text(part(activity.channel_data, "tenant"), "id"),
        bot=bot,
        user=person.id if scope is Scope.PERSONAL else None,
    )
    heard = Heard(
        kind=kind,
        activity=activity.id,
        conversation=conversation,
        thread=thread,
        address=address.written(),
        scope=scope,
        text=typed(activity.text, activity.entities, bot),
        person=person.aad_object_id.lower() if person.aad_object_id else None,
        person_name=person.name,
        place_name=_place_name(activity),
        value=activity.value,
        reply_to=activity.reply_to_id,
    )
    return _in_dialog(heard, activity) if kind == "dialog" else heard


def _in_dialog(heard: Heard, activity: Activity) -> Heard:
    """It, as asked by that person alone: nothing is said where they happened to be, and no talk there goes on."""
    thread, asked = f"dialog:{heard.conversation}", asked_in_dialog(activity)
    return replace(heard, scope=Scope.PERSONAL, thread=thread, address="", text="", value=asked, reply_to=None)


def scope_of(conversation: ConversationAccount) -> Scope:
    """The kind of conversation; where Teams does not say, what is not plainly a personal chat is read by several."""
    stated = conversation.conversation_type
    if stated is not None:
        return _SCOPES.get(stated, Scope.GROUP)
    return Scope.GROUP if conversation.is_group or conversation.id.startswith("19:") else Scope.PERSONAL


def _place_name(activity: Activity) -> str | None:
    """The group chat's name, or the team's and the channel's, as far as Teams says them: most messages do not."""
    team = text(part(activity.channel_data, "team"), "name")
    channel = text(part(activity.channel_data, "channel"), "name")
    named = activity.conversation.name or " / ".join(name for name in (team, channel) if name)
    return named[:200] or None


def _conversation(said: Mapping[str, object]) -> ConversationAccount:
    return ConversationAccount(
        id=text(said, "id"),
        name=text(said, "name"),
        conversation_type=text(said, "conversationType"),
        tenant_id=text(said, "tenantId"),
        is_group=said.get("isGroup") is True,
    )


def _account(said: Mapping[str, object]) -> ChannelAccount:
    return ChannelAccount(id=text(said, "id"), name=text(said, "name"), aad_object_id=text(said, "aadObjectId"))
