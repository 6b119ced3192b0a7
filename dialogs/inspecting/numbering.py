"""What is wrong with agendas: one number for two items."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import cut, joined
from store.records import Item
from store.settled import digest


def twice(records: Records) -> Iterator[Finding]:
    """Items of one number on one agenda; Part II may count anew."""
    same: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for one in records.items:
        if one.of == "agenda":
            number = one.number.casefold().strip(" .()")
            same[one.source.document, one.meeting_date, one.part, number].append(one)
    for several in same.values():
        if len(several) > 1:
            yield _twice(records, several)


def _twice(records: Records, several: Sequence[Item]) -> Finding:
    titles = list(dict.fromkeys(one.title for one in several))
    called = joined([f"“{cut(title, 80)}”" for title in titles])
    first = several[0]
    why = f"Number {first.number} of the agenda is given twice: {called}."
    said = ("item", records.paper(first.source), first.meeting_date, first.part, first.number, *sorted(titles))
    return Finding(
        kind="twice",
        about=cut(first.title, 120),
        why=why,
        sources=tuple(dict.fromkeys(one.source for one in several)),
        committee=first.source.committee,
        marks=(digest(*said),),
        of=frozenset(("item", one.id) for one in several),
    )
