"""What a body may be, and what is made of it."""

import json

import pytest

from bot.teams.body import DEEPEST, LONGEST, parse, part, parts, text
from bot.teams.refusal import TurnedAway


def nested(depth):
    return b'{"a":' * (depth - 1) + b"{}" + b"}" * (depth - 1)


def long_body(length):
    return b'{"a":"' + b"x" * (length - 8) + b'"}'


def test_an_object_is_read_as_it_stands():
    said = {"text": "Größe 😀 עברית", "number": 1.5, "list": [1, None, True], "object": {"a": "b"}}
    assert parse(json.dumps(said, ensure_ascii=False).encode()) == said


def test_the_longest_body_is_read_and_one_byte_more_is_not():
    assert parse(long_body(LONGEST))
    with pytest.raises(TurnedAway, match="longer"):
        parse(long_body(LONGEST + 1))


def test_the_deepest_body_is_read_and_one_level_more_is_not():
    assert parse(nested(DEEPEST))
    with pytest.raises(TurnedAway, match="deep"):
        parse(nested(DEEPEST + 1))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half"),
        pytest.param(b"{} {}", id="two"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'"text"', id="text"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"a":1,"a":1}', id="a name twice"),
        pytest.param(b'{"o":{"a":1,"a":2}}', id="a name twice inside"),
        pytest.param(b'{"a":1,"\\u0061":2}', id="a name twice, written otherwise"),
        pytest.param(b'{"a":NaN}', id="NaN"),
        pytest.param(b'{"a":-Infinity}', id="infinity"),
        pytest.param(b'{"a":' + b"9" * 5000 + b"}", id="a number of 5,000 digits"),
        pytest.param(b'{"a":"\xff"}', id="no UTF-8"),
        pytest.param(b'{"a":"\x00"}', id="a raw NUL"),
        pytest.param(b'\xef\xbb\xbf{"a":1}', id="a byte order mark"),
        pytest.param('{"a":1}'.encode("utf-16"), id="UTF-16"),
        pytest.param(b"[" * 200_000, id="a deep well"),
        pytest.param(b"a=1&b=2", id="a form"),
    ],
)
def test_what_is_no_object_in_json_is_malformed(body):
    with pytest.raises(TurnedAway) as refused:
        parse(body)
    assert refused.value.status == 400


def test_letters_that_nothing_can_keep_are_dropped():
    assert parse(rb'{"a\u0000":"b\u0000c","lone":"\ud800x"}') == {"a": "bc", "lone": "x"}


def test_parts_are_found_only_where_they_have_their_type():
    said = {"o": {"a": 1}, "t": "word", "l": [{"b": 2}, 3], "e": ""}
    assert (part(said, "o"), part(said, "t"), part(said, "none")) == ({"a": 1}, {}, {})
    assert (text(said, "t"), text(said, "o"), text(said, "e")) == ("word", None, None)
    assert (parts(said, "l"), parts(said, "o")) == ([{"b": 2}], [])
