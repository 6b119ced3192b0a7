"""How people ask what is wrong with the records: of one kind or of all, of one committee's or of all, from where on."""

import re
from dataclasses import dataclass

from dialogs.act import MARKS
from dialogs.inspecting.finding import KINDS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be listed: of one of `KINDS` and of a committee as named (each empty: of all), from which number."""

    kind: str
    committee: str
    start: int


_BODY = r"(?:(?:sub-?)?committee|cttee|cabinet|panel|board|forum|executive|commission|council|assembly|scrutiny|group)"
_BODIES = re.compile(rf"(?:[^'’]*[\s-])?{_BODY}(?:[\s-](?:on|for|of)[\s-][^'’]+)?(?:['’]s?)?", re.IGNORECASE)
"""The name of something that meets: what only holds such a word, as council tax does, is something else."""
_INITIALS = re.compile(r"[A-Z]{2,8}")
_NAME = re.compile(r"[A-Z][\w&-]*(?: (?:and|of|for|on|the|&|[A-Z][\w-]*))*")
"""What is written as a name: of the records, and of no other thing, a committee's short one."""
_ALL = r"(?:(?:all|any) )?(?:of )?(?:our|the|my|your|these|those|council(?:['’]s)?)"
_NOUN = r"(?P<noun>records|data|papers|documents|packs|sheets|database)"
_RECORDS = rf"(?:(?P<whose>[^?]{{1,80}}?) )?{_NOUN}(?: (?:of|for|from) (?P<of>[^?]{{1,80}}?))?"
_ODD = (
    r"(?:wrong|doubtful|in doubt|odd|amiss|inconsistent|suspicious|suspect|incorrect|dodgy|strange|fishy|off"
    r"|contradictory|duplicated|impossible)"
)
_FAULTS = r"(?:doubts|mistakes|errors|faults|problems|issues|oddities|flaws)"
_FIX = r"(?:fix|correct|check|look at|look into|put right|sort out|settle)"
_WHAT = (
    r"(?:what(?: is| are|['’]?s| may be| might be| could be| looks| seems)"
    r"|is (?:there )?anything(?: that(?: is|['’]s))?)"
)
_SHOW = r"(?:(?:list|show|tell|give)(?: me| us)? )?"
_ANY = (
    r"(?:(?:is|are) there |have (?:we|you)(?: got)? |do we have |what |which )?"
    r"(?:only |just )?(?:any |the |all |all the )?"
)
_OUGHT = r"(?:I|we) (?:should|must|can|need to|have to|ought to)"
_CHECK = (
    r"(?:(?:should|must|needs?(?: to)?|has to|have to|ought to) be (?:checked|fixed|corrected|put right)"
    r"|needs? (?:checking|a check|fixing|correcting))"
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("odds", r"contradictions?|inconsistenc(?:y|ies)|disagreements?"),
    ("odds", r"records (?:that )?(?:contradict each other|disagree)"),
    ("twice", r"duplicates?|duplications?|duplicate[ds]? (?:records|rows|entries|items)|repetitions"),
    ("twice", r"(?:things |records |rows |items )?(?:listed|told|entered) twice"),
    ("date", r"(?:impossible|wrong|invalid|doubtful|odd|bad) dates?"),
    (
        "open",
        r"(?:outcomes )?(?:reported|marked|called) (?:as )?(?:done|complete|completed) with .{1,40}? (?:still )?open",
    ),
    ("status", r"(?:wrong|doubtful|odd|contradictory) status(?:es)?"),
    ("period", r"(?:figures|indicators) without (?:a )?periods?|missing periods?"),
    ("lacking", r"missing (?:venues?|places?|times?|locations?|times and places|venues and times)"),
    ("lacking", r"meetings (?:without|with no) (?:an? )?(?:venues?|places?|times?|locations?)"),
    ("name", r"(?:doubtful|odd|misspelt|misspelled|wrong) names?"),
    ("reading", r"(?:rows |lines )?(?:that (?:were|are) )?hard to read(?: (?:rows|lines))?"),
    *((kind, re.escape(called)) for kind, called in KINDS.items()),
)
"""What people call each kind; each in the words of the list too."""
_STATE = r"(?:are|look|seem)"
_TWICE = r"(?:listed twice|duplicated|entered twice|repeated)"
_SAID: tuple[tuple[str, str], ...] = (
    ("date", rf"(?:which|what|are any|are the) dates (?:{_STATE} )?(?:impossible|wrong|invalid|doubtful)"),
    ("lacking", r"(?:are any|which|what) (?:venues|places|times|locations) (?:are )?(?:missing|lacking)"),
    ("twice", rf"(?:is anything|what is|which (?:records|rows|entries) are|are any (?:records|rows)) {_TWICE}"),
)
"""Whole sentences that ask for one kind."""
_ALL_KINDS = (
    rf"{_WHAT} {_ODD} (?:with|in|about) {_RECORDS}",
    rf"(?:which|what)(?: of)?(?: {_ALL})? records (?:{_STATE} {_ODD}|{_CHECK})",
    rf"(?:what|(?:is there )?anything(?: that)?) {_CHECK}(?: in {_RECORDS})?",
    rf"what (?:looks|seems) {_ODD}",
    rf"what (?:should|must|can|do) (?:I|we)(?: have to| need to)? {_FIX} (?:in|about|with) {_RECORDS}",
    rf"(?:is there )?anything(?: that)? {_OUGHT} {_FIX} (?:in|about|with) {_RECORDS}",
    rf"{_SHOW}{_ANY}{_FAULTS}(?: are there)? (?:in|with|about|on) {_RECORDS}",
    rf"{_SHOW}(?:{_ALL} )?(?:open |unsettled )?(?:doubts|doubtful records)",
    r"what do you doubt|what are (?:the|your|our) (?:open )?doubts|(?:which|what) doubts are (?:there|open)",
)
_FROM = r"(?:,? from number (?P<start>\d{1,6}))?"


