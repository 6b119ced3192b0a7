"""Indicators told in prose: a name before a dash or within a sentence, and what is stated of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.reading.figures import Period, parse_amount, parse_period
from store.reading.found import Doubt, Indicator, Passage
from store.reading.stated import Told, sentences, told
from store.reading.within import measures_within

_RUN_IN = re.compile(r"^(?P<name>[A-Z0-9][^.!?:;]{3,220}?)\s+(?:–|—|-)\s+(?P<rest>\S.{20,})$", re.DOTALL)
_COLON = re.compile(r"^(?P<name>[A-Z0-9][^.!?:;]{3,120}):\s+(?P<rest>.*\d.*)$", re.DOTALL)
_SENTENCE = re.compile(
    r"\b(?:was|were|is|had|has|have|been|be|will|resolved|agreed|noted|said|reported|presented|asked|councillors?|cllr)\b",
    re.IGNORECASE,
)
"""Words of a sentence: what holds one is no name of an indicator."""
_EARLIER = re.compile(
    r"^(?:In|For|During|At the end of)\s+(?P<period>[^.;]{4,40}?),?\s+(?:it|this|the figure)\s+"
    r"(?:had been|was|stood at)\s+"
    r"(?P<figure>£?\d[\d,]*(?:\.\d+)?\s?%?(?:\s(?:days|weeks|hours|minutes|tonnes))?)"
)
"""A sentence such as "In Quarter 2 2025/26 it was 27 days"."""
_MEASURE = re.compile(
    r"^(?:percentage|numbers?|proportion|rate|average|total|permanent|%|no\.? of)\b|\b(?:rate|percentage|proportion)$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:increas\w*|decreas\w*|fallen|fell|risen|rose|dropped|(?:more|fewer) \w+ (?:had|have|were|was|has)|"
    r"performance|"
    r"targets?|figures?|data|percent\w*)\b",
    re.IGNORECASE,
)
"""Words by which prose speaks of performance; a count without any of them is no indicator."""
_THANKS = re.compile(
    r"^(?:(?:county |town |parish |district |city )?(?:councillors?|cllrs?|cc)\b|the chair|members|"
    r"the (?:cabinet )?committee)"
    r".*\b(?:thank\w*|commend\w*|congratulat\w*|appreciation|tribute)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:performance|monitoring|scorecard|report|update|indicators)\b", re.IGNORECASE)
_KEEP = 900
_AT_ODDS = "The paper calls this an improvement and yet below target: it does not say whether a higher figure is good."


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the prose stands: the service that its heading names, and the period that its item reports on."""

    service: str | None
    period: Period | None


def read_spoken(passages: Sequence[Passage]) -> tuple[tuple[Indicator, ...], tuple[Doubt, ...]]:
    """The indicators that minutes or reports discuss, and what is doubtful of them."""
    found: list[Indicator] = []
    thanked: str | None = None
    own: tuple[str | None, str] | None = None
    for passage in passages:
        if passage.of not in ("minutes", "report") or " | " in passage.text:
            continue
        if _THANKS.match(passage.text):
            thanked, own = passage.heading, None
            continue
        own = _of_a_service(passage) or (own if own and own[0] == passage.heading else None)
        heading = None if passage.heading == thanked else _service(passage)
        place = _Place(own[1] if own else heading, _reported(passage))
        found += _indicators(passage, place, general=own is not None)
    doubts = [Doubt(line=one.line, about=one.name, why=why) for one in found for why in _doubtful(one)]
    return tuple(found), tuple(doubts)


def _doubtful(one: Indicator) -> Iterator[str]:
    if one.direction == "better" and re.search(r"\b(?:below|under|short)\b", one.status or "", re.IGNORECASE):
        yield _AT_ODDS
    if re.match(r"numbers? of\b", one.name, re.IGNORECASE) and one.value is not None and one.unit in ("%", "£", "€"):
        yield f"It is named as a number, and its figure is in {one.unit}."
    if one.value is not None and one.period is None:
        yield "The paper does not say for which period its figure is."


def _indicators(passage: Passage, place: _Place, *, general: bool) -> Iterator[Indicator]:
    """Those of one paragraph; where it speaks of a service in general, those within it need no figure."""
    match = _RUN_IN.match(passage.text) or _compared(passage.text)
    name = match["name"].strip() if match and not _SENTENCE.search(match["name"]) else None
    within = [
        (other, text, stated)
        for other, text, stated in (measures_within(passage.text) if passage.of == "minutes" else ())
        if not _is_of(other, name) and (stated.value or general or (not name and (stated or _SPEAKS.search(text))))
    ]
    if match and name:
        yield from _run_in(name, match["rest"], passage, place, [text for _, text, _ in within])
    for other, text, stated in within:
        yield _indicator(other, text, stated, passage, place)


