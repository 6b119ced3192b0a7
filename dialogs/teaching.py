"""Whether a phrase can be another name for a thing, which thing is meant, and what it leads to once it is taught."""

import re
from datetime import date

from rapidfuzz import fuzz, process

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.clerks import over
from dialogs.cues import FRAME_WORDS, light
from dialogs.guard import exempt_words
from dialogs.known import Known, shelved
from dialogs.language import STOP, tokens
from dialogs.masking_names import ORDINARY, TITLE
from dialogs.moments import find_whens
from dialogs.naming import Name, bare, committees_of, names, stands_in, telling
from dialogs.respond import respond
from dialogs.say import counted, cut, joined
from dialogs.taking import in_papers_words
from dialogs.thesaurus import phrase
from store import Tx, unanswered
from store.aliases import Alias, aliases
from store.records import Sight

LONGEST, WORDS, LETTERS = 60, 7, 3
"""How many characters and words a taught name has at most, and how many letters at least."""
NEAR = 60
"""How like a name of the papers a misspelt one has to be, from 0 to 100, to be offered."""
OFFERED = 6
TRIED = 50
"""How many unanswered questions are tried again at once."""
_TITLED = re.compile(rf"(?:the\s+)?{TITLE}\b\.?\s+(?P<name>\S.*)", re.IGNORECASE)
_SIGNS = re.compile(r"[\w '’&./+-]+")


def elsewhere(asked: Asked) -> Answer | None:
    """That this is for personal chat, where it is not said there: others would read what may lean on exempt matter."""
    if asked.scope is Scope.PERSONAL:
        return None
    return Answer(title="Not here", lead="Tell me that in our personal chat: others read along here.", declined=True)


def unfit(said: str, today: date) -> str | None:
    """Why a phrase can be no name at all, in one sentence; None where it can."""
    words = [token for token in tokens(said) if token.word not in STOP]
    if len(said) > LONGEST or len(tokens(said)) > WORDS:
        return f"A name has at most {WORDS} words and {LONGEST} characters."
    if not _SIGNS.fullmatch(said):
        return "A name is made of letters, digits and spaces."
    if sum(sign.isalpha() for token in words for sign in token.word) < LETTERS:
        return f"A name has at least {LETTERS} letters, beside small words."
    if all(token.word in FRAME_WORDS or token.stem in light() for token in words):
        return "Questions are asked with those words, so they can name nothing by themselves."
    return "That is a date." if find_whens(said.lower(), today)[0] else None


def taken_already(tx: Tx, said: str, meant: Name, known: Known) -> str | None:
    """Why a phrase cannot be another name for that thing, as it says something else already; None where it can."""
    stems, every = bare(said), names(known)
    if stems == bare(meant.name):
        return f"The papers call it that already: {cut(meant.name, 120)}."
    if stems in every:
        return f"The papers call something else that: {_described(every[stems])}."
    if titled := _after_title(said):
        stems = bare(titled)
    others = [name for held, name in every.items() if stands_in(stems, held) and name != meant]
    if others:
        more = f" and {counted(len(others) - 1, 'other thing')}" if len(others) > 1 else ""
        return f"Those words stand in the name of {_described(others[0])}{more}."
    if titled and meant.kind != "person":
        return "That is what a person is called."
    long = next((form for short, form in known.short_forms.items() if phrase(short) == stems), None)
    if long is not None and phrase(long) != phrase(meant.name):
        return f"The papers explain it as {cut(long, 120)}."
    return None if meant.exempt else _carries_out(tx, said, known)


def _after_title(said: str) -> str | None:
    """The name of somebody with a title, without that."""
    found = _TITLED.fullmatch(said)
    return found["name"] if found and not all(token.word in ORDINARY for token in tokens(found["name"])) else None


def _carries_out(tx: Tx, said: str, known: Known) -> str | None:
    """Why a name for something public would tell what is exempt."""
    seen = (committee.id for committee in known.committees if known.sees_all_of(committee.id))
    return next(filter(None, (exempt_words(tx, committee, said) for committee in seen)), None)


def meant_by(said: str, known: Known) -> Name | tuple[Name, ...]:
    """The one thing that is meant; else those that it might be, the nearest first, or none."""
    said = in_papers_words(said, known)
    every = names(known)
    if (stems := bare(said)) in every:
        return every[stems]
    asked = telling(said)
    holding = [name for name in every.values() if asked and asked <= telling(name.name)]
    if holding:
        return holding[0] if len(holding) == 1 else tuple(holding[:OFFERED])
    spelt = {name.name: name for name in every.values()}
    near = process.extract(said, list(spelt), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=OFFERED)
    return tuple(spelt[name] for name, _, _ in near)


