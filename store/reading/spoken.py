"""Indicators told in prose: a name before a dash, and what is stated of it, kept in the paper's own words.

Nothing is worked out: a value, a target or a direction is taken only from words that plainly state it of the indicator.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.reading.figures import Amount, find_amounts, parse_amount, parse_period
from store.reading.found import Doubt, Indicator, Passage

_RUN_IN = re.compile(r"^(?P<name>[A-Z0-9][^.!?:;]{3,220}?)\s+(?:–|—|-)\s+(?P<rest>\S.{20,})$", re.DOTALL)
_NUMBER = r"(?P<{0}>[£€]?\s?\d[\d,]*(?:\.\d+)?\s?(?:k\b|m\b|million\b|thousand\b)?\s?(?:%|per ?cent)?)(?P<{0}u>\s(?:days|weeks|hours|minutes|tonnes|kg|miles)\b)?"
_COMPARED = re.compile(
    rf"(?:compared (?:with|to)|against|up from|down from|from|improvement on|(?:fall|rise) from)\s+(?:a figure of\s+)?{_NUMBER.format('p')}",
    re.IGNORECASE,
)
_TARGET = re.compile(
    rf"(?:targets?\s+(?:of|is|was|set at)|against an? |the target:?\s)\s*{_NUMBER.format('t')}|{_NUMBER.format('t2')}\s+target\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?P<status>(?:just |well |slightly |significantly )?(?:above|below|under|short of|over|off|better than|worse than|on|exceed(?:s|ed|ing)|"
    r"not meeting|not met|meeting|met|missed|missing)\s+(?:(?:the|its|this|their)\s+)?target|target (?:was|is) (?:being )?(?:met|exceeded|missed|not met))\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:an|showed|shown|significant|continued|further|slight|marked) (?:\w+ )?improvement|performance (?:had |has |was )?improved|"
    r"\bimproved (?:performance|to|from)\b|\bimprovement (?:on|in|from)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:downward trend|trend (?:was|is|remained) downward|declin(?:e|ed|ing) in performance|worsen(?:ed|ing)?|deteriorat\w+|dropped (?:significantly|markedly)|down markedly)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:maintained|remained stable|stable|unchanged|no change|held steady)\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:was|were|is|had|has|have|been|be|will|resolved|agreed|noted|said|reported|presented|asked|councillors?|cllr)\b",
    re.IGNORECASE,
)
"""Words of a sentence: what holds one is no name of an indicator."""
_COUNTED = re.compile(r"(?<![\d£.])(\d[\d,]*)\s+([a-z]{4,})\b")
_LOWER = re.compile(
    r"\babove (?:the )?target\b[^.]{0,40}\bworse\b|\blower is better\b|\bbetter when (?:it is )?lower\b", re.IGNORECASE
)
_HIGHER = re.compile(r"\bbelow (?:the )?target\b[^.]{0,40}\bworse\b|\bhigher is better\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:increas\w*|decreas\w*|fallen|fell|risen|rose|dropped|more|fewer|performance|targets?|figures?|faults|defects)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:hoped|expected|would be|going forward|should|aim(?:ed|s)? to|need(?:ed|s)? to)\b", re.IGNORECASE
)
_KEEP = 900


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence group states of one indicator."""

    value: Amount | None
    period: str | None
    prior: Amount | None
    target: Amount | None
    status: str | None
    direction: str | None


def read_spoken(passages: Sequence[Passage]) -> tuple[tuple[Indicator, ...], tuple[Doubt, ...]]:
    """The indicators that minutes or reports discuss, one or two a paragraph, and what is doubtful of them."""
    found = [one for passage in passages if _discusses(passage) for one in _indicators(passage)]
    doubts = [
        Doubt(line=one.line, about=one.name, why=_AT_ODDS)
        for one in found
        if one.direction == "better" and _below(one.status)
    ]
    return tuple(found), tuple(doubts)


_AT_ODDS = "The paper calls this an improvement and yet below target: it does not say whether a higher figure is good."


def _below(status: str | None) -> bool:
    return bool(status and re.search(r"\b(?:below|under|short)\b", status, re.IGNORECASE))


def _discusses(passage: Passage) -> bool:
    return passage.of == "minutes" and " | " not in passage.text and _RUN_IN.match(passage.text) is not None


def _indicators(passage: Passage) -> Iterator[Indicator]:
    match = _RUN_IN.match(passage.text)
    if match is None:
        return
    if _SENTENCE.search(match["name"]):
        return
    names = _names(match["name"].strip())
    groups = _shared(match["rest"], names)
    for name, text in zip(names, groups, strict=True):
        told = _told(text, name)
        if not told and not _measures(name) and not _MOVED.search(text[:400]):
            return
        yield _indicator(name, passage, text, told or _Told(None, None, None, None, None, None))


