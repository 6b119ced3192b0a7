"""The matrix of forged requests, each with a name and the status that it has to get; run it with

    python -m tests.whole.forged

It starts the whole bot on loopback, posts every one, and prints how they ended. Not one may be accepted, none may end
in a fault, and nothing may be sent to anybody.
"""

import asyncio
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests import activities
from tests.fakes import ENTRA_KEY, TEAMS_KEY, FakeTeams
from tests.tokens import (
    APP,
    ISSUER,
    LEFT_OUT,
    OTHER_TENANT,
    SECRET,
    TENANT,
    Named,
    Signer,
    base64url,
    connector_claims,
    ec_key,
    packed,
    token,
    without,
)
from tests.whole.serving import Headers, Served, serving

STRANGER = Signer("stranger")
OTHERS = {
    "of another channel": Signer("webchat-1", endorsements=("webchat", "directline")),
    "without endorsements": Signer("unendorsed-1", endorsements=None),
    "with empty endorsements": Signer("unendorsed-2", endorsements=()),
    "endorsed by a text": Signer("unendorsed-3", endorsements="msteams"),
    "endorsed in capitals": Signer("unendorsed-4", endorsements=("MSTeams",)),
    "endorsed for a longer name": Signer("unendorsed-5", endorsements=("msteams2", "xmsteams")),
    "too short": Signer("short-1", bits=1024),
    "for encryption": Signer("encrypting-1", more={"use": "enc"}),
    "said to be on a curve": Signer("elliptic-1", more={"kty": "EC"}),
}
"""Keys that the metadata announces, and that do not sign for Teams."""

EMULATOR_ISSUERS = {
    "Entra v1, Bot Framework's": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
    "Entra v2, Bot Framework's": "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
    "Entra v1, Microsoft's": "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
    "Entra v2, Microsoft's": "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0",
    "Entra v1, ours": f"https://sts.windows.net/{TENANT}/",
    "Entra v2, ours": f"https://login.microsoftonline.com/{TENANT}/v2.0",
}


@dataclass
class World:
    """What a forger has: the public keys, a server of his own, and the time."""

    teams: FakeTeams
    attacker: FakeTeams

    @property
    def now(self) -> float:
        return self.teams.clock.machine().timestamp()

    def claims(self, **changes: object) -> dict[str, object]:
        return connector_claims(self.teams.url, self.now, **changes)

    def signed(self, signer: Signer = TEAMS_KEY, /, **changes: object) -> str:
        return signer.sign(self.claims(**changes))

    def headed(self, **header: object) -> str:
        return TEAMS_KEY.sign(self.claims(), **header)

    def activity(self, **changes: object) -> dict[str, object]:
        return without({**activities.message(self.teams.url, "help"), **changes})


@dataclass(frozen=True)
class Forged:
    """One forged request."""

    name: str
    status: int
    headers: Headers = ()
    activity: Named = field(default_factory=dict)
    query: str = ""


def forged(world: World) -> list[Forged]:
    """Every case."""
    makers: tuple[Callable[[World], Iterator[Forged]], ...] = (
        no_token,
        other_algorithms,
        other_keys,
        odd_headers,
        tampered,
        other_claims,
        other_times,
        other_doors,
        other_urls,
        other_tenants,
        other_channels,
    )
    return [one for make in makers for one in make(world)]


def bearing(name: str, world: World, borne: str, status: int = 401, **changes: object) -> Forged:
    return Forged(name, status, [("Authorization", f"Bearer {borne}")], world.activity(**changes))


