"""Which places somebody names: groups first, then whole names of channels with all that stands in them, the longest."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from dialogs.say import long_date
from store.places import Place

FOLLOWERS, MEMBERS, EVERYWHERE, POSTED = "followers", "members", "everywhere", "posted"
_CHANNELS = "channels"
_GROUPS = {
    FOLLOWERS: "followers|subscribers|everybody who follows|everyone who follows",
    MEMBERS: "members|committee|committee members|members of the committee",
    EVERYWHERE: "everywhere|every place|everyone|everybody|all|all places",
    POSTED: "posted|wherever it was posted|wherever the agenda was announced",
    _CHANNELS: "channels|every channel",
}
_WORDS = {word: group for group, words in _GROUPS.items() for word in words.split("|")}
_SMALL = re.compile(r"(?:(?:the|all|to|also)\s+)+")
_BREAK = re.compile(r"[\s.!]*(?:$|(?:(?:[,;&+]|\band\b)\s*)+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What was named: `tokens` of groups and places, `unknown` words, or `several` places of one name."""

    tokens: tuple[str, ...] = ()
    unknown: str = ""
    several: tuple[Place, ...] = ()


def tidy(name: str) -> str:
    """A name as it is compared: without quotation marks, an article, a full stop, or capitals."""
    plain = re.sub(r"[“”\"„]|(?<!\w)['‘’]|['‘’](?!\w)", "", " ".join(name.casefold().split()))
    return re.sub(r"^the\s+", "", " ".join(plain.split()).strip(" .!"))


def understood(typed: str, there: Iterable[Place]) -> Said:
    """What is named in a text, part by part; where one part is not understood, nothing is."""
    every = list(there)
    names = _names(every)
    found: list[str] = []
    rest = _plain(typed).lstrip(" ,;.:&")
    while rest:
        name, rest, said = _first(rest, names)
        if name is None:
            return Said(unknown=said)
        meant = names.get(name, []) if name not in _WORDS else []
        if len(meant) > 1 and not {f"#{one.id}" for one in meant} <= set(found):
            return Said(tokens=(*found, *_later(rest, names)), several=tuple(meant))
        found += [f"#{one.id}" for one in meant] or _group(_WORDS[name], every)
    return Said(tokens=tuple(dict.fromkeys(found)))


def among(said: Said, chosen: Collection[str]) -> Said:
    """The same where what is named is to be taken away: of several of one name those alone that were chosen."""
    left = tuple(one for one in said.several if f"#{one.id}" in chosen)
    if len(left) > 1 or not said.several:
        return replace(said, several=left)
    return replace(said, tokens=(*said.tokens, *(f"#{one.id}" for one in left)), several=())


def _later(rest: str, names: Mapping[str, list[Place]]) -> list[str]:
    """What else is named and sure, so that it stands in the choices of what is not."""
    found = []
    while rest:
        name, rest, _ = _first(rest, names)
        if name in _WORDS:
            found.append(_WORDS[name])
        elif name is not None and len(names[name]) == 1:
            found.append(f"#{names[name][0].id}")
    return found


def told_apart(place: Place, zone: str) -> str:
    """By what a place is told from another of the same name: its number, and since when the bot is there."""
    since = f", since {long_date(place.met_at.astimezone(ZoneInfo(zone)).date())}" if place.met_at else ""
    return f"number {place.id}{since}"


def _plain(text: str) -> str:
    """Tidied, but for what may part names."""
    return re.sub(r"[“”\"„]|(?<!\w)['‘’]|['‘’](?!\w)", "", " ".join(text.casefold().split()))


def _names(every: Iterable[Place]) -> dict[str, list[Place]]:
    """The places by each way of saying them: the name, with the word channel, and the number."""
    found: dict[str, list[Place]] = defaultdict(list)
    for one in every:
        found[f"#{one.id}"].append(one)
        if one.name and (name := tidy(one.name)):
            kind = "channel" if one.scope == "channel" else "group chat"
            for said in (name, f"{name} {kind}", f"{name} ({kind})", f"{kind} {name}"):
                found[said].append(one)
    return found


def _first(rest: str, names: Mapping[str, list[Place]]) -> tuple[str | None, str, str]:
    """The first name of a text (None where there is none), what follows it, and what was read."""
    small = _SMALL.match(rest)
    for text in dict.fromkeys((rest, rest[small.end() :] if small else rest, re.sub(r"^the\s+", "", rest))):
        for name in sorted({*names, *_WORDS}, key=lambda one: (-len(one), one)):
            if text.startswith(name) and (after := _BREAK.match(text, len(name))):
                return name, text[after.end() :], name
    part = re.split(r"[,;&]|\band\b", rest)[0]
    return None, rest[len(part) :].lstrip(" ,;&"), part.strip(" .") or rest.strip()


def _group(token: str, every: Iterable[Place]) -> list[str]:
    return [f"#{one.id}" for one in every if one.scope == "channel"] if token == _CHANNELS else [token]
