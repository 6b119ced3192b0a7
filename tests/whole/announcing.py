"""A council's clerk who announces: orders go through the turn, and posts through the courier, without HTTP."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from bot.courier import Courier
from bot.plain import plain
from bot.pressed import words
from bot.schedule import owe
from bot.teams.port import Heard
from bot.turn import Turns
from dialogs.answer import Answer, Block, Form, Shown
from dialogs.asked import Scope
from store import outbox, people, places
from store.engine import Store
from store.tables import document, item, meeting, passage
from store.tables import place as place_table
from tests.bot.by_hand import HandClock, Postbox
from tests.council import add_chat, add_committee, add_follower, add_meeting, add_paper, add_place

ANN, BEN, CLERK, OTHER = (f"{n}1111111-aaaa-4aaa-8aaa-00000000000{n}" for n in (1, 2, 3, 4))
"""A member, somebody else, and two clerks of the committee."""
NOW = datetime(2021, 6, 21, 9, tzinfo=UTC)
MEETING = date(2021, 7, 1)


@dataclass
class Clerks:
    """A planning committee with a meeting and its agenda; a channel and a member's chat that are told of it."""

    store: Store
    clock: HandClock = field(default_factory=lambda: HandClock(NOW))
    post: Postbox = field(default_factory=Postbox)
    activity: int = 0

    def __post_init__(self) -> None:
        self.turns = Turns(store=self.store, zone=ZoneInfo("Europe/London"), now=self.clock.now)
        self.courier = Courier(store=self.store, teams=self.post, now=self.clock.now, machine=self.clock.machine)
        with self.store.write() as tx:
            self.committee = add_committee(tx)
            self.meeting = add_meeting(tx, self.committee, MEETING)
            agenda = add_paper(tx, self.committee, MEETING, "agenda pack")
            for number, title, part in (("1", "Apologies", 1), ("2", "The lido", 1), ("3", "SECRET sale", 2)):
                values = {"of": "agenda", "number": number, "title": title, "part": part, "exempt": part == 2}
                pages = {"page_first": int(number), "page_last": int(number) + 1}
                tx.execute(insert(item).values(document_id=agenda, meeting_date=MEETING, **values, **pages))
            self.channel = add_follower(tx, self.committee, "19:planning@thread.tacv2")
            for person, role, name in (
                (ANN, "member", "Ann Archer"),
                (CLERK, "clerk", "Cleo Clerk"),
                (OTHER, "clerk", "Otto Other"),
            ):
                people.grant(
                    tx, NOW - timedelta(days=99), object_id=person, role=role, name=name, committee_slug="planning"
                )
                add_chat(tx, person)
            add_chat(tx, BEN)

    def say(self, text: str, person: str = CLERK, scope: Scope = Scope.PERSONAL, value: object = None) -> Answer:
        """What is answered to somebody who types or presses."""
        self.activity += 1
        chat = f"a:{person}" if scope is Scope.PERSONAL else "19:planning@thread.tacv2"
        heard = Heard(
            kind="press" if value else "message",
            activity=str(self.activity),
            conversation=chat,
            thread=chat,
            address=chat,
            scope=scope,
            text="" if value else text,
            value=value,  # type: ignore[arg-type]
            person=person,
        )
        said = self.turns.think(heard)
        assert said is not None
        return said.answer

    def press(self, answer: Answer, button: str, person: str = CLERK, **inputs: str) -> Answer:
        """Press the button of a form, its inputs filled in, what is not named as it stood."""
        form = next(one for one in forms(answer) if one.title.startswith(button))
        stood = {one.name: one.value for one in form.fields}
        return self.say("", person, value={"ask": form.sentence, **stood, **inputs})

    async def tick(self, after: timedelta = timedelta(seconds=3)) -> None:
        """Let some time pass, plan, and carry until nothing is due."""
        self.clock.move(after)
        idle = 0
        while idle < 2:
            owe(self.store, self.clock.now())
            carried = await self.courier.deliver()
            await self.courier.finish()
            idle = 0 if carried else idle + 1
            self.clock.move(timedelta(seconds=1))

    async def until(self, at: datetime) -> None:
        """Let time pass until an instant, and carry what is due by then."""
        await self.tick(at - self.clock.now())

    def posted(self, address: str, kind: str = "announcement") -> str | None:
        """Teams' id of what was posted there last."""
        with self.store.read() as tx:
            there = {place.id: place.address for place in places.reachable(tx)}
            every = [one for one in outbox.notices(tx) if one.kind == kind and there.get(one.place) == address]
        return every[-1].activity

    def changed(self, address: str) -> list[Answer]:
        """What was put there in the place of that very post."""
        return self.post.changed[address, self.posted(address) or "none"]

    def channels(self, count: int, name: str = "Channel") -> list[str]:
        """So many more channels that the bot is in; their addresses."""
        with self.store.write() as tx:
            for number in range(count):
                where = add_place(tx, f"19:{name}{number}@thread.tacv2")
                tx.execute(update(place_table).where(place_table.c.id == where).values(name=f"{name} {number}"))
        return [f"19:{name}{number}@thread.tacv2" for number in range(count)]

    def load_exempt(self, *passages: str) -> None:
        """Another paper comes, with passages that are not for the public."""
        with self.store.write() as tx:
            paper = add_paper(tx, self.committee, MEETING, "report")
            tx.execute(update(document).where(document.c.id == paper).values(loaded_at=self.clock.now()))
            for words in passages:
                tx.execute(insert(passage).values(document_id=paper, text=words, exempt=True))

    def close_item(self, number: str) -> None:
        """The agenda comes again, with an item that is no longer for the public."""
        with self.store.write() as tx:
            tx.execute(update(item).where(item.c.number == number).values(part=2, exempt=True))
            of = tx.execute(select(item.c.document_id)).scalars().first()
            tx.execute(update(document).where(document.c.id == of).values(loaded_at=self.clock.now()))

    def change_meeting(self, **values: object) -> None:
        """The papers give the meeting otherwise: as loading one would note it."""
        from store import moves

        with self.store.write() as tx, moves.noted(tx, self.clock.now(), [self.committee]):
            tx.execute(update(meeting).where(meeting.c.id == self.meeting).values(**values))


def forms(answer: Answer) -> list[Form]:
    """Every form of a card."""
    return [block for block in answer.blocks if isinstance(block, Form)]


def shown(answer: Answer) -> Answer:
    """What a card says will be posted."""
    return next(block.answer for block in answer.blocks if isinstance(block, Shown))


def text(answer: Answer | tuple[Block, ...]) -> str:
    """All that an answer says, with its title."""
    assert isinstance(answer, Answer)
    return f"{answer.title}\n{plain(answer)}"


__all__ = ["ANN", "BEN", "CLERK", "MEETING", "NOW", "OTHER", "Clerks", "forms", "shown", "text", "words"]
