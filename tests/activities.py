"""Activities in the shapes in which Teams posts them to a bot ("Conversation events" and "Receive messages" pages)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from tests.tokens import APP, TENANT

BOT = {"id": f"28:{APP}", "name": "Committee Bot"}
TEAM = "19:7d2f0a9c5e4b4c0f8a6d1b3e5f7a9c11@thread.tacv2"
_MILLISECONDS = count(1_614_667_200_000, 1_371)  # a message's id is the instant at which Teams took it
_EVENTS = count(3_033_745_319_439_849_398)

Json = dict[str, object]


@dataclass(frozen=True)
class Person:
    """Somebody in the tenant: `id` is Teams' own, `entra` that of the directory."""

    name: str
    id: str
    entra: str

    def account(self) -> Json:
        return {"id": self.id, "name": self.name, "aadObjectId": self.entra}


ANN = Person("Ann Archer", "29:1Ann0OIy2rQ7Xz1lcaPKlO9eqmBRTBuW6XzkF", "11111111-aaaa-4aaa-8aaa-000000000001")
BEN = Person("Ben Baker", "29:1Ben0OIy2rQ7Xz1lcaPKlO9eqmBRTBuW6XzkF", "22222222-bbbb-4bbb-8bbb-000000000002")
CLERK = Person("Cleo Clerk", "29:1Cleo0OIy2rQ7Xz1lcaPKlO9eqmBRTBuW6Xz", "33333333-cccc-4ccc-8ccc-000000000003")


@dataclass(frozen=True)
class Where:
    """A conversation; `thread` is the message that a channel's thread began with."""

    scope: str
    id: str
    thread: str | None = None

    def said(self) -> Json:
        group: Json = {} if self.scope == "personal" else {"isGroup": True}
        thread = f";messageid={self.thread}" if self.thread else ""
        return {**group, "conversationType": self.scope, "tenantId": TENANT, "id": f"{self.id}{thread}"}

    def channel_data(self) -> Json:
        tenant: Json = {"tenant": {"id": TENANT}}
        if self.scope != "channel":
            return tenant
        ids: Json = {"teamsChannelId": self.id, "teamsTeamId": TEAM}
        return {**ids, "channel": {"id": self.id}, "team": {"id": TEAM}, **tenant}


def chat_with(person: Person) -> Where:
    """The personal chat with somebody."""
    return Where("personal", f"a:1{person.id[4:20]}")


GROUP = Where("groupChat", "19:5f7a9c117d2f0a9c5e4b4c0f8a6d1b3e@thread.v2")
CHANNEL = Where("channel", "19:c0f8a6d1b3e5f7a9c117d2f0a9c5e4b4@thread.tacv2", "1614660000000")


def message(url: str, text: str, person: Person = ANN, where: Where | None = None, **more: object) -> Json:
    """What somebody typed; in a group chat or a channel after the bot's mention."""
    where = where or chat_with(person)
    client = {"locale": "en-GB", "country": "GB", "platform": "Web", "timezone": "Europe/London", "type": "clientInfo"}
    typed: Json = {"text": text, "textFormat": "plain", "entities": [client]}
    if where.scope != "personal":
        at, html = f"<at>{BOT['name']}</at>", f'<span itemtype="http://schema.skype.com/Mention">{BOT["name"]}</span>'
        mention = {"type": "mention", "mentioned": BOT, "text": at}
        typed |= {"text": f"{at} {text}", "entities": [mention, client]}
        typed["attachments"] = [{"contentType": "text/html", "content": f"<div><div>{html} {text}</div></div>"}]
    return {**_posted(url, "message", person, where, str(next(_MILLISECONDS))), **typed, **_LOCAL, **more}


def press(url: str, value: Mapping[str, object], text: str | None, person: Person, where: Where, to: str) -> Json:
    """A messageBack button: the person's own message, in answer to the card `to`, with the button's value."""
    pressed = message(url, text or "", person, where, value=dict(value), replyToId=to, entities=[])
    if text is None:
        del pressed["text"]
    else:
        pressed["text"] = text
    pressed.pop("attachments", None)
    data = {**where.channel_data(), "source": {"name": "message"}, "legacy": {"replyToId": "1:19uJ8TZA1cZcms7"}}
    return {**pressed, "channelData": data}