def no_token(world: World) -> Iterator[Forged]:
    """Requests that bear no token, or not one, or not where it belongs."""
    good = world.signed()
    alone = {
        "an empty header": "",
        "a scheme alone": "Bearer",
        "a token alone": good,
        "another scheme": f"Basic {good}",
        "a scheme with a colon": f"Bearer: {good}",
        "a scheme run into the token": f"Bearer{good}",
        "two spaces": f"Bearer  {good}",
        "a tab": f"Bearer\t{good}",
        "a space in the token": f"Bearer {good[:40]} {good[40:]}",
        "words behind the token": f"Bearer {good} and more",
        "two tokens in a list": f"Bearer {good}, Bearer {good}",
        "a quoted token": f'Bearer "{good}"',
        "a parameter": f"Bearer token={good}",
        "null": "Bearer null",
        "dots": "Bearer ..",
        "two parts": f"Bearer {good.rsplit('.', 1)[0]}",
        "four parts": f"Bearer {good}.e30",
        "five parts": f"Bearer {good}.e30.e30",
        "padded parts": f"Bearer {'.'.join(part + '==' for part in good.split('.'))}",
        "letters beyond ASCII": f"Bearer {good}é",
        "letters that look alike": f"Bearer {good.replace('e', 'е', 1)}",
        "a huge token": f"Bearer {'a' * 2000}.{'b' * 4000}.{'c' * 1500}",
        "percent signs": f"Bearer {good.replace('.', '%2E')}",
    }
    for name, value in alone.items():
        yield Forged(name, 401, [("Authorization", value)], world.activity())
    bad = f"Bearer {world.signed(STRANGER)}"
    yield Forged("no header", 401, [], world.activity())
    for name, values in {
        "twice": (good, good),
        "a good one first": (good, bad),
        "a bad one first": (bad, good),
    }.items():
        headers = [("Authorization", f"Bearer {one.removeprefix('Bearer ')}") for one in values]
        yield Forged(f"two headers, {name}", 401, headers, world.activity())
    for elsewhere in ("X-Authorization", "Proxy-Authorization", "X-Ms-Token-Aad-Access-Token"):
        yield Forged(f"the token in {elsewhere}", 401, [(elsewhere, f"Bearer {good}")], world.activity())
    yield Forged("the token in a cookie", 401, [("Cookie", f"Authorization=Bearer {good}")], world.activity())
    yield Forged("the token in the address", 401, [], world.activity(), f"?access_token={good}")
    yield Forged("the token in the body", 401, [], world.activity(authorization=f"Bearer {good}"))


def other_algorithms(world: World) -> Iterator[Forged]:
    """Tokens that say, or use, another algorithm than RS256; among them the public key as a secret."""
    claims, header = world.claims(), {"kid": TEAMS_KEY.kid, "typ": "JWT"}
    for said in ("none", "None", "NONE", "nOnE", "", None, 0, ["RS256"], {"RS256": 1}, "rs256", "RS256 ", LEFT_OUT):
        named = "left out" if said is LEFT_OUT else json.dumps(said)
        unsigned = f"{packed(without({**header, 'alg': said}))}.{packed(claims)}"
        signature = world.signed().rsplit(".", 1)[1]
        yield bearing(f"alg {named}, unsigned", world, f"{unsigned}.")
        yield bearing(f"alg {named}, with a signature", world, f"{unsigned}.{signature}")
    public = TEAMS_KEY.key.public_key()
    secrets = {
        "the public key in PEM": public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "the public key in PKCS1": public.public_bytes(Encoding.PEM, PublicFormat.PKCS1),
        "the public key in DER": public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        "the announced key": json.dumps(TEAMS_KEY.announced()).encode(),
        "the modulus": str(TEAMS_KEY.announced()["n"]).encode(),
        "the bot's secret": SECRET.encode(),
        "the app id": APP.encode(),
        "nothing": b"",
    }
    for name, secret in secrets.items():
        yield bearing(f"HS256 with {name}", world, token({**header, "alg": "HS256"}, claims, secret, "HS256"))
    pem = secrets["the public key in PEM"]
    for algorithm in ("HS384", "HS512"):
        yield bearing(f"{algorithm} with the key", world, token({**header, "alg": algorithm}, claims, pem, algorithm))
    yield bearing("HS256 said to be RS256", world, token({**header, "alg": "RS256"}, claims, pem, "HS256"))
    for algorithm in ("RS384", "RS512", "PS256", "PS384", "PS512"):
        right = TEAMS_KEY.key
        yield bearing(f"{algorithm} by the key", world, token({**header, "alg": algorithm}, claims, right, algorithm))
        yield bearing(
            f"{algorithm} said to be RS256", world, token({**header, "alg": "RS256"}, claims, right, algorithm)
        )
    curve = ec_key("forger")
    yield bearing("ES256 under its name", world, token({**header, "alg": "ES256"}, claims, curve, "ES256"))
    yield bearing("ES256 said to be RS256", world, token({**header, "alg": "RS256"}, claims, curve, "ES256"))


