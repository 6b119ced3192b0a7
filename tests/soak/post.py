"""A connector that knows which process asks, ends each request as it is told to, and keeps what it took."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from aiohttp import web

from store.rates import Rate
from tests.fakes import ENTRA_KEY, End, FakeTeams

SUBJECT = re.compile(r"soak:\d+")
END = web.RequestKey("end", End)
GRACE = 0.3
"""Seconds that a send may already have been on its way when Teams said that it was busy."""


@dataclass(frozen=True)
class Call:
    """One request: `worker` is the process it came from, `subject` the notice it was about, `at` machine seconds."""

    worker: str
    conversation: str
    subject: str
    at: float
    taken: bool
    given: str | None
    end: End


@dataclass
class Post(FakeTeams):
    """`decide` gives the end of a request, by its path; `on_taken` is told of what was taken, before it is answered."""

    decide: Callable[[str], End] = lambda _: End()
    on_taken: Callable[[Call], None] = lambda _: None
    calls: list[Call] = field(default_factory=list)
    _workers: dict[str, str] = field(default_factory=dict)

    async def _token(self, request: web.Request) -> web.StreamResponse:
        worker = str((await request.post())["client_secret"])
        given = ENTRA_KEY.sign({"aud": "https://api.botframework.com", "worker": worker, "jti": len(self._issued)})
        self._issued.add(given)
        self._workers[f"Bearer {given}"] = worker
        return web.json_response({"token_type": "Bearer", "expires_in": 3599, "access_token": given})

    def _next(self, request: web.Request) -> End:
        request[END] = self.decide(request.match_info["rest"])
        return request[END]

    def _keep(self, request: web.Request, body: object, taken: bool, given: str | None) -> None:
        super()._keep(request, body, taken, given)
        one = self.received.pop()
        found = SUBJECT.search(one.text)
        worker = self._workers.get(one.authorization or "", "")
        end = request.get(END, End(401))
        call = Call(worker, one.conversation or "", found.group() if found else "", one.at, taken, given, end)
        self.calls.append(call)
        if taken:
            self.on_taken(call)

    @property
    def copies(self) -> Counter[str]:
        """How often each notice arrived."""
        return Counter(call.subject for call in self.calls if call.taken)

    @property
    def given(self) -> dict[str, set[str]]:
        """The activity ids that each notice was given."""
        ids: dict[str, set[str]] = defaultdict(set)
        for call in self.calls:
            if call.taken and call.given:
                ids[call.subject].add(call.given)
        return ids

    def over_rates(self, conversation: Iterable[Rate], overall: Iterable[Rate]) -> int:
        """How many requests came while a window was full, whichever process they came from."""
        by_place: dict[str, list[float]] = defaultdict(list)
        for call in self.calls:
            by_place[call.conversation].append(call.at)
        every = sorted(call.at for call in self.calls)
        over = sum(_over(every, rate) for rate in overall)
        return over + sum(_over(sorted(times), rate) for times in by_place.values() for rate in conversation)

    def too_soon(self) -> int:
        """How many requests came to a conversation before the time that Teams had asked for was over."""
        asked: dict[str, tuple[float, float]] = {}
        soon = 0
        for call in sorted(self.calls, key=lambda call: call.at):
            said, until = asked.get(call.conversation, (0.0, 0.0))
            soon += said + GRACE < call.at < until
            if call.end.retry_after is not None:
                asked[call.conversation] = (call.at, call.at + float(call.end.retry_after))
        return soon


def _over(times: list[float], rate: Rate) -> int:
    return sum(later - earlier < rate.seconds for earlier, later in zip(times, times[rate.count :], strict=False))
