"""Activities with whatever is wrong with them, signed well: each is taken or refused, and the bot goes on."""

import asyncio
import json
import logging
import random
import time
from copy import deepcopy

import pytest

from tests import activities
from tests.activities import ANN, CHANNEL, GROUP, chat_with, message, press

SEED, REQUESTS = 20210420, 300
NUMBERS = (None, True, 0, -1, 10**30, 1e308, 0.1)
TEXTS = ("", " ", "\x00", "\ud800", "\u202e", "<at>", "</at><at>x</at>", "%s%n", "{{7*7}}", "' OR 1=1 --", "../..")
LONG = ("é" * 500, "x" * 20_000, "\n" * 50, "😀" * 99, "&#0;&#x110000;&lt;", ["x"] * 500)
SHAPES: tuple[object, ...] = (
    [],
    [[]],
    [None],
    [{}],
    {},
    {"id": None},
    {"id": "x" * 999},
    {"": ""},
    {"type": "mention"},
    {"a": {"a": {}}},
)
ODD: tuple[object, ...] = (*NUMBERS, *TEXTS, *LONG, *SHAPES)


def whole(url):
    """One of each kind."""
    said = message(url, "When is the next meeting?", ANN, CHANNEL)
    yield said
    yield message(url, "who approves it?")
    yield message(url, "follow something", ANN, GROUP)
    yield press(url, {"ask": "help"}, None, ANN, chat_with(ANN), "1")
    yield activities.bot_added(url)
    yield activities.installation(url)
    yield activities.installation(url, "remove")
    yield activities.invoke(url)
    yield activities.dialog_opened(url, ANN, CHANNEL)
    yield activities.dialog_sent(url, {"ask": "help", "day": "", "note": "x"})
    yield activities.edited(url, said, "x")
    yield activities.reaction(url, "1")


def places_in(value, path=()):
    """Every place in it that something else could be put."""
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in pairs:
        yield from places_in(inner, (*path, name))


def mutated(chance, activity):
    """The same with one to three things wrong."""
    changed = json.loads(json.dumps(activity))
    for _ in range(chance.randint(1, 3)):
        *way, last = chance.choice(list(places_in(changed)))
        holder = changed
        for name in way:
            holder = holder[name]
        if chance.random() < 0.2:
            del holder[last]
        else:
            holder[last] = deepcopy(chance.choice(ODD))
    return changed


def bodies(url):
    """Bodies by the seed; every tenth has bytes wrong as well."""
    chance = random.Random(SEED)
    kinds = list(whole(url))
    for number in range(REQUESTS):
        activity = {**chance.choice(kinds), "id": f"{number}"}
        body = bytearray(json.dumps(mutated(chance, activity)).encode())
        if number % 10 == 0:
            for _ in range(3):
                body[chance.randrange(len(body))] = chance.randrange(256)
        yield bytes(body)


async def test_three_hundred_wrong_activities_are_no_fault_and_the_bot_goes_on(bot, caplog):
    caplog.set_level(logging.WARNING)
    every = list(bodies(bot.teams.url))
    ended = []
    for start in range(0, len(every), 10):
        some = every[start : start + 10]
        ended += [status for status, _ in await asyncio.gather(*(bot.send(bot.bearing(), one) for one in some))]
    print({status: ended.count(status) for status in sorted(set(ended))})
    assert set(ended) <= {200, 400, 403}
    assert 200 in ended
    await bot.post(message(bot.teams.url, "thanks", activities.BEN))
    await bot.teams.until(lambda: any("welcome" in one.text for one in bot.teams.said), 20)
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


LONG_WORDS = {
    "an act and marks": "follow " + " !" * 14_000 + "a",
    "an act and more marks": "unfollow " + "!" * 28_000 + "a",
    "one long word": "x" * 28_000,
    "many lines": "a\n" * 14_000,
    "many tags": "<p" * 14_000,
    "many marks": "&#" * 14_000,
    "many questions": "When is the next meeting? " * 1_000,
    "many numbers": "1/2/2021 " * 3_000,
}


@pytest.mark.parametrize("text", LONG_WORDS.values(), ids=LONG_WORDS)
@pytest.mark.parametrize("how", ["typed", "pressed"])
async def test_a_message_as_long_as_teams_takes_holds_nobody_up(bot, text, how):
    typed, pressed = (text, {}) if how == "typed" else (None, {"ask": text})
    await bot.post(press(bot.teams.url, pressed, typed, ANN, chat_with(ANN), "1"))
    began = time.monotonic()
    assert await bot.post(message(bot.teams.url, "thanks", activities.BEN)) == 200
    assert (await bot.get("/healthz"))[0] == 200
    await bot.teams.answers(2)
    assert time.monotonic() - began < 2
