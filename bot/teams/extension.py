"""The message extension: its commands open a dialog in Teams, in which somebody asks without leaving what they read.

The shapes are those of "Create and send the dialog" and "Respond to the dialog submit action" in Microsoft's pages.
"""

from collections.abc import Mapping

from botbuilder.schema import Activity

from bot.teams.body import part, text

COMMANDS = {"announce": "announce"}
"""What opening the dialog of each command asks: its id in the manifest, and the sentence, which can also be typed."""

_OPENED, _SENT = "composeExtension/fetchTask", "composeExtension/submitAction"


def asked_in_dialog(activity: Activity) -> Mapping[str, object] | None:
    """What is asked in a dialog, as a pressed button carries it; None where the activity is no dialog of ours.

    The message from which the dialog was opened is other people's, and is not read.
    """
    value = activity.value or {}
    sentence = COMMANDS.get(text(value, "commandId") or "")
    if sentence is None or activity.name not in {_OPENED, _SENT}:
        return None
    return {"ask": sentence} if activity.name == _OPENED else part(value, "data")