def other_keys(world: World) -> Iterator[Forged]:
    """Tokens signed well, by whoever may not."""
    yield bearing("signed by a stranger", world, world.signed(STRANGER))
    yield bearing("signed by a stranger under a known name", world, STRANGER.sign(world.claims(), kid=TEAMS_KEY.kid))
    for name, signer in OTHERS.items():
        yield bearing(f"signed by a key {name}", world, world.signed(signer))
    yield bearing("signed by Entra", world, world.signed(ENTRA_KEY))
    endorsed = {"jwk": STRANGER.announced(), "endorsements": ["msteams"]}
    yield bearing("a key that endorses itself", world, STRANGER.sign(world.claims(), **endorsed))


def odd_headers(world: World) -> Iterator[Forged]:
    """Headers that name no key, or bring one along, or want what is not understood."""
    kids = (LEFT_OUT, None, "", 0, 1.5, True, [TEAMS_KEY.kid], {"kid": TEAMS_KEY.kid}, TEAMS_KEY.kid.upper())
    odd = (f"{TEAMS_KEY.kid} ", f"{TEAMS_KEY.kid}\x00", "../../../../dev/null", "' OR '1'='1", "__class__", "k" * 2000)
    for kid in (*kids, *odd):
        named = "left out" if kid is LEFT_OUT else repr(kid)[:30]
        yield bearing(f"kid {named}", world, world.headed(kid=kid))
    where = f"{world.attacker.base}/v1/.well-known/keys"
    brought: dict[str, dict[str, object]] = {
        "jku": {"jku": where},
        "x5u": {"x5u": where},
        "jwk": {"jwk": STRANGER.announced()},
        "x5c": {"x5c": ["MIIB"]},
        "a kid that is an address": {"kid": where},
    }
    for name, header in brought.items():
        yield bearing(f"a key brought along by {name}", world, STRANGER.sign(world.claims(), **header))
        known = {**header, "kid": TEAMS_KEY.kid}
        yield bearing(
            f"a key brought along by {name}, under a known name", world, STRANGER.sign(world.claims(), **known)
        )
    for crit in (["exp"], ["b64"], ["http://example.org/x"], [], "exp", None, [7]):
        yield bearing(f"crit {json.dumps(crit)}", world, world.headed(crit=crit))
    yield bearing("b64 false", world, world.headed(b64=False))
    yield bearing("b64 false, critical", world, world.headed(b64=False, crit=["b64"]))


