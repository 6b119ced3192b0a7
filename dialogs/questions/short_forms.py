"""What does a short form stand for, as the papers themselves explain it?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Quote
from dialogs.known import Known
from dialogs.question import Question, Reading
from dialogs.words import Words

EXAMPLES = ("What does EET stand for?", "What is DSG short for?")


def _recognise(words: Words, known: Known) -> Reading | None:
    if "stands_for" not in words.wants:
        return None
    asked = {word.upper() for word in re.findall(r"[A-Za-z]{2,}", words.raw)}
    short = next((form for form in known.short_forms if form.upper() in asked), None)
    if short:
        return Reading(score=1.0, told={"short": short})
    unknown = re.findall(r"\b[A-Z][A-Z&]{1,7}\b", words.raw)
    explicit = words.has(
        r"\bstands? for\b|\babbreviat|\bacronym\b|\bshort for\b|\bwhat (?:does|do) \w+ mean\b|\bmeaning of\b"
    )
    return Reading(score=0.9, told={"short": "", "asked": unknown[0]}) if unknown and explicit else None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    short = reading.told["short"]
    if not short:
        asked = reading.told["asked"]
        using = [passage for passage in known.passages if re.search(rf"\b{re.escape(asked)}\b", passage.text)]
        return compose.declined(asked, f"The papers do not say what {asked} stands for.", using[:1])
    long = known.short_forms[short]
    passage = next(
        (p for p in known.passages if re.search(rf"\b{re.escape(short)}\b", p.text) and long in p.text), None
    )
    records = [passage] if passage else []
    quote = [Quote(_around(passage.text, long), passage.source, passage.summary)] if passage else []
    return compose.answer(short, f"{short} stands for {long}.", quote, records)


def _around(text: str, long: str) -> str:
    """The sentence that explains it."""
    place = text.find(long)
    start = max(text.rfind(". ", 0, place) + 2, 0) if ". " in text[:place] else 0
    end = text.find(". ", place)
    return text[start : end + 1 if end > 0 else None][:400]


QUESTION = Question("short_forms", EXAMPLES, _recognise, _answer)
