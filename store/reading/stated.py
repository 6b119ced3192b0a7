"""What sentences plainly state of an indicator: a figure, a target, a status, a direction, in the paper's own words.

Nothing is worked out but this: more of what nobody wants, such as defects or complaints, is worse, and fewer is better.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.reading.figures import Amount, find_amounts, parse_amount, parse_period

_NUMBER = (
    r"(?P<{0}>[£€]?\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k|m|million|thousand)\b)?(?:\s?(?:%|per ?cent))?)"
    r"(?P<{0}u>\s(?:days|weeks|hours|minutes|tonnes|kg|miles)\b)?"
)
_COMPARED = re.compile(
    rf"(?:compared (?:with|to)|against|up from|down from|from|improvement on|(?:fall|"
    rf"rise) from)\s+(?:a figure of\s+)?{_NUMBER.format('p')}",
    re.IGNORECASE,
)
_TARGET = re.compile(
    rf"(?:targets?:?(?:\s+(?:of|is|was|being|set at))?|against an? |the target:?\s)\s*{_NUMBER.format('t')}|"
    rf"{_NUMBER.format('t2')}\s+target\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"\b(?:last year|the year before|the previous year|a year (?:earlier|before|ago))\b[^.]{{0,30}}?"
    rf"\b(?:it )?(?:had been|was|were|stood at)\s+{_NUMBER.format('b')}",
    re.IGNORECASE,
)
"""A sentence on the same period a year earlier: "In the same quarter last year it had been 27 days"."""
_STATUS = re.compile(
    r"\b(?P<status>(?:just |well |slightly |significantly )?(?:above|below|under|short of|over|off|"
    r"better than|worse than|on|exceed(?:s|ed|ing)|"
    r"not meeting|not met|meeting|met|missed|missing)\s+(?:(?:the|its|this|their)\s+)?target|target (?:was|"
    r"is) (?:being )?(?:met|exceeded|missed|not met))\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?P<status>(?:very )?(?:good|strong|poor) performance) (?:was|is|had been|has been) (?:noted|reported|seen)\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:an|showed|shown|significant|continued|further|slight|marked) (?:\w+ )?improvement|"
    r"performance (?:had |has |was )?improved|"
    r"\bimproved (?:performance|to|from)\b|\bimprovement (?:on|in|from)\b",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:downward trend|trend (?:was|is|remained) downward|declin(?:e|ed|ing) in performance|worsen(?:ed|"
    r"ing)?|deteriorat\w+|performance (?:had |has )?(?:fell|fallen|dropped|declined|decreased)|"
    r"dropped (?:significantly|markedly)|down markedly)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:maintained|remained stable|stable|unchanged|no change|held steady)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\d£.])(\d[\d,]*)\s+([a-z]{3,}s)\b")
_LOWER = re.compile(
    r"\babove (?:the )?target\b[^.]{0,40}\bworse\b|\blower is better\b|\bbetter when (?:it is )?lower\b", re.IGNORECASE
)
_HIGHER = re.compile(r"\bbelow (?:the )?target\b[^.]{0,40}\bworse\b|\bhigher is better\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:was|were|stood at|reached|(?:fell|rose|increased|decreased) to)\s+(\d[\d,]*)(?![\d.,]*[\d%])\b"
)
_COUNT_BEFORE = re.compile(r"\b(?:up from|down from|compared (?:with|to)|from)\s+(\d[\d,]*)(?![\d.,]*[\d%])\b")
_HOPED = re.compile(
    r"\b(?:hoped|expected|would be|going forward|should|aim(?:ed|s)? to|need(?:ed|s)? to)\b", re.IGNORECASE
)
_TURNING = re.compile(r"\b(?:starting|beginning|started|begun) to (?:fall|rise|drop|increase|decrease|decline|grow)\b")
_UNWANTED = re.compile(
    r"\b(?:defects|faults|complaints|accidents|injuries|casualties|deaths|crimes|incidents|breaches|errors|delays|arrears|"
    r"potholes|fires|claims|collisions|evictions|burglaries|thefts)$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:continued to (?:increase|rise|grow)|(?:had|has|have) (?:increased|risen|grown|gone up|doubled)|"
    r"increased|rose|"
    r"went up|more \w+ (?:had been|were|have been) (?:reported|recorded|received))\b",
    re.IGNORECASE,
)
_FEWER = re.compile(
    r"\b(?:continued to (?:fall|decrease|reduce|drop)|(?:had|has|have) (?:decreased|fallen|dropped|gone down|"
    r"halved|reduced)|"
    r"decreased|fell|went down|fewer \w+ (?:had been|were|have been) (?:reported|recorded|received))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a group of sentences states of one indicator; `period` is as printed."""

    value: Amount | None = None
    period: str | None = None
    prior: Amount | None = None
    target: Amount | None = None
    status: str | None = None
    direction: str | None = None
    polarity: str | None = None

    def __bool__(self) -> bool:
        """Whether it states anything that makes an indicator."""
        return any((self.value, self.target, self.status, self.direction))


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z£€\d])", text)


def told(text: str, name: str) -> Told:
    """What the sentences state of the indicator called `name`; empty where they state nothing that is kept apart."""
    target, prior = _target(text), _prior(text)
    value = _value(text, name, [amount for amount in (target, prior) if amount])
    if value is None and (counts := _counted(text, name)):
        value, prior = counts
    prior = prior if value else None
    return Told(
        value=value,
        period=_period(text, value),
        prior=prior,
        target=target,
        status=_status(text),
        direction=_direction(text) or _unwanted(text, name, value, prior),
        polarity=_polarity(text, name),
    )


