"""Who may announce for a committee, as it stands at this very moment; and who may say the second yes."""

from dialogs.audience import Audience
from dialogs.clerks import ROLES
from dialogs.leave import EVERYBODY
from store import Tx, people, upkeep
from store.announcements import Announcement
from store.records import Committee


def may(tx: Tx, audience: Audience, person: str, committee: Committee) -> bool:
    """Whether somebody is clerk or administrator of a committee now: asked for again when what they ordered is sent."""
    if person in audience.administrators or upkeep.value(tx, EVERYBODY) in ROLES:
        return True
    return people.may(tx, person, ROLES, committee.id)


def seconders(audience: Audience, one: Announcement, committee: Committee) -> list[str]:
    """Who can say the second yes: every clerk and administrator but the one who asks for it to be posted."""
    held = [
        grant.object_id
        for grant in audience.grants
        if grant.role in ROLES and grant.committee in {None, committee.slug}
    ]
    every = dict.fromkeys([*held, *sorted(audience.administrators)])
    return [person for person in every if person != one.ordered_by]


def lost(tx: Tx, audience: Audience, one: Announcement, committee: Committee) -> str | None:
    """Why it may not be posted any more, where whoever ordered it or agreed to it has lost the role."""
    for person, did in ((one.ordered_by, "ordered"), (one.second, "agreed to")):
        if person is not None and not may(tx, audience, person, committee):
            name = audience.name_of(person) or "whoever"
            who = f"{name}, who {did} it," if name != "whoever" else f"whoever {did} it"
            return f"{who[0].upper()}{who[1:]} is no longer a clerk of {committee.name}. Another clerk can post it."
    return None
