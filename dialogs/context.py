"""What was answered, and what stands about it: where a message that leans on the one before is looked up first."""

from collections.abc import Iterator, Sequence

from dialogs.cues import FRAME, cue, frame, light
from dialogs.evidence import accounted, fits_want, held_often, is_bare, of_its_time
from dialogs.index import Term, Thing
from dialogs.known import Known, shown
from dialogs.language import STOP
from dialogs.search import KINDS, lacking
from dialogs.sentence import Sentence, place
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Passage

ROOT = "carried"
"""The slot that keeps what a talk is about while one follow-up leads to the next."""
ITS_OWN, PARAGRAPH, SECTION = 1.0, 0.92, 0.8
"""How near to the answer its own sentence or row is, its paragraph, and the lines next to it under the same heading."""
AWAY = 0.04
"""What each line away from it takes off."""
REACH = 5
NAMED = 0.5
"""The share of a message's own words that a line has to account for."""
SHARED = 2
"""How many telling words a line next to it has to share with it, where the message names nothing itself."""
ELSEWHERE = 0.45
"""How near the rest of the papers is, where a line shares its subject."""
IN_PARAGRAPH, UNTOLD, BARE = 1.0, 0.8, 0.6
"""What a line is worth whose paragraph alone holds the rarest word asked about, one without it, and a mere name."""
_SMALL = frozenset(stem for word in STOP for stem in phrase(word)) | FRAME | frame("wanted")


def earlier(words: Words, known: Known) -> Thing | None:
    """The record that the message before was answered from."""
    if words.before is None or not words.before.things:
        return None
    return known.index.get(words.before.things[0])


def root(words: Words, known: Known) -> Thing | None:
    """What the talk has been about since its last message that stood alone."""
    kept = dict(words.before.filters).get(ROOT) if words.before else None
    return (known.index.get(kept) if kept else None) or earlier(words, known)


def naming(words: Words) -> tuple[Term, ...]:
    """The words of a message that name something: not those that only ask, and none that say little by themselves."""
    asking = frame("passages") | frame("wanted") | light()
    return tuple(term for term in words.without(frozenset()) if len(term.stems) > 1 or not set(term.stems) <= asking)


def answering(words: Words, known: Known) -> tuple[Thing, ...]:
    """The lines about what was answered that hold what is wanted and what the message names, the best first."""
    named = naming(words)
    ranked: dict[str, tuple[float, Thing]] = {}
    for thing, nearness in _surroundings(words, known, named):
        value = nearness * _worth(thing, named, words, known)
        if value > ranked.get(thing.key, (0.0, thing))[0]:
            ranked[thing.key] = (value, thing)
    return tuple(thing for _, thing in sorted(ranked.values(), key=lambda pair: -pair[0]))


def _worth(thing: Thing, named: Sequence[Term], words: Words, known: Known) -> float:
    """How well a line answers; 0 where it is of another time, or lacks the kind of thing that is wanted."""
    record = thing.record
    if not isinstance(record, Sentence) or lacking(record, words.whens) or not fits(record, words, known):
        return 0.0
    text = printed(record, known)
    share = known.index.share(named, accounted(named, f"{text} {thing.near.split(' > ')[-1]}"))
    if named and share < NAMED:
        return 0.0
    return 0.6 + 0.4 * share + 0.01 * min(4, held_often(text, words))


def fits(sentence: Sentence, words: Words, known: Known) -> bool:
    """Whether it holds the kind of thing that is wanted, of the time that is asked for."""
    text = printed(sentence, known)
    return fits_want(text, words) and of_its_time(text, words)


def printed(sentence: Sentence, known: Known) -> str:
    """Its words, a row's with its headings."""
    return shown(sentence, known) if " | " in sentence.text else sentence.text


def _surroundings(words: Words, known: Known, named: Sequence[Term]) -> Iterator[tuple[Thing, float]]:
    """The lines to look at, with how near each is to what was answered."""
    one, first = earlier(words, known), root(words, known)
    if one is None or first is None:
        return
    subject = frozenset(phrase(f"{one.text or one.name} {first.text or first.name}")) - _SMALL
    for start, factor in ((one, 1.0), (first, 0.95)):
        for thing, nearness in _about(start, known, rows=bool(named)):
            if named or nearness > SECTION or len(subject & set(phrase(thing.text))) >= SHARED:
                yield thing, nearness * factor
    if named or words.wants & _ASKED:
        for thing in _of_subject(subject, known):
            yield thing, ELSEWHERE


_ASKED = frozenset("count when why who how_much money how_long where contact vote clock".split())


def _of_subject(subject: frozenset[str], known: Known) -> Iterator[Thing]:
    """Lines anywhere that share three telling words with what was answered."""
    terms = [Term((stem,)) for stem in subject if known.index.knows(stem)]
    for hit in known.index.find(terms, KINDS, 20):
        if len(subject & set(phrase(hit.thing.text))) >= 3:
            yield hit.thing


def _about(start: Thing, known: Known, *, rows: bool) -> Iterator[tuple[Thing, float]]:
    """Its own line, its paragraph, and the lines near it under its heading; other rows only where asked by name."""
    for thing in known.index.beside(start.source):
        if thing.kind in KINDS:
            yield thing, ITS_OWN if thing.key == start.key or " | " in thing.text else PARAGRAPH
    for passage, away in _beside(start, known):
        if rows or " | " not in passage.text:
            found = (thing for thing in known.index.beside(passage.source) if thing.kind in KINDS)
            yield from ((thing, SECTION - AWAY * away) for thing in found)


def _beside(start: Thing, known: Known) -> Iterator[tuple[Passage, int]]:
    """The passages near a thing under the same heading, and how many lines away each is."""
    at = next((n for n, passage in enumerate(known.passages) if place(passage.source) == place(start.source)), None)
    if at is None:
        return
    for n in range(max(0, at - REACH), min(len(known.passages), at + REACH + 1)):
        if n != at and known.passages[n].heading == known.passages[at].heading:
            yield known.passages[n], abs(n - at)


def points(words: Words) -> bool:
    """Whether a word points at the answer before."""
    return words.has(cue("pointing"))


def told_by(thing: Thing, words: Words, known: Known) -> float:
    """What a line is worth as an answer for the rarest word asked about: most where it, or what heads it, holds it."""
    if is_bare(thing.text) and not words.wants & {"who", "list", "contact"}:
        return BARE
    named = [term for term in naming(words) if known.index.tells(term)]
    rarest = max(named, key=known.index.weight, default=None)
    if rarest is None or accounted([rarest], f"{thing.near} {thing.text}"):
        return 1.0
    return IN_PARAGRAPH if accounted([rarest], f"{thing.around} {thing.listed}") else UNTOLD
