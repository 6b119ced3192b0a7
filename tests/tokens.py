"""Keys and tokens: those of the Bot Connector and of Entra, and whatever a forger would make of them.

Tokens are put together by hand, since a library that signs refuses to write most of what has to be refused.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

APP = "5f0c6a3e-9f2b-4f56-8d5e-0c7d3b1f2a10"
TENANT = "0b6e1f9a-3a52-4f7c-9a1d-7d2f4c5b6e01"
OTHER_TENANT = "9d3c2b1a-0f4e-4a6b-8c7d-5e6f7a8b9c02"
SECRET = "a client secret ~ of the tests alone"
ISSUER = "https://api.botframework.com"
LEFT_OUT = object()
"""Stands for a claim, a name of a header or of a body that is not there at all."""

Named = Mapping[str, object]


@cache
def rsa_key(name: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """The key of that name, made once (a new one takes a tenth of a second)."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@cache
def ec_key(name: str) -> ec.EllipticCurvePrivateKey:
    """The same on a curve."""
    return ec.generate_private_key(ec.SECP256R1())


@dataclass(frozen=True)
class Signer:
    """One signing key, as the metadata announces it; `more` changes what is announced."""

    kid: str
    endorsements: tuple[str, ...] | str | None = ("skypeforbusiness", "msteams", "webchat")
    bits: int = 2048
    more: Named = field(default_factory=dict, hash=False)

    @property
    def key(self) -> rsa.RSAPrivateKey:
        return rsa_key(self.kid, self.bits)

    def announced(self) -> dict[str, object]:
        """The public key in the shape of the Bot Connector's key document."""
        jwk = jwt.get_algorithm_by_name("RS256").to_jwk(self.key.public_key(), as_dict=True)
        shape = {"kty": "RSA", "use": "sig", "kid": self.kid, "x5t": self.kid, "n": jwk["n"], "e": jwk["e"]}
        endorsed = list(self.endorsements) if isinstance(self.endorsements, tuple) else self.endorsements
        return without({**shape, "endorsements": LEFT_OUT if endorsed is None else endorsed, **self.more})

    def sign(self, claims: object, **header: object) -> str:
        """A token with these claims, signed with RS256."""
        return token(
            without({"alg": "RS256", "kid": self.kid, "x5t": self.kid, "typ": "JWT", **header}), claims, self.key
        )


def connector_claims(url: str, now: float, **changes: object) -> dict[str, object]:
    """The claims that the Bot Connector makes for one hour from five minutes ago."""
    lifetime = {"nbf": int(now) - 300, "exp": int(now) + 3300}
    return without({"serviceurl": url, **lifetime, "iss": ISSUER, "aud": APP, **changes})


def token(header: object, claims: object, key: object, algorithm: str = "RS256") -> str:
    """Whatever is said to be a header and claims, signed by that algorithm, whatever the header says."""
    signing = f"{packed(header)}.{packed(claims)}"
    return f"{signing}.{base64url(jwt.get_algorithm_by_name(algorithm).sign(signing.encode(), key))}"


def packed(part: object) -> str:
    """One part of a token; bytes stand for themselves."""
    return base64url(part if isinstance(part, bytes) else json.dumps(part).encode())


def base64url(data: bytes) -> str:
    """Base64 as tokens have it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def without(named: Named) -> dict[str, object]:
    """The same without what is left out."""
    return {name: value for name, value in named.items() if value is not LEFT_OUT}
