"""How a message was understood, in words that a committee could be shown."""

from datetime import date

from dialogs.asked import Asked
from dialogs.known import Known
from dialogs.question import SURE
from dialogs.respond import understand
from dialogs.say import cut
from dialogs.taking import in_papers_words
from dialogs.words import read_words


def explain(known: Known, today: date, asked: Asked) -> str:
    """The words as read, what was wanted, and the readings with their scores (the share of the words accounted for)."""
    words = read_words(in_papers_words(asked.text, known), known, today, asked.before)
    lines = [
        f"Read as: {words.plain.strip()}",
        f"Wanted: {', '.join(sorted(words.wants)) or 'nothing in particular'}",
        f"Dates: {', '.join(when.printed() for when in words.whens) or 'none'}",
        "Telling words (the rarer, the heavier): "
        + ", ".join(f"{term.words} {known.index.weight(term):.1f}" for term in words.terms),
        f"Readings (answered from {SURE:.2f} on):",
    ]
    for score, question, reading in understand(words, known)[:5]:
        things = "; ".join(cut(thing.name or thing.text, 60) for thing in reading.things[:3])
        lines.append(f"  {score:.2f} {question.name}{': ' + things if things else ''}")
    return "\n".join(lines)