def tampered(world: World) -> Iterator[Forged]:
    """Good tokens of which a part was changed afterwards."""
    head, body, signature = world.signed().split(".")
    later = packed(world.claims(exp=int(world.now) + 999_999))
    flipped = "".join("A" if letter != "A" else "B" for letter in signature[:4]) + signature[4:]
    other = world.signed(aud="another").split(".")
    parts = {
        "claims changed": (head, later, signature),
        "claims of another token": (head, other[1], signature),
        "a signature of another token": (head, body, other[2]),
        "a header changed": (packed({"alg": "RS256", "kid": TEAMS_KEY.kid}), body, signature),
        "a signature changed": (head, body, flipped),
        "a signature cut": (head, body, signature[:-8]),
        "a signature made longer": (head, body, f"{signature}AAAA"),
        "an empty signature": (head, body, ""),
        "a signature of zeros": (head, body, base64url(bytes(256))),
        "a signature of ones": (head, body, base64url(b"\xff" * 256)),
        "parts in another order": (body, head, signature),
        "a header that is no JSON": (packed(b"{"), body, signature),
        "a header that is a list": (packed(["RS256"]), body, signature),
        "a header that is too deep": (packed(b"[" * 3000), body, signature),
        "a header of no base64": ("a", body, signature),
    }
    for name, changed in parts.items():
        yield bearing(name, world, ".".join(changed))
    for name, claims in {"null": None, "a list": [world.claims()], "a text": "claims", "no JSON": b"{"}.items():
        yield bearing(f"claims that are {name}, signed", world, TEAMS_KEY.sign(claims))


def other_claims(world: World) -> Iterator[Forged]:
    """Tokens that the Bot Connector signed, from somebody else or for somebody else."""
    issuers = (
        LEFT_OUT,
        None,
        "",
        [ISSUER],
        f"{ISSUER}/",
        ISSUER.upper(),
        ISSUER.replace("https", "http"),
        f" {ISSUER}",
    )
    governments = ("https://api.botframework.us", "https://api.botframework.azure.cn", "api.botframework.com")
    for issuer in (*issuers, *governments, APP, 7, *EMULATOR_ISSUERS.values()):
        named = "left out" if issuer is LEFT_OUT else json.dumps(issuer)
        yield bearing(f"iss {named}", world, world.signed(iss=issuer))
    whole: tuple[object, ...] = (LEFT_OUT, None, "", [], [APP], [APP, "another"], {APP: 1}, True, 7)
    texts = (ISSUER, f"api://{APP}", f"{APP} ", APP[:-1], f"{APP},another", "*", f"https://botframework.com/{APP}")
    for audience in (*whole, *texts, OTHER_TENANT):
        named = "left out" if audience is LEFT_OUT else json.dumps(audience)
        yield bearing(f"aud {named}", world, world.signed(aud=audience))


def other_times(world: World) -> Iterator[Forged]:
    """Tokens of another time than now."""
    now = int(world.now)
    ends = {"five minutes ago": now - 310, "yesterday": now - 86_400, "in 1970": 0, "before 1970": -1}
    begins = {"in five minutes": now + 320, "tomorrow": now + 86_400, "in 9999": 253_402_300_799}
    odd: tuple[object, ...] = (
        LEFT_OUT,
        None,
        "",
        str(now + 3000),
        f"{now}abc",
        True,
        [now],
        {"at": now},
        float("nan"),
        float("inf"),
    )
    for name, instant in ends.items():
        yield bearing(f"expired {name}", world, world.signed(exp=instant))
    for name, instant in begins.items():
        yield bearing(f"valid only {name}", world, world.signed(nbf=instant, exp=instant + 3600))
    for claim in ("exp", "nbf"):
        for strange in odd:
            named = "left out" if strange is LEFT_OUT else str(strange)
            yield bearing(f"{claim} {named}", world, TEAMS_KEY.sign(without({**world.claims(), claim: strange})))
    yield bearing("exp of a thousand digits", world, world.signed(exp=10**1000))


def other_doors(world: World) -> Iterator[Forged]:
    """What opens the emulator's and the skills' doors elsewhere, and the tokens that the bot itself is given."""
    app_claims: dict[str, object] = {"appid": APP, "azp": APP, "ver": "1.0", "tid": TENANT, "serviceurl": LEFT_OUT}
    for name, issuer in EMULATOR_ISSUERS.items():
        claims = without({**world.claims(iss=issuer), **app_claims, "ver": "2.0" if "v2" in name else "1.0"})
        yield bearing(f"{name} token, signed by Entra", world, ENTRA_KEY.sign(claims))
        yield bearing(f"{name} token, signed by the connector's key", world, TEAMS_KEY.sign(claims))
    own = {"aud": ISSUER, "iss": f"https://sts.windows.net/{TENANT}/", "appid": APP}
    yield bearing("our own token towards the connector", world, ENTRA_KEY.sign(without({**world.claims(), **own})))
    skill = {"aud": OTHER_TENANT, "appid": APP, "ver": "1.0"}
    yield bearing("a skill's token", world, ENTRA_KEY.sign({**world.claims(), **skill}))
    yield bearing("the emulator's channel with Entra's token", world, world.signed(ENTRA_KEY), channelId="emulator")


