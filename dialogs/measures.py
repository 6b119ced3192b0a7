"""Does an indicator measure what was asked for: a number of things, or a length of time?"""

import re

from dialogs.counted import noun_counted
from dialogs.cues import cue
from dialogs.index import Thing
from dialogs.pick import head_words
from dialogs.timed import figures_of
from dialogs.words import Words


def measures(thing: Thing, words: Words) -> bool:
    """Whether what it measures is of the kind that was asked for; true where no kind was."""
    return _lasts(thing, words) and _counts(thing, words)


def _lasts(thing: Thing, words: Words) -> bool:
    """Whether a length of time, where one is asked for, is what the indicator measures."""
    if "how_long" not in words.wants:
        return True
    units = " ".join(f"{figure.unit or ''} {figure.name}" for figure in figures_of(thing))
    return re.search(cue("evidence how_long"), units, re.IGNORECASE) is not None or "time" in units.lower()


def _counts(thing: Thing, words: Words) -> bool:
    """Whether a number of things, where one is asked for, is what the indicator counts: no average, and no share."""
    if "count" not in words.wants:
        return True
    noun = noun_counted(words)
    if noun and not head_words(thing.name) & {stem for stems in (noun.stems, *noun.others) for stem in stems}:
        return False
    shares = all((figure.unit or "") in {"%", "£"} for figure in figures_of(thing))
    counts = re.search(cue("measure counts"), thing.name, re.IGNORECASE) is not None
    return counts or not (shares or re.search(cue("measure averages"), thing.name, re.IGNORECASE))
