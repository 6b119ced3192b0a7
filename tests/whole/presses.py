"""A hundred presses of which none may be carried out, each posted as Teams posts a press, by whom and where it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.activities import ANN, BEN, CHANNEL, CLERK, GROUP, Person, Where, chat_with, press

PLANNING = "Planning Committee"


@dataclass(frozen=True)
class Forged:
    """One press: what it is, its value as JSON, by whom, where, and what of the activity is otherwise."""

    what: str
    value: object
    person: Person = ANN
    where: Where | None = None
    more: Mapping[str, object] = field(default_factory=dict)

    def activity(self, url: str, to: str) -> dict[str, object]:
        made = press(url, {}, None, self.person, self.where or chat_with(self.person), to)
        return {**made, "value": self.value, **self.more}


@dataclass(frozen=True)
class Desk:
    """What there is to be forged: a reminder's reference, one that is done, and an announcement in its version."""

    reference: str
    done: str
    draft: str
    version: int

    @property
    def seen(self) -> str:
        return f"{self.draft}.{self.version}"


def forged(desk: Desk) -> list[Forged]:
    """All of them."""
    kinds = (_roleless, _others, _nowhere, _mistyped, _elsewhere, _dressed)
    return [one for kind in kinds for one in kind(desk)]


def _announcing(desk: Desk) -> list[str]:
    seen = desk.seen
    return [
        f"post {seen} now", f"post {desk.draft} now", f"{seen} words\ntitle: Taken over", f"{seen} places: everywhere",
        f"test {seen}", f"withdraw {seen}", f"yes to {seen}", f"no to {seen}", f"correct {desk.draft}",
        f"supplement to {desk.draft}: more", f"resend {seen} to the failed", f"show {desk.draft}",
    ]  # fmt: skip


def _clerks(desk: Desk) -> list[str]:
    ref = desk.reference
    return [
        f"Done {ref}", f"Not yet {ref}, 3 July 2021", f"Not mine {ref}: Cleo Clerk", f"Note {ref}: seen",
        f"It is there {ref}", f"Send again {ref}",
        f"expect a report on Tides from Cleo Clerk for {PLANNING} on 1 July 2021",
        "set action 1 to 30 June 2021", f"pre-election period from 22 June to 30 June 2021 for {PLANNING}",
        f"remove the pre-election period from 1 December 2021 for {PLANNING}", f"announce the agenda of {PLANNING}",
    ]  # fmt: skip


def _roleless(desk: Desk) -> Iterator[Forged]:
    """Somebody without a role says what a clerk may."""
    more = [
        "Teach: the lido means Harbour Baths", "Settle 4KX2: checked", "accept 4KX2", "announce the agenda",
        f"make Ann Archer clerk of {PLANNING}", "make Ann Archer administrator", "revoke clerk from Cleo Clerk",
    ]  # fmt: skip
    for order in (*_announcing(desk), *_clerks(desk), *more):
        yield Forged(f"without a role: {order}", {"ask": order})
    for order in (
        f"follow {PLANNING}",
        f"unfollow {PLANNING}",
        "pause reminders until Monday",
        "stop agenda reminders",
    ):
        yield Forged(f"without a role in a channel: {order}", {"ask": order}, where=CHANNEL)


def _others(desk: Desk) -> Iterator[Forged]:
    """A clerk of another committee says it of this one."""
    for order in (*_announcing(desk), *_clerks(desk)):
        yield Forged(f"another's clerk: {order}", {"ask": order}, BEN)


def _nowhere(desk: Desk) -> Iterator[Forged]:
    """The very clerk, of what is not there, is done, is no longer so, or may not be decided alone."""
    stale = f"{desk.draft}.{desk.version + 7}"
    for order in (
        "Done ZZZZ", "Not yet ZZZZ, 3 July 2021", "It is there ZZZZ", "Send again ZZZZ", f"Done {desk.done}",
        "post A99.1 now", "A99.1 title: x", "withdraw A99999999", f"post {stale} now", f"{stale} title: Stale",
        f"{stale} places: members", f"withdraw {stale}", f"yes to {desk.seen}", f"resend {desk.seen} to the failed",
        f"{desk.seen} places: 999999", f"{desk.seen} places: 19:another@thread.tacv2",
        f"{desk.seen} places: followers, {chat_with(ANN).id}", f"{desk.seen} link: javascript:alert(1)",
        f"{desk.seen} link: https://user@evil.example/", f"{desk.seen} title: {'x' * 201}",
    ):  # fmt: skip
        yield Forged(f"not there: {order[:60]}", {"ask": order}, CLERK)


def _mistyped(desk: Desk) -> Iterator[Forged]:
    """Inputs and orders of types that no card sends."""
    wrong: tuple[object, ...] = (7, 1.5, True, ["followers"], {"a": {"b": 1}})
    for value in wrong:
        yield Forged(f"places as {value!r}", {"ask": f"{desk.seen} places: {{places}}", "places": value}, CLERK)
    for value in (*wrong, None, "", " "):
        ask = f"post {desk.seen} on {{on}} at {{at}}"
        yield Forged(f"a time as {value!r}", {"ask": ask, "on": value, "at": value}, CLERK)
        yield Forged(f"an order as {value!r}", {"ask": value, "note": "Done"}, CLERK)
    yield Forged("a long input", {"ask": f"{desk.seen} title: {{title}}", "title": "x" * 1_000_000}, CLERK)
    yield Forged("a long order", {"ask": f"Done {desk.reference} {'x' * 200_000}"}, CLERK)
    deep: object = "Done"
    for _ in range(40):
        deep = [deep]
    for value in ("Done", ["ask", f"Done {desk.reference}"], 7, deep):
        yield Forged(f"no object: {str(value)[:40]}", value, CLERK)


def _elsewhere(desk: Desk) -> Iterator[Forged]:
    """The very clerk, where others read it."""
    for order in _announcing(desk)[:6]:
        for where in (CHANNEL, GROUP):
            yield Forged(f"in {where.scope}: {order}", {"ask": order}, CLERK, where)


def _dressed(desk: Desk) -> Iterator[Forged]:
    """A press that says besides who it would like to be."""
    ask = f"post {desk.seen} now"
    for more in (
        {"msteams": {"type": "invoke", "value": {"type": "task/submit"}}},
        {"msteams": {"type": "messageBack", "text": ask}},
        {"role": "administrator"}, {"person": CLERK.entra}, {"committees": None}, {"action": {"verb": "post"}},
        {"from": CLERK.account()}, {"ASK": ask}, {"ask ": ask},
    ):  # fmt: skip
        yield Forged(f"dressed in {next(iter(more))}", {"ask": ask, **more})
    yield Forged("a sender's role", {"ask": ask}, more={"from": {**ANN.account(), "role": "administrator"}})
    yield Forged("a sender's name", {"ask": ask}, more={"from": {**ANN.account(), "name": CLERK.name}})