def other_urls(world: World) -> Iterator[Forged]:
    """Service URLs that differ between token and activity, and those that agree on somebody else's host."""
    url = world.teams.url
    for claim in (LEFT_OUT, None, "", 7, [url], url.rstrip("/"), url.upper(), f"{url} ", f"{url}x", world.attacker.url):
        named = "left out" if claim is LEFT_OUT else json.dumps(claim)
        named = named.replace(str(world.teams.port), "PORT").replace(str(world.attacker.port), "OTHER")
        yield bearing(f"claim serviceurl {named}", world, world.signed(serviceurl=claim), 403)
    yield bearing("claim serviceUrl in another spelling", world, world.signed(serviceurl=LEFT_OUT, serviceUrl=url), 403)
    for said in (LEFT_OUT, None, "", 7, [url], url.rstrip("/"), world.attacker.url):
        named = "left out" if said is LEFT_OUT else json.dumps(said)
        named = named.replace(str(world.teams.port), "PORT").replace(str(world.attacker.port), "OTHER")
        yield bearing(f"activity's serviceUrl {named}", world, world.signed(), 403, serviceUrl=said)
    port, other = world.teams.port, world.attacker.port
    agreed = {
        "another port": world.attacker.url,
        "a name of this machine": f"http://localhost:{port}/emea/",
        "a number of this machine": f"http://2130706433:{port}/emea/",
        "the other address of this machine": f"http://[::1]:{port}/emea/",
        "no port": "http://127.0.0.1/emea/",
        "a user": f"http://me@127.0.0.1:{port}/emea/",
        "a user that looks like the host": f"http://127.0.0.1:{port}@127.0.0.1:{other}/emea/",
        "a dot behind the host": f"http://127.0.0.1.:{port}/emea/",
        "a fragment": f"http://127.0.0.1:{port}/#@127.0.0.1:{other}/",
        "a query": f"http://127.0.0.1:{port}/?to=127.0.0.1:{other}",
        "a back-slash": f"http://127.0.0.1:{port}\\@127.0.0.1:{other}/",
        "a space in front": f" {url}",
        "a line behind": f"{url}\n",
        "no scheme": f"//127.0.0.1:{port}/emea/",
        "FTP": f"ftp://127.0.0.1:{port}/emea/",
        "a file": "file:///etc/passwd",
        "a script": "javascript:alert(1)",
        "another host": "https://example.org/emea/",
        "another host, plain": "http://example.org/emea/",
        "Teams' host, plain": "http://smba.trafficmanager.net/emea/",
        "a host below": "https://smba.trafficmanager.net.example.org/emea/",
        "letters that look alike": "https://smbа.trafficmanager.net/emea/",
        "a cloud's metadata": "http://169.254.169.254/latest/",
        "a very long one": url + "x" * 5000,
    }
    for name, both in agreed.items():
        yield bearing(f"both with {name}", world, world.signed(serviceurl=both), 403, serviceUrl=both)


