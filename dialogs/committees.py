"""Which committee does somebody mean, by name, slug or initials? Asked back where it is not plain."""

from dialogs import compose
from dialogs.answer import Answer
from dialogs.language import stems
from store import Tx, meetings, papers
from store.records import PUBLIC, Committee, Sight


def choose_committee(tx: Tx, named: str, verb: str, after: str = "", *, sight: Sight = PUBLIC) -> Committee | Answer:
    """The one committee meant, or an answer that asks which; `verb` and `after` make the choices whole sentences.

    Of a committee that nobody with this sight may know of, they hear only if they name it in full themselves.
    """
    every = papers.committees(tx, sight)
    exact = [one for one in meetings.committees(tx) if named.strip().casefold() in (one.slug, one.name.casefold())]
    if not (every or exact):
        return compose.declined(
            "No committees yet", "No committee's papers have been loaded yet. Load an agenda first."
        )
    fits = exact or ([committee for committee in every if _fits(committee, named)] if named else every)
    if len(fits) == 1:
        return fits[0]
    ask = "Which committee do you mean?" if fits else f"No committee here is called “{named[:80]}”. Which do you mean?"
    return compose.which("Which committee?", ask, [f"{verb} {committee.name}{after}" for committee in fits or every])


def _fits(committee: Committee, named: str) -> bool:
    initials = "".join(word[0] for word in committee.name.split() if word[0].isupper())
    if named.strip().casefold() in (committee.slug, initials.casefold(), committee.name.casefold()):
        return True
    return bool(stems(named)) and set(stems(named)) <= set(stems(committee.name))
