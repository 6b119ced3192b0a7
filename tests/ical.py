"""A strict reader of iCalendar streams, written from RFC 5545 for tests, and sharing nothing with what writes them."""

import re
from dataclasses import dataclass, field

LINE = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^\";:,]+)*):(.*)", re.DOTALL)
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME", "UID", "PRODID"}
ESCAPED = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}


@dataclass
class Component:
    """What stands between a BEGIN and its END; each property stands once, with its parameters before its value."""

    name: str
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)
    inner: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.properties[name][1]

    def get(self, name: str) -> str | None:
        return self.properties[name][1] if name in self.properties else None


def parsed(stream: bytes) -> Component:
    """The one calendar of a stream; an AssertionError says where it is not what the standard allows."""
    root = Component("")
    open_ones = [root]
    for line in unfolded(stream):
        found = LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            open_ones.append(Component(value))
        elif name == "END":
            ended = open_ones.pop()
            assert ended.name == value
            open_ones[-1].inner.append(ended)
        else:
            assert name not in open_ones[-1].properties, name
            open_ones[-1].properties[name] = parameters, text(value) if name in TEXTS else value
    assert open_ones == [root]
    [calendar] = root.inner
    assert calendar.name == "VCALENDAR"
    return calendar


def unfolded(stream: bytes) -> list[str]:
    """The logical lines: ended by CRLF alone, of 75 octets at most before unfolding, without control characters."""
    assert stream.endswith(b"\r\n")
    lines = stream[:-2].split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in lines)
    whole = [line.decode() for line in lines]  # no letter is cut in two
    assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", "".join(whole))
    logical: list[str] = []
    for line in whole:
        if line.startswith((" ", "\t")):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    return logical


def text(value: str) -> str:
    """A TEXT value, in which a backslash, a semicolon and a comma are always escaped."""
    parts = re.findall(r"\\.|[^\\;,]|.", value)
    assert all(len(part) == 2 or part not in "\\;," for part in parts), value
    return "".join(ESCAPED[part[1]] if len(part) == 2 else part for part in parts)


def events(stream: bytes) -> list[Component]:
    """The events, which are all that the calendar holds, each plain: without alarms or anything else inside."""
    found = parsed(stream).inner
    assert all(one.name == "VEVENT" and not one.inner for one in found)
    return found
