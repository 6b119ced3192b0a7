"""Which indicators are there: below or above target, improving or worsening, of one service, or all?"""

from collections.abc import Callable

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import cue, frame
from dialogs.duties import longest_named
from dialogs.known import Known
from dialogs.question import Question, Reading, framed, share
from dialogs.say import amount, counted, joined
from dialogs.standing import is_below
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Figure

EXAMPLES = (
    "Which indicators are below target?",
    "How many indicators are improving?",
    "List the indicators for highways",
    "What is getting worse?",
    "Which measures are red?",
)

FRAME = frame("indicators")
_TESTS: dict[str, Callable[[Figure], bool]] = {
    "below target": lambda f: is_below(f.status) is True,
    "on or above target": lambda f: is_below(f.status) is False,
    "improving": lambda f: f.direction == "better",
    "worsening": lambda f: f.direction == "worse",
    "stable": lambda f: f.direction == "same",
    "red": lambda f: (f.status or "").lower() in {"red", "r"},
    "amber": lambda f: (f.status or "").lower() in {"amber", "a"},
    "green": lambda f: (f.status or "").lower() in {"green", "g"},
}
_MANY = cue("indicators many")
_LISTS = cue("indicators lists")


def _recognise(words: Words, known: Known) -> Reading | None:
    test, own = _test(words, known)
    if words.has(r"\bneed\w* (?:to )?improv|\bsign\w*[ -]?off\b|\bdeliver\w*\b|\bactions?\b|\bmilestones?\b"):
        return None
    many = words.has(_MANY) or (bool(own) and (words.has(_LISTS) or not words.without(FRAME | own)))
    if not many or not (framed(words, FRAME) or own):
        return None
    services = {figure.service for figure in known.figures if figure.service}
    about = words.without(FRAME | own)
    fits = {service: _fit(service, about) for service in services}
    service = max(fits, key=lambda name: (fits[name], name), default=None)
    covered = service is not None and fits[service] > 0
    if about and not covered:
        return Reading(score=share(words, known, FRAME | own), told={"test": test, "service": ""})
    stems = frozenset(stem for term in about for stem in term.stems) if covered else frozenset()
    told = {"test": test, "service": (service or "") if covered else ""}
    return Reading(score=share(words, known, FRAME | own | stems, dates=True), told=told)


def _test(words: Words, known: Known) -> tuple[str, frozenset[str]]:
    """What is asked of the indicators: the paper's own status word where one stands there, else a rule of ours."""
    statuses = {figure.status for figure in known.figures if figure.status}
    own = longest_named(statuses, words)
    rule = next((name for name in _TESTS if words.has(cue(f"indicators {name}"))), "")
    if own is None or (rule and "not" in words.plain.split() and "not" not in own.lower().split()):
        return rule, frozenset()
    return own.lower() if own.lower() in _TESTS else own, frozenset(phrase(own))


def _fit(service: str, about: tuple[object, ...]) -> int:
    """How many of the terms a service's name holds, in their own or in other words."""
    held = set(phrase(service))
    return sum(
        any(set(option) <= held for option in (getattr(term, "stems", ()), *getattr(term, "others", ())))
        for term in about
    )


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    test, service = reading.told["test"], reading.told["service"]
    rule = _TESTS.get(test) or (lambda f: not test or (f.status or "").casefold() == test.casefold())
    chosen = [f for f in known.figures if rule(f) and (not service or f.service == service)]
    of = f" of {service}" if service else ""
    said = f" {test.lower()}" if test else ""
    if not chosen:
        return compose.declined(
            "Indicators", f"The papers do not report any indicator{of} as{said or ' there'}.", known.figures[:1]
        )
    names = list(dict.fromkeys(figure.name for figure in chosen))
    verb = "is" if len(names) == 1 else "are"
    reported = f"{verb} reported as{said}" if test else f"{verb} in the papers"
    lead = f"{counted(len(names), 'indicator')}{of} {reported}: {joined(names[:8])}{' …' if len(names) > 8 else ''}."
    rows = [_row(figure) for figure in chosen]
    unsaid = [f for f in known.figures if not f.status and not f.direction] if test else []
    more = [f"{counted(len(unsaid), 'other indicator')} of the papers have no status stated."] if unsaid else []
    blocks = compose.table(("Indicator", "Figure", "Status", "Direction"), rows, words.raw, _start(words))
    return compose.answer("Indicators", " ".join([lead, *more]), blocks, chosen)


def _row(figure: Figure) -> tuple[str, str, str, str]:
    value = "not stated" if figure.value is None else amount(figure.value, figure.unit)
    return figure.name, value, figure.status or "not stated", figure.direction or "not stated"


def _start(words: Words) -> int:
    return words.start


QUESTION = Question("indicators", EXAMPLES, _recognise, _answer)
