"""How the bot proves who it is to Entra: by a client secret, or by an assertion signed with its certificate's key."""

import base64
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import Certificate, load_pem_x509_certificates

LIFETIME = 600
"""Seconds that an assertion counts for (Entra's pages advise 5 to 10 minutes)."""
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Credential(Protocol):
    """What stands in the form that asks for a token."""

    def fields(self, endpoint: str) -> Mapping[str, str]:
        """The fields of the form that prove the bot's identity to this token endpoint."""
        ...


class Secret:
    """A client secret, shown to nobody else."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def fields(self, endpoint: str) -> Mapping[str, str]:
        """The secret, whatever the endpoint."""
        return {"client_secret": self._secret}


class SignedAssertion:
    """A certificate that is registered in Entra, and its key, out of one PEM file.

    The form of the assertion is Entra's: "Microsoft identity platform application authentication certificate
    credentials". `epoch` gives the machine's time in seconds since 1970 UTC.
    """

    def __init__(self, pem: Path, app_id: str, epoch: Callable[[], float]) -> None:
        self._app_id = app_id
        self._epoch = epoch
        self._key, certificate = _pair(pem)
        thumbprint = base64.urlsafe_b64encode(certificate.fingerprint(SHA256())).rstrip(b"=")
        self._header = {"x5t#S256": thumbprint.decode()}

    def fields(self, endpoint: str) -> Mapping[str, str]:
        """A fresh assertion for the endpoint."""
        now = int(self._epoch())
        claims = {"aud": endpoint, "iss": self._app_id, "sub": self._app_id, "jti": str(uuid.uuid4())}
        lifetime = {"iat": now, "nbf": now, "exp": now + LIFETIME}
        signed = jwt.encode({**claims, **lifetime}, self._key, algorithm="PS256", headers=self._header)
        return {"client_assertion_type": _ASSERTION, "client_assertion": signed}


def _pair(pem: Path) -> tuple[RSAPrivateKey, Certificate]:
    """The key and the certificate that belongs to it, out of the PEM file; a ValueError says what is missing."""
    try:
        written = pem.read_bytes()
        key, certificates = load_pem_private_key(written, None), load_pem_x509_certificates(written)
    except (OSError, ValueError, TypeError):
        raise ValueError(
            f"{pem} cannot be used: MicrosoftAppCertificate needs a PEM with a certificate and its key, unencrypted."
        ) from None
    if isinstance(key, RSAPrivateKey):
        for certificate in certificates:
            if certificate.public_key() == key.public_key():
                return key, certificate
    raise ValueError(f"{pem} cannot be used: its key is not the RSA key of its certificate.")
