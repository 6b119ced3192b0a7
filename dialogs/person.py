"""Somebody whom the papers name."""

from dataclasses import dataclass

from store.records import Attendance, Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the papers name, with every capacity that they name for them."""

    name: str
    roles: tuple[Role | Attendance, ...]

    @property
    def contact(self) -> str | None:
        """How the papers say that they are reached."""
        return next((role.contact for role in self.roles if isinstance(role, Role) and role.contact), None)

    @property
    def titles(self) -> tuple[str, ...]:
        """What they are, each once, as printed."""
        return tuple(dict.fromkeys(role.role for role in self.roles if role.role))