def _indicator(name: str, passage: Passage, text: str, told: _Told) -> Indicator:
    period = parse_period(told.period) if told.period else None
    return Indicator(
        name=name,
        service=_service(passage),
        period=period.printed if period else None,
        start=period.start if period else None,
        end=period.end if period else None,
        value=told.value.value if told.value else None,
        unit=told.value.unit if told.value else told.target.unit if told.target else None,
        target=told.target.value if told.target else None,
        prior=told.prior.value if told.prior else None,
        status=told.status,
        direction=told.direction,
        polarity="low" if _LOWER.search(text) else "high" if _HIGHER.search(text) else None,
        reason=text.strip()[:_KEEP],
        line=passage.line,
        page=passage.page,
        part=passage.part,
    )


def _measures(name: str) -> bool:
    """Whether a name is that of a measure: a percentage, number, rate, proportion ..."""
    return (
        re.match(r"(?:percentage|number|proportion|rate|average|total|permanent|%|no\.? of)\b", name, re.IGNORECASE)
        is not None
    )


def _service(passage: Passage) -> str | None:
    """The service heading that the paragraph stands under, without its director's name and post."""
    trail = (passage.heading or "").split(" > ")
    return re.split(r"\s+[–—-]\s+", trail[-1])[0].strip() or None if len(trail) > 2 else None


def _names(name: str) -> list[str]:
    """Two indicators told together are parted at the stroke between them."""
    parts = re.split(r"\s?/\s?(?=(?:Percentage|Number|Proportion|Rate|Average|Total)\b)", name)
    return [part.strip() for part in parts]


def _shared(text: str, names: Sequence[str]) -> list[str]:
    """The sentences that belong to each name: from the first that holds a word that only that name has."""
    if len(names) < 2:
        return [text] * len(names)
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)
    groups: list[list[str]] = [[] for _ in names]
    now = 0
    for sentence in sentences:
        for place in range(len(names)):
            others = {word for n, name in enumerate(names) if n != place for word in _words(name)}
            if place != now and (set(_words(names[place])) - others) & set(_words(sentence)):
                now = place
        groups[now].append(sentence)
    return [" ".join(group) for group in groups]


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", text.casefold()) if len(word) > 3 and word != "pupils"]


def _told(text: str, name: str) -> _Told | None:
    """What the sentences state; None where they state nothing that is kept apart."""
    target, prior = _target(text), _prior(text)
    value = _value(text, name, [amount for amount in (target, prior) if amount])
    told = _Told(
        value, _period(text, value), prior if value else None, target,
        _status(text), _direction(text),
    )  # fmt: skip
    return told if any((told.value, told.target, told.status, told.direction)) else None


def _target(text: str) -> Amount | None:
    found = _TARGET.search(text)
    stated = found and (found["t"] or found["t2"])
    return parse_amount(stated.strip()) if stated and (_united(stated) or found["tu"] or found["t2u"]) else None  # type: ignore[index]


def _prior(text: str) -> Amount | None:
    found = next((match for match in _COMPARED.finditer(text) if not re.match(r"\s*target", text[match.end() :], re.IGNORECASE)), None)  # fmt: skip
    if not found or re.match(r"against", found[0], re.IGNORECASE):
        return None
    named = found["p"].strip()
    return parse_amount(named) if _united(named) or found["pu"] or found[0].lower().startswith("compared") else None


def _united(printed: str) -> bool:
    return bool(re.search(r"[%£€]|per ?cent", printed))


def _value(text: str, name: str, taken: Sequence[Amount]) -> Amount | None:
    """The first amount with a unit that is neither the target nor the figure before, in a sentence that looks back."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)[:2]:
        if _HOPED.search(sentence) and not re.search(r"\b(?:was|were|at)\b", sentence):
            continue
        days = re.search(r"\b(?:figure of|at|of|was|were)\s+(\d+(?:\.\d+)?)\s+(days|weeks|hours|minutes)\b", sentence)
        if days:
            return Amount(float(days[1]), days[2])
        for _, _, amount in find_amounts(sentence):
            if amount not in taken:
                return amount
        counted = [found for found in _COUNTED.finditer(sentence) if found[2].casefold() in _words(name)]
        if counted:
            return Amount(float(counted[0][1].replace(",", "")), counted[0][2])
    return None


def _period(text: str, value: Amount | None) -> str | None:
    """The period that stands in the sentence of the value, before any "compared with"."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
        if (
            value is None
            or value in [amount for _, _, amount in find_amounts(sentence)]
            or value.unit in sentence.split()
        ):
            said = parse_period(re.split(r"\bcompared\b|\bagainst\b", sentence)[0])
            return said.printed if said else None
    return None


def _status(text: str) -> str | None:
    found = next((match for match in _STATUS.finditer(text) if not _HOPED.search(text[max(0, match.start() - 40) : match.start()])), None)  # fmt: skip
    return " ".join(found["status"].split()) if found else None


def _direction(text: str) -> str | None:
    """Better, worse or same, where the sentences say only one of them."""
    looking_back = [s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if not _HOPED.search(s) or _SAME.search(s)]
    said = " ".join(looking_back)
    stated = [name for name, words in (("better", _BETTER), ("worse", _WORSE), ("same", _SAME)) if words.search(said)]
    return stated[0] if len(stated) == 1 else None