def _compared(text: str) -> re.Match[str] | None:
    """A name before a colon, where a figure stands behind it with a target or with the figure before."""
    match = _COLON.match(text)
    stated = told(match["rest"], match["name"]) if match else Told()
    return match if stated.value and (stated.target or stated.prior) else None


def _is_of(measure: str, name: str | None) -> bool:
    """Whether a measure named in a sentence is the paragraph's own."""
    ours, theirs = set(_words(name or "")), set(_words(measure))
    return len(ours & theirs) * 2 > len(theirs)


def _run_in(name: str, rest: str, passage: Passage, place: _Place, others: Sequence[str]) -> Iterator[Indicator]:
    """One indicator, or two that a stroke parts; nothing where the prose does not speak of performance.

    What the sentences state of `others` is not stated of it.
    """
    names = _names(name)
    for one, text in zip(names, _shared(rest, names), strict=True):
        own = text
        for other in others:
            own = own.replace(other, "")
        stated = told(own, one)
        measured = _MEASURE.search(one) is not None
        if passage.of == "report":
            spoken = bool(stated.target or (stated.value and measured))
        else:
            spoken = bool(stated) or measured or _SPEAKS.search(text[:400]) is not None
        if spoken:
            yield _indicator(one, text, stated, passage, place)
            for sentence, of_another in _other_periods(text, stated):
                yield _indicator(one, sentence, of_another, passage, place)


def _other_periods(text: str, stated: Told) -> Iterator[tuple[str, Told]]:
    """The later sentences that give the same indicator's figure of another period, which they date."""
    for sentence in sentences(text)[1:]:
        found = _EARLIER.match(sentence)
        period = parse_period(found["period"]) if found else None
        amount = parse_amount(found["figure"]) if found else None
        if amount and period and period.start and period.printed != stated.period:
            yield sentence, Told(value=amount, period=period.printed)


def _indicator(name: str, text: str, stated: Told, passage: Passage, place: _Place) -> Indicator:
    period = (parse_period(stated.period) if stated.period else None) or place.period
    return Indicator(
        name=name,
        service=place.service,
        period=period.printed if period else None,
        start=period.start if period else None,
        end=period.end if period else None,
        value=stated.value.value if stated.value else None,
        unit=_unit(name, stated),
        target=stated.target.value if stated.target else None,
        prior=stated.prior.value if stated.prior else None,
        status=stated.status,
        direction=stated.direction,
        polarity=stated.polarity,
        reason=text.strip()[:_KEEP],
        line=passage.line,
        page=passage.page,
        part=passage.part,
    )


def _unit(name: str, stated: Told) -> str | None:
    amount = stated.value or stated.target
    return amount.unit if amount else "%" if re.match(r"percentage\b|%", name, re.IGNORECASE) else None


def _service(passage: Passage) -> str | None:
    """The service heading that the paragraph stands under, without its director's name and post."""
    trail = (passage.heading or "").split(" > ")
    trail = trail[:-1] if trail[-1].endswith(":") else trail
    service = re.split(r"\s+[–—-]\s+", trail[-1])[0].strip() if len(trail) > 2 else ""
    return service if 0 < len(service) <= 60 else None


def _of_a_service(passage: Passage) -> tuple[str | None, str] | None:
    """The heading and the service, where a paragraph opens with a service's name and speaks of its indicators."""
    match = _RUN_IN.match(passage.text)
    named = match["name"].strip() if match else ""
    if match and re.search(rf"\b{re.escape(named)} (?:performance )?indicators\b", match["rest"], re.IGNORECASE):
        return passage.heading, named
    return None


def _reported(passage: Passage) -> Period | None:
    """The period that the item's title reports on, for figures which state none of their own."""
    title = [*(passage.heading or "").split(" > "), ""][1]
    period = parse_period(title) if _REPORTED.search(title) else None
    return period if period and period.start and period.start != period.end else None


def _names(name: str) -> list[str]:
    """Two indicators told together are parted at the stroke between them."""
    parts = re.split(r"\s?/\s?(?=(?:Percentage|Number|Proportion|Rate|Average|Total)\b)", name)
    return [part.strip() for part in parts]


def _shared(text: str, names: Sequence[str]) -> list[str]:
    """The sentences that belong to each name: from the first that holds a word that only that name has."""
    if len(names) < 2:
        return [text] * len(names)
    groups: list[list[str]] = [[] for _ in names]
    now = 0
    for sentence in sentences(text):
        for place in range(len(names)):
            others = {word for n, name in enumerate(names) if n != place for word in _words(name)}
            if place != now and (set(_words(names[place])) - others) & set(_words(sentence)):
                now = place
        groups[now].append(sentence)
    return [" ".join(group) for group in groups]


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", text.casefold()) if len(word) > 3 and word != "pupils"]
