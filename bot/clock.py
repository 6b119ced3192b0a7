"""The only reader of the time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime


def _real() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # this module is where it is read


@dataclass(frozen=True, slots=True)
class Clock:
    """Civil time, which may start at another instant and then runs at real speed, and the machine's own time.

    Both are aware and in UTC. Answers, plans and due instants take civil time; tokens, leases, rates and retries take
    machine time.
    """

    start: datetime | None = None
    begun: datetime = field(default_factory=_real)

    def now(self) -> datetime:
        """The civil instant."""
        return self.machine() if self.start is None else self.start.astimezone(UTC) + (self.machine() - self.begun)

    def machine(self) -> datetime:
        """The machine's instant, whatever the civil clock was set to."""
        return _real()