def _pattern(asks: str) -> re.Pattern[str]:
    return re.compile(rf"(?:please )?(?:{asks}){_FROM}", re.IGNORECASE)


_ASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *((kind, _pattern(rf"(?:{asks})(?: (?:in|of|with) {_RECORDS})?")) for kind, asks in _SAID),
    *(
        (kind, _pattern(rf"{_SHOW}{_ANY}(?:{words})(?: (?:are|is) there)?(?: (?:in|of|with|for) {_RECORDS})?"))
        for kind, words in _WORDS
    ),
    *(("", _pattern(asks)) for asks in _ALL_KINDS),
)


def wanted(text: str) -> Wanted | None:
    """What somebody wants listed; None where they ask something else, as of the data of a service."""
    said = " ".join(text[:300].strip(MARKS).split())
    for kind, asks in _ASKS:
        if found := asks.fullmatch(said):
            named = found.groupdict()
            committee = _committee(named.get("whose"), named.get("of"), named.get("noun"))
            if committee is not None:
                return Wanted(kind, committee, int(named["start"] or 1))
    return None


def _committee(whose: str | None, of: str | None, noun: str | None) -> str | None:
    """The committee that is named, empty where it is everybody's; None where it is no committee that is named."""
    names = [name for name in (whose, of) if name and not re.fullmatch(_ALL, name, re.IGNORECASE)]
    if len(names) != 1:
        return None if names else ""
    plain = re.sub(r"^(?:the|our|my) |['’]s?$", "", names[0], flags=re.IGNORECASE)
    short = _INITIALS.fullmatch(plain) and (of or not names[0].endswith(plain))
    called = (noun or "").casefold() == "records" and _NAME.fullmatch(plain)
    return plain if short or called or _BODIES.fullmatch(names[0]) else None
