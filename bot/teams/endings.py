"""How a request to Teams ended, named for what can be done about it."""

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from bot.teams.port import Busy, Refused, Unreachable, Unsure

_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def judge(status: int, headers: Mapping[str, str], answer: object, now: float) -> None:
    """Raise what the status means, unless it was taken; `now` is the machine's time in seconds since 1970 UTC.

    The statuses are those of "Rate limiting" and "Status code responses" for bots in Teams. What was redirected was not
    taken, and is not sent after.
    """
    if 200 <= status < 300:
        return
    if status in {412, 429}:
        raise Busy(retry_after(headers, now))
    code, said = _error(answer)
    if status in {403, 404}:
        raise Unreachable(code or f"HTTP {status}")
    if status == 408 or status >= 500:
        raise Unsure(f"Teams ended with HTTP {status}")
    raise Refused(": ".join(word for word in (code or f"HTTP {status}", said) if word))


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds to wait, which come as a number or as the date of HTTP; None where neither can be read."""
    said = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(said):
        return float(said)
    try:
        until = parsedate_to_datetime(said)
        return max(0.0, until.replace(tzinfo=until.tzinfo or UTC).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def _error(answer: object) -> tuple[str, str]:
    """Teams' code and sentence, each short, or nothing."""
    error = answer.get("error") if isinstance(answer, dict) else None
    said = error if isinstance(error, dict) else {}
    return _short(said.get("code")), _short(said.get("message"))


def _short(said: object) -> str:
    return said.strip()[:200] if isinstance(said, str) else ""
