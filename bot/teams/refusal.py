"""How a request is turned away: 401 not authentic, 403 authentic but not for us, 400 not an activity."""


class TurnedAway(Exception):
    """The request is answered with `status` and nothing else; the message is for the log and holds no one's words."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def unauthorised(why: str) -> TurnedAway:
    """Not signed by the Bot Connector, or not now."""
    return TurnedAway(401, why)


def forbidden(why: str) -> TurnedAway:
    """Signed by the Bot Connector, and not for us."""
    return TurnedAway(403, why)


def malformed(why: str) -> TurnedAway:
    """For us, and not an activity."""
    return TurnedAway(400, why)
