"""How the bot proves who it is: its secret, or an assertion that Entra can check against the certificate."""

import base64
from datetime import UTC, datetime

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.teams.credential import LIFETIME, Secret, SignedAssertion
from tests.tokens import APP, ec_key, rsa_key

ENDPOINT = "https://login.microsoftonline.com/tenant/oauth2/v2.0/token"


def certificate(key):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bot")])
    begun, ends = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
    unsigned = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    dated = unsigned.serial_number(7).not_valid_before(begun).not_valid_after(ends)
    return dated.sign(key, SHA256())


def written(key, encryption=None):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())


@pytest.fixture
def pem(tmp_path):
    def write(*parts):
        file = tmp_path / "bot.pem"
        file.write_bytes(b"".join(parts))
        return file

    return write


def test_a_secret_is_shown_to_entra_alone():
    secret = Secret("s3cret")
    assert secret.fields(ENDPOINT) == {"client_secret": "s3cret"}
    assert "s3cret" not in repr(secret)


def test_an_assertion_is_signed_with_the_key_and_names_the_certificate(pem, epoch):
    key = rsa_key("bot")
    own, other = certificate(key), certificate(rsa_key("an authority"))
    credential = SignedAssertion(
        pem(written(key), other.public_bytes(Encoding.PEM), own.public_bytes(Encoding.PEM)), APP, epoch
    )
    fields = credential.fields(ENDPOINT)
    assert fields["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    header = jwt.get_unverified_header(fields["client_assertion"])
    thumbprint = base64.urlsafe_b64encode(own.fingerprint(SHA256())).rstrip(b"=").decode()
    assert (header["alg"], header["x5t#S256"]) == ("PS256", thumbprint)
    claims = jwt.decode(
        fields["client_assertion"],
        key.public_key(),
        algorithms=["PS256"],
        audience=ENDPOINT,
        options={"verify_exp": False, "verify_nbf": False, "verify_iat": False},
    )
    assert (claims["iss"], claims["sub"], claims["exp"] - claims["nbf"]) == (APP, APP, LIFETIME)
    assert claims["nbf"] == epoch()


def test_no_two_assertions_are_the_same(pem, epoch):
    key = rsa_key("bot")
    credential = SignedAssertion(pem(written(key), certificate(key).public_bytes(Encoding.PEM)), APP, epoch)
    assert credential.fields(ENDPOINT) != credential.fields(ENDPOINT)


def parts_of(case):
    key, other = rsa_key("bot"), rsa_key("an authority")
    own = certificate(key).public_bytes(Encoding.PEM)
    cases = {
        "nothing": (),
        "no key": (own,),
        "no certificate": (written(key),),
        "another's certificate": (written(key), certificate(other).public_bytes(Encoding.PEM)),
        "no RSA key": (written(ec_key("bot")), certificate(ec_key("bot")).public_bytes(Encoding.PEM)),
        "encrypted": (written(key, BestAvailableEncryption(b"word")), own),
    }
    return cases[case]


@pytest.mark.parametrize(
    "case", ["nothing", "no key", "no certificate", "another's certificate", "no RSA key", "encrypted"]
)
def test_a_file_that_cannot_be_used_says_why(pem, epoch, case):
    file = pem(*parts_of(case))
    with pytest.raises(ValueError, match="cannot be used"):
        SignedAssertion(file, APP, epoch)


def test_a_missing_file_says_so(tmp_path, epoch):
    with pytest.raises(ValueError, match="cannot be used"):
        SignedAssertion(tmp_path / "none.pem", APP, epoch)
