"""What kind of thing an activity is: a message, a press, a dialog, an install, a removal, or what needs no answer."""

from typing import Any

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.teams import TeamsActivityHandler

from bot.teams.extension import asked_in_dialog

KIND = "committee-bot.kind"
"""Where a turn keeps the kind that was heard."""

# What Teams takes for "the bot does not know this": the Universal Action Model's error, whose status is in the body.
_UNKNOWN_INVOKE = {
    "statusCode": 501,
    "type": "application/vnd.microsoft.error",
    "value": {"code": "NotImplemented", "message": "The bot does not offer this."},
}


class Ear(TeamsActivityHandler):
    """Hears a turn; what it does not name is "other". Both activities that one install sends are heard as installed."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Tell words from a pressed button, which has a value and no words (Action.Submit)."""
        activity = turn_context.activity
        if activity.from_property.id == activity.recipient.id:
            return  # the bot's own words
        pressed = activity.value is not None and not (activity.text or "").strip()
        turn_context.turn_state[KIND] = "press" if pressed else "message"

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Look for the bot among those who came and went; other people's coming and going is theirs."""
        activity = turn_context.activity
        if _is_among(activity.recipient.id, activity.members_added):
            turn_context.turn_state[KIND] = "installed"
        elif _is_among(activity.recipient.id, activity.members_removed):
            turn_context.turn_state[KIND] = "removed"

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        """An upgrade comes as "remove-upgrade" and "add-upgrade"; the first of them removes nothing."""
        kinds = {"add": "installed", "add-upgrade": "installed", "remove": "removed"}
        turn_context.turn_state[KIND] = kinds.get(turn_context.activity.action, "other")

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse | None:
        """Hear a dialog of the message extension; say of anything else that it is not offered."""
        if asked_in_dialog(turn_context.activity) is not None:
            turn_context.turn_state[KIND] = "dialog"
            return None
        return InvokeResponse(status=200, body=_UNKNOWN_INVOKE)

    async def on_message_update_activity(self, turn_context: TurnContext) -> None:
        """Pass over an edit: what was answered stays answered."""

    async def on_message_delete_activity(self, turn_context: TurnContext) -> None:
        """Pass over a deletion."""

    async def on_event_activity(self, turn_context: TurnContext) -> None:
        """Pass over an event, such as the start of an online meeting."""


def _is_among(bot: str | None, members: list[Any]) -> bool:
    return bot is not None and any(member.id == bot for member in members)
