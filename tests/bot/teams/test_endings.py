"""What each status of the connector means for what can be done."""

import pytest

from bot.teams.endings import judge, retry_after
from bot.teams.port import Busy, Refused, Unreachable, Unsure

NOW = 1_800_000_000.0


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_what_was_taken_raises_nothing(status):
    assert judge(status, {}, {}, NOW) is None  # type: ignore[func-returns-value]  # that it returns is what is held


@pytest.mark.parametrize(
    ("status", "end"),
    [
        *[(status, Busy) for status in (412, 429)],
        *[(status, Unreachable) for status in (403, 404)],
        *[(status, Unsure) for status in (408, 500, 502, 503, 504, 599)],
        *[(status, Refused) for status in (301, 302, 307, 400, 401, 405, 409, 410, 413, 415, 422)],
    ],
)
def test_each_status_has_its_end(status, end):
    with pytest.raises(end):
        judge(status, {}, {}, NOW)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        (" 1.5 ", 1.5),
        ("0", 0),
        ("Fri, 15 Jan 2027 08:00:30 GMT", 30),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("1e9", None),
        ("9999999999", None),
        ("٣", None),
        ("Fri, 99 Jan 2027 08:00:30 GMT", None),
    ],
    ids=repr,
)
def test_how_long_to_wait_comes_as_a_number_or_a_date(said, seconds):
    assert retry_after({"Retry-After": said}, NOW) == seconds
    with pytest.raises(Busy) as busy:
        judge(429, {"Retry-After": said}, {}, NOW)
    assert busy.value.retry_after == seconds


def test_teams_own_words_are_kept_and_kept_short():
    with pytest.raises(Unreachable, match="BotNotInConversationRoster"):
        judge(403, {}, {"error": {"code": "BotNotInConversationRoster"}}, NOW)
    with pytest.raises(Refused) as refused:
        judge(400, {}, {"error": {"code": "BadSyntax", "message": "x" * 1000}}, NOW)
    assert refused.value.reason == "BadSyntax: " + "x" * 200


@pytest.mark.parametrize("answer", [None, [], {}, {"error": None}, {"error": "no"}, {"error": {"code": 7}}], ids=str)
def test_an_error_without_words_is_its_status(answer):
    with pytest.raises(Refused, match="HTTP 400"):
        judge(400, {}, answer, NOW)