def bot_added(url: str, person: Person = ANN, where: Where | None = None) -> Json:
    """The conversationUpdate of an install."""
    return {**_event(url, "conversationUpdate", person, where), "membersAdded": [{"id": BOT["id"]}]}


def bot_removed(url: str, person: Person = ANN, where: Where | None = None) -> Json:
    """The conversationUpdate of a removal."""
    return {**_event(url, "conversationUpdate", person, where), "membersRemoved": [{"id": BOT["id"]}]}


def members_added(url: str, others: Sequence[Person], where: Where) -> Json:
    """Other people come."""
    there = [{"id": one.id, "aadObjectId": one.entra} for one in others]
    return {**_event(url, "conversationUpdate", others[0], where), "membersAdded": there}


def installation(url: str, action: str = "add", person: Person = ANN, where: Where | None = None) -> Json:
    """The installationUpdate that comes beside the conversationUpdate."""
    update = _event(url, "installationUpdate", person, where)
    client = {"locale": "en-GB", "type": "clientInfo"}
    return {**update, "action": action, "entities": [client], "locale": "en-GB"}


def reaction(url: str, to: str, person: Person = ANN) -> Json:
    """Somebody likes a message of the bot's."""
    return {**_event(url, "messageReaction", person), "reactionsAdded": [{"type": "like"}], "replyToId": to}


def edited(url: str, was: Json, text: str) -> Json:
    """The same message, edited."""
    data = {**_object(was["channelData"]), "eventType": "editMessage"}
    return {**was, "type": "messageUpdate", "text": text, "channelData": data}


def deleted(url: str, was: Json) -> Json:
    """The same message, deleted."""
    gone = {
        **was,
        "type": "messageDelete",
        "channelData": {**_object(was["channelData"]), "eventType": "softDeleteMessage"},
    }
    del gone["text"]
    return gone


def invoke(url: str, name: str = "adaptiveCard/action", person: Person = ANN) -> Json:
    """A card action that wants its answer in the body of the response."""
    action = {"action": {"type": "Action.Execute", "verb": "open", "data": {}}, "trigger": "manual"}
    return {**_event(url, "invoke", person), "name": name, "value": action, **_LOCAL}


def dialog_opened(url: str, person: Person = ANN, where: Where | None = None, **more: object) -> Json:
    """The message extension's command chosen from the compose box, or, with a `messagePayload`, from a message."""
    value = {"commandId": "announce", "commandContext": "compose", "context": {"theme": "default"}, **more}
    return _dialog(url, "composeExtension/fetchTask", person, where, value)


def dialog_sent(url: str, data: object, person: Person = ANN, where: Where | None = None) -> Json:
    """A button pressed in that dialog: its data, with what was put into the inputs of the card."""
    value = {"commandId": "announce", "commandContext": "compose", "context": {"theme": "default"}, "data": data}
    return _dialog(url, "composeExtension/submitAction", person, where, value)


def _dialog(url: str, name: str, person: Person, where: Where | None, value: Json) -> Json:
    event = _event(url, "invoke", person, where)
    source = {**_object(event["channelData"]), "source": {"name": "compose"}}
    return {**event, "from": person.account(), "name": name, "value": value, "channelData": source, **_LOCAL}


def meeting_event(url: str, person: Person = ANN) -> Json:
    """The start of an online meeting."""
    return {**_event(url, "event", person, GROUP), "name": "application/vnd.microsoft.meetingStart", "value": {}}


_LOCAL: Json = {"locale": "en-GB", "localTimezone": "Europe/London", "localTimestamp": "2021-03-02T14:00:00.0000000Z"}


def _event(url: str, kind: str, person: Person, where: Where | None = None) -> Json:
    event = _posted(url, kind, person, where or chat_with(person), f"f:{next(_EVENTS)}")
    return {**event, "from": {"id": person.id, "aadObjectId": person.entra}}


def _posted(url: str, kind: str, person: Person, where: Where, number: str) -> Json:
    """What every activity holds."""
    return {
        "type": kind,
        "id": number,
        "timestamp": "2021-03-02T14:00:00.0000000Z",
        "channelId": "msteams",
        "serviceUrl": url,
        "from": person.account(),
        "conversation": where.said(),
        "recipient": dict(BOT),
        "channelData": where.channel_data(),
    }


def _object(value: object) -> Json:
    assert isinstance(value, dict)
    return value
