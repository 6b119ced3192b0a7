"""Text to tokens that mean the same however they were typed: case, quotes, contractions, numbers, British forms."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import snowballstemmer

_STEMMER, _ALONE = snowballstemmer.stemmer("english"), Lock()

_CONTRACTIONS = (
    (
        r"\b(who|what|when|where|how|why|which|that|there|it|he|she|here|whose)(?:'s|s(?<=whos|hats|hens|eres|hows|whys))\b",
        r"\1 is",
    ),
    (r"\b(\w+)n't\b", r"\1 not"),
    (r"\b(is|are|was|were|has|have|had|do|does|did|has|would|could|should|wo|ca)nt\b", r"\1 not"),
    (r"\b(\w+)'(?:re|ve|ll|d|m)\b", r"\1"),
    (r"\b(\w+)'s\b", r"\1"),
    (r"\b(\w+s)'", r"\1"),
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero ONE two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_BRITISH = (
    (r"\b(\d\d+)s\b", r"\1"),
    (r"licenc", "licens"),
    (r"practic", "practis"),
    (r"(?<=[a-z]{3})iz(?=e|ing|ation|ed)", "is"),
    (r"programs?\b", "programme"),
    (r"\byrs?\b", "year"),
    (r"\bmths?\b", "month"),
    (r"\bcent(er|ers)\b", "centre"),
    (r"\bkpi'?s\b", "kpi"),
)
_TOKEN = re.compile(r"£?\d+(?:\.\d+)?(?:st|nd|rd|th|k|m)?\b|[a-z0-9]+|%")

STOP = frozenset(
    """a an the of to in on at for by with from as is are was were be been being am do does did done have has had
    it its this that these those there here i me my we us our you your they them their he she his her him who whom
    whose what which when where why how and or but if then than so not no nor yes please can could would should will
    shall may might must about any some all each every also just only very much more most into onto over under up
    down out off again still yet now ever many till until come get got give gave go going tell show let know
    want need like say said says
    s t re ve ll d m ok okay hi hello hey thanks thank cheers pls plz bot etc vs v per one ones thing things stuff
    doing being actually really currently exactly anything everything something nothing anyone someone everyone
    whatever whether because since went came""".split()
)
"""Words that name nothing by themselves; a question may still take its sense from them."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as typed (lower case), and its stem."""

    word: str
    stem: str


@lru_cache(maxsize=1)
def _shorthand() -> Mapping[str, str]:
    """What is typed in haste for whole words."""
    lines = Path(__file__).with_name("shorthand.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" = ", 1) for line in lines if " = " in line)


def plain_text(text: str) -> str:
    """The text in lower case with plain quotes and dashes, contractions opened, and years of account alike."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"\bIT\b", "ict", text) if text != text.upper() else text
    text = re.sub(r"\b(head|boss|director|charge|lead|chief|manager) of it\b", r"\1 of ict", text.lower())
    text = re.sub(r"[\u2018\u2019\u02bc`]", "'", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"\b(?:20)?(\d\d)\s?[/-]\s?(?:20)?(\d\d)\b(?![/-]\d)", _year_of_account, text)
    text = re.sub(r"\b[a-z0-9]+\b", lambda word: _shorthand().get(word[0], word[0]), text)
    for pattern, replacement in _CONTRACTIONS:
        text = re.sub(pattern, replacement, text)
    text = re.sub(r"\bper ?cent\b|\bpercentage\b|%", " percent ", text)
    for pattern, replacement in _BRITISH:
        text = re.sub(pattern, replacement, text)
    return text


def _year_of_account(found: re.Match[str]) -> str:
    """2020/21, 20-21 and 2020-2021 are one thing; 18-64 is not a year."""
    first, second = int(found[1]), int(found[2])
    return f"20{first:02}to{second:02}" if second == first + 1 and first >= 10 else found[0]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in lower case; the stemmer keeps the word that it works on, so threads take turns."""
    with _ALONE:
        return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=50_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, numbers in digits."""
    return tuple(_token(word) for word in _TOKEN.findall(plain_text(text)))


def _token(word: str) -> Token:
    word = _NUMBERS.get(word, word).removeprefix("£")
    thousands = re.fullmatch(r"(\d+(?:\.\d+)?)([km])", word)
    if thousands:
        word = f"{float(thousands[1]) * (1_000 if thousands[2] == 'k' else 1_000_000):.0f}"
    if word == "thousand":
        word = "1000"
    return Token(word, stem(word))


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order, stop words left out."""
    return tuple(token.stem for token in tokens(text) if token.word not in STOP)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; a stop inside a number, a time, an initial or a title ends none."""
    parts = re.split(
        r"(?<=[.!?])(?<!\bNo\.)(?<!\bSt\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\b[A-Z]\.)\s+(?=[A-Z0-9\"'(£])",
        text.strip(),
    )
    return tuple(part for part in parts if part)