def before(tx: Tx, said: str) -> Alias | None:
    """The name that was taught before in the same words, whoever may hear of it."""
    return next((one for one in aliases(tx) if bare(one.phrase) == bare(said)), None)


def may_hear(one: Alias, asked: Asked, known: Known) -> bool:
    """Whether somebody may hear of a taught name: what it means they may hear, or it is their own, or they may hear
    everything."""
    mine = one.who is not None and one.who == asked.person
    return mine or asked.sight.committees is None or bare(one.means) in names(known)


def may_change(tx: Tx, one: Alias, asked: Asked, known: Known) -> bool:
    """Whether a clerk may replace a taught name and have it forgotten: one of their committee's, or of none, or their
    own; what it means nothing here, clerks of every committee."""
    if one.who is not None and one.who == asked.person:
        return True
    meant = names(known).get(bare(one.means))
    if meant is None:
        return asked.committees is None and may_hear(one, asked, known)
    whose = committees_of(meant, known)
    return not whose or any(over(tx, asked, committee) for committee in known.committees if committee.id in whose)


def not_theirs(one: Alias, known: Known) -> Answer:
    """That a taught name is other clerks' to change."""
    meant = names(known).get(bare(one.means))
    whose = committees_of(meant, known) if meant else frozenset()
    titles = joined([committee.name for committee in known.committees if committee.id in whose], "or")
    who = f"a clerk of {titles}" if titles else "a clerk of every committee"
    return compose.declined("Not changed", f"“{one.phrase}” stands for something that only {who} may change.")


def taught_before(
    tx: Tx, old: Alias, verb: str, said: str, found: Name, *, asked: Asked, known: Known
) -> Answer | None:
    """Why a name that was taught before is not taught again; None where it is to be replaced."""
    if not may_hear(old, asked, known):
        return compose.declined("No new name", f"I cannot take “{said}” as another name. Choose another.")
    meant = means(old, known)
    if meant == found:
        return compose.declined("No change", f"“{said}” is taken as {cut(found.name, 120)} already.")
    if not may_change(tx, old, asked, known):
        return not_theirs(old, known)
    if verb == "replace":
        return None
    lead = f"“{said}” is taken as {cut(meant.name, 120)} now." if meant else f"“{said}” was taught before."
    lead += f" Is it to be {cut(found.name, 120)} instead?"
    return compose.which("Replace it?", lead, [f"replace: {said} means {found.name}"])


def means(one: Alias, known: Known) -> Name | None:
    """What a taught name is taken as here; None where that may not be heard of, or is in the papers no more."""
    return next((each.name for each in known.taught if each.alias.id == one.id), None)


def try_again(tx: Tx, today: date, said: str, asked: Asked) -> int:
    """Try the unanswered questions with a phrase again, each for those who asked; settle those now answered."""
    stems, settled = bare(said), 0
    waiting = [one for one in unanswered.waiting(tx, asked.sight) if stands_in(stems, phrase(one.text))]
    for one in waiting[:TRIED]:
        sight = Sight(one.committees)
        known = shelved(tx, sight)
        if not respond(known, today, Asked(text=one.text, sight=sight)).declined:
            unanswered.settle(tx, one.id)
            settled += 1
    return settled


def unknown_words(text: str, known: Known, today: date) -> str | None:
    """The first words of a question that stand nowhere in the papers and could be another name for a thing.

    What is written like somebody's name is none: a capital within a sentence, without an article before it.
    """
    run: list[str] = []
    for token in tokens(in_papers_words(text, known)):
        strange = token.word not in STOP and token.stem not in light() and not _understood(token.stem, known)
        if strange:
            run.append(token.word)
        elif run:
            break
    found = " ".join(run)
    return found if found and unfit(found, today) is None and not _somebody(run, text) else None


def _somebody(run: list[str], text: str) -> bool:
    """Whether words are written like somebody's name."""
    word = rf"(?:{'|'.join(map(re.escape, run))})\b"
    capital = re.search(rf"(?<=[\w,] )(?i:{word})", text)
    article = re.search(rf"\b(?i:the|our|an?|this|that|these|those|your|their) (?:[\w'’-]+ )?(?i:{word})", text)
    return capital is not None and capital[0].istitle() and article is None


def _understood(stem: str, known: Known) -> bool:
    return known.index.knows(stem) or stem in _question_stems() or bool(known.index.kin(stem))


def _question_stems() -> frozenset[str]:
    return frozenset(token.stem for word in FRAME_WORDS for token in tokens(word))


def _described(name: Name) -> str:
    return f"{cut(name.name, 120)} ({name.kind})"