def other_tenants(world: World) -> Iterator[Forged]:
    """Activities of another tenant, or of none that can be told."""
    ours: dict[str, object] = {"id": TENANT}
    datas = {
        "another": {"tenant": {"id": OTHER_TENANT}},
        "no channel data": LEFT_OUT,
        "channel data of null": None,
        "channel data of text": TENANT,
        "no tenant": {},
        "tenant null": {"tenant": None},
        "tenant as a text": {"tenant": TENANT},
        "tenant in a list": {"tenant": [ours]},
        "no id": {"tenant": {}},
        "id null": {"tenant": {"id": None}},
        "id empty": {"tenant": {"id": ""}},
        "id in a list": {"tenant": {"id": [TENANT]}},
        "id with a space": {"tenant": {"id": f"{TENANT} "}},
        "id cut": {"tenant": {"id": TENANT[:-1]}},
        "two ids in one": {"tenant": {"id": f"{TENANT},{OTHER_TENANT}"}},
        "another name for the id": {"tenant": {"ID": TENANT}, "tenantId": TENANT},
    }
    for name, data in datas.items():
        yield bearing(f"tenant: {name}", world, world.signed(), 403, channelData=data)
    conversation = activities.chat_with(activities.ANN).said()
    for said in (OTHER_TENANT, None, "", 7, [TENANT], f"{TENANT} "):
        where = {**conversation, "tenantId": said}
        yield bearing(f"conversation's tenant {json.dumps(said)}", world, world.signed(), 403, conversation=where)
    both = {"conversation": {**conversation, "tenantId": OTHER_TENANT}, "channelData": {"tenant": {"id": OTHER_TENANT}}}
    yield bearing("another tenant, everywhere", world, world.signed(), 403, **both)


def other_channels(world: World) -> Iterator[Forged]:
    """Activities of another channel than Teams."""
    names = (
        LEFT_OUT,
        None,
        "",
        7,
        ["msteams"],
        "webchat",
        "emulator",
        "directline",
        "test",
        "skype",
        "slack",
        "agents",
    )
    for name in (*names, "MSTeams", "msteams ", "msteams\x00x", "skypeforbusiness"):
        named = "left out" if name is LEFT_OUT else json.dumps(name)
        yield bearing(f"channelId {named}", world, world.signed(), 403, channelId=name)


@dataclass
class Figures:
    """How the forged requests ended: by status, and those that did not end as they have to, by name."""

    ended: Counter[int] = field(default_factory=Counter)
    wrong: dict[str, int] = field(default_factory=dict)
    sent: int = 0

    def __str__(self) -> str:
        total, accepted = self.ended.total(), sum(n for status, n in self.ended.items() if status < 400)
        faults = sum(n for status, n in self.ended.items() if status >= 500)
        refused = f"{self.ended[401]} refused 401, {self.ended[403]} refused 403"
        return (
            f"{total} forged: {refused}, {accepted} accepted, {faults} 5xx; {self.sent} requests were sent to anybody"
        )


async def post_all(bot: Served, world: World) -> Figures:
    """Post every one, and count."""
    figures = Figures()
    for one in forged(world):
        status, _ = await bot.send(one.headers, json.dumps(one.activity).encode(), one.query)
        figures.ended[status] += 1
        if status != one.status:
            figures.wrong[one.name] = status
    figures.sent = len(world.teams.received) + len(world.attacker.received) + world.attacker.fetched.total()
    return figures


def announce(teams: FakeTeams) -> None:
    """Have the metadata announce the keys that do not sign for Teams, beside the one that does."""
    teams.keys = [TEAMS_KEY, *OTHERS.values()]


async def main() -> int:
    """Serve the bot, post every forged request, print the figures; 1 where any ended as it should not."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        teams, attacker = [await stack.enter_async_context(FakeTeams()) for _ in range(2)]
        announce(teams)
        bot = await stack.enter_async_context(serving(f"sqlite:///{folder}/forged.db", teams))
        figures = await post_all(bot, World(teams, attacker))
        good = await bot.post(activities.message(teams.url, "help"))
        await teams.answers(1)
    print(figures)
    print(f"1 genuine: answered, {good}")
    for name, status in figures.wrong.items():
        print(f"  {status}: {name}")
    return 1 if figures.wrong or figures.sent or good != 200 else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