def _polarity(text: str, name: str) -> str | None:
    if _LOWER.search(text) or is_unwanted(name):
        return "low"
    return "high" if _HIGHER.search(text) else None


def is_unwanted(name: str) -> bool:
    """Whether what a name counts is plainly something that nobody wants more of."""
    bare = re.sub(r"^numbers? of\s+", "", name, flags=re.IGNORECASE)
    counted = re.split(r"\s+(?:for|in|per|of|on|to|from|by|at|with|within|during)\s+", bare)[0]
    return _UNWANTED.search(counted.strip()) is not None


def _unwanted(text: str, name: str, value: Amount | None, prior: Amount | None) -> str | None:
    """Worse where there is more of what nobody wants, by the figures or by the first sentence."""
    if not is_unwanted(name):
        return None
    if value and prior and prior.unit in (value.unit, None):
        return "worse" if value.value > prior.value else "better" if value.value < prior.value else "same"
    first = sentences(text)[0]
    more, fewer = _MORE.search(first), _FEWER.search(first)
    return None if bool(more) == bool(fewer) else "worse" if more else "better"


def _target(text: str) -> Amount | None:
    found = _TARGET.search(text)
    if not found:
        return None
    stated, word = (found["t"], found["tu"]) if found["t"] else (found["t2"], found["t2u"])
    amount = parse_amount(stated.strip()) if _united(stated) or word else None
    return replace(amount, unit=amount.unit or (word or "").strip() or None) if amount else None


def _counted(text: str, name: str) -> tuple[Amount, Amount | None] | None:
    """The count that a number of things was, and the count before."""
    if not re.match(r"(?:total )?numbers? of\b", name, re.IGNORECASE):
        return None
    found = _COUNT.search(sentences(text)[0])
    if not found:
        return None
    before = _COUNT_BEFORE.search(text, found.end())
    return Amount(_whole(found[1]), None), Amount(_whole(before[1]), None) if before else None


def _whole(printed: str) -> float:
    return float(printed.replace(",", ""))


def _prior(text: str) -> Amount | None:
    of_a_target = re.compile(r"\s*target", re.IGNORECASE)
    found = next((match for match in _COMPARED.finditer(text) if not of_a_target.match(text, match.end())), None)
    if not found or re.match(r"against", found[0], re.IGNORECASE):
        return _year_before(text)
    named = found["p"].strip()
    return parse_amount(named) if _united(named) or found["pu"] or found[0].lower().startswith("compared") else None


def _year_before(text: str) -> Amount | None:
    """The figure that a later sentence gives for the year before."""
    found = next((match for sentence in sentences(text)[1:] if (match := _YEAR_BEFORE.search(sentence))), None)
    amount = parse_amount(found["b"].strip()) if found and (_united(found["b"]) or found["bu"]) else None
    return replace(amount, unit=amount.unit or ((found["bu"] or "").strip() or None)) if found and amount else None


def _united(printed: str) -> bool:
    return bool(re.search(r"[%£€]|per ?cent", printed))


def _value(text: str, name: str, taken: Sequence[Amount]) -> Amount | None:
    """The first amount with a unit that is neither the target nor the figure before, in a sentence that looks back."""
    for sentence in sentences(text)[:2]:
        hoped = None if re.search(r"\b(?:was|were|at)\b", sentence) else _HOPED.search(sentence)
        sentence = sentence[: hoped.start()] if hoped else sentence  # noqa: PLW2901 - what is hoped for is no value
        days = re.search(r"\b(?:figure of|at|of|was|were)\s+(\d+(?:\.\d+)?)\s+(days|weeks|hours|minutes)\b", sentence)
        if days:
            return Amount(float(days[1]), days[2])
        for _, _, amount in find_amounts(sentence):
            if amount not in taken:
                return amount
        counted = [found for found in _COUNTED.finditer(sentence) if found[2].casefold() in name.casefold().split()]
        if counted:
            return Amount(float(counted[0][1].replace(",", "")), counted[0][2])
    return None


def _period(text: str, value: Amount | None) -> str | None:
    """The period that stands in the sentence of the value, before any "compared with"."""
    for sentence in sentences(text):
        if (
            value is None
            or value in [amount for _, _, amount in find_amounts(sentence)]
            or value.unit in sentence.split()
        ):
            said = parse_period(re.split(r"\bcompared\b|\bagainst\b|\bsince\b|\bup from\b|\bdown from\b", sentence)[0])
            return said.printed if said else None
    return None


def _status(text: str) -> str | None:
    """The first words that hold it against its target, and that are no hope; else whether it is called good or poor."""
    for match in _STATUS.finditer(text):
        if not _HOPED.search(text[max(0, match.start() - 40) : match.start()]):
            return " ".join(match["status"].split())
    called = _CALLED.search(text)
    return called["status"] if called else None


def _direction(text: str) -> str | None:
    """Better, worse or same, where the sentences say only one of them, and no turn after it."""
    looking_back = [s for s in sentences(text) if not _HOPED.search(s) or _SAME.search(s)]
    said = " ".join(looking_back)
    stated = [name for name, words in (("better", _BETTER), ("worse", _WORSE), ("same", _SAME)) if words.search(said)]
    return stated[0] if len(stated) == 1 and not _TURNING.search(text) else None
