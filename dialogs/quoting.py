"""How a sentence of the papers is quoted: whose words, under what heading, what follows, and what else fits."""

from dialogs.answer import Choices
from dialogs.cues import FRAME
from dialogs.known import Known
from dialogs.language import stems
from dialogs.question import Reading
from dialogs.say import cut, initial, paper, short_date
from dialogs.search import listed
from dialogs.sentence import Sentence


def quoted(best: Sentence, said: str, *, dated: bool = True) -> str:
    """Whose words they are, and the words; those of a summary or a sheet are nobody's to quote."""
    whose = _whose(best, dated=dated)
    if _is_told(best):
        return f"The summary{f' of {whose}' if whose.startswith('the minutes') else ''} says: {said}"
    return f"{initial(whose)} say: “{said}”"


def nearest(best: Sentence, said: str) -> str:
    """The same, where it is only the nearest that there is."""
    return f"The nearest is, in a summary: {said}" if _is_told(best) else f"The nearest is: “{said}”"


def _is_told(best: Sentence) -> bool:
    """Whether the words are somebody's about the papers, and not the papers' own."""
    return best.passage.summary or bool(best.passage.source.sheet)


def _whose(best: Sentence, *, dated: bool) -> str:
    """Whose words they are, to stand before "say"."""
    day, paper_day = best.passage.meeting_date, best.passage.source.meeting_date
    own = best.passage.source.kind == "minutes" or day != paper_day
    if best.passage.of == "minutes" and day and own:  # a pack holds the minutes of an earlier meeting, never its own
        return f"the minutes of {short_date(day)}" if dated else "the minutes"
    return "the papers"


def rest_of(best: Sentence, known: Known) -> str:
    """What follows the sentence in its passage, or the passage's start where it stands last; a colon's own list."""
    if best.passage.text.endswith(":"):
        return cut("; ".join(listed(best.passage, known)), 330)
    before, _, after = best.passage.text.partition(best.text)
    found = next((part.strip() for part in (after, before) if len(part.strip()) > 20), "")
    return cut(found, 330)


def title_of(best: Sentence) -> str:
    """The nearest heading above it, else its paper."""
    heading = (best.passage.heading or "").split(" > ")[-1].strip()
    return cut(heading, 80) or paper(best.passage.source)


def more_of(reading: Reading, best: Sentence) -> tuple[Choices, ...]:
    """Questions about what else fits as well."""
    headings = [
        cut((t.record.passage.heading or "").split(" > ")[-1], 60)
        for t in reading.rivals
        if isinstance(t.record, Sentence)
    ]
    options = tuple(dict.fromkeys(f"What was said about {heading}?" for heading in headings if _asks(heading, best)))
    return (Choices("Also in the papers", options[:3]),) if options else ()


def _asks(heading: str, best: Sentence) -> bool:
    """Whether a heading makes a question of its own: it names something, and something else than was just said."""
    named = [stem for stem in stems(heading) if stem not in FRAME]
    return bool(named) and heading != title_of(best)
