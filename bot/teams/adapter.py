"""botbuilder's turn: runs an activity past the ear, and keeps what an invoke is answered with."""

from collections.abc import Mapping
from typing import NoReturn

from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ConversationReference, ResourceResponse

from bot.teams.ear import KIND, Ear
from bot.teams.port import Outcome


class Adapter(BotAdapter):
    """Hears, and never speaks: what is said goes through the port, which takes nothing but what was cleared."""

    def __init__(self) -> None:
        super().__init__()
        self._ear = Ear()

    async def hear(self, activity: Activity) -> tuple[str, Outcome]:
        """What kind of thing the activity is, and how its request is answered."""
        context = TurnContext(self, activity)
        await self.run_pipeline(context, self._ear.on_turn)
        answered = context.turn_state.get(self._INVOKE_RESPONSE_KEY)
        return str(context.turn_state.get(KIND, "other")), _outcome(answered)

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        """Keep the answer to an invoke, which is no message: it is the body of the HTTP response."""
        for activity in activities:
            if activity.type != "invokeResponse":
                _refuse()
            context.turn_state[self._INVOKE_RESPONSE_KEY] = activity
        return [ResourceResponse() for _ in activities]

    async def update_activity(self, context: TurnContext, activity: Activity) -> None:
        """Refuse: see the class."""
        _refuse()

    async def delete_activity(self, context: TurnContext, reference: ConversationReference) -> None:
        """Refuse: see the class."""
        _refuse()


def _refuse() -> NoReturn:
    raise TypeError("Nothing is said from within a turn of botbuilder: use the port, which takes what was cleared.")


def _outcome(answered: Activity | None) -> Outcome:
    if answered is None:
        return Outcome(200)
    body = answered.value.body
    return Outcome(int(answered.value.status), body if isinstance(body, Mapping) else None)
