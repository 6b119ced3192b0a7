"""The items of minutes, and what the meeting resolved, agreed or noted under each."""

import re
from collections.abc import Sequence
from datetime import date

from store.reading.found import Item, Resolution
from store.reading.lines import Line
from store.reading.outline import Section, excludes, numbered

_BODY = (
    r"(?:the\s+)?(?:[A-Z][\w&-]*\s+){0,4}(?:committee|council|cabinet|board|panel|members|authority|executive|"
    r"meeting|forum)"
)
_LABEL = re.compile(
    r"^(?:it was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decision|decided|recommended|noted)\b(?:\s+unanimously)?"
    r"(?:\s*\([^)]*\))?\s*(?:[:–—-]|(?=that\b|to\b)|$)\s*[-–—]?\s*",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"^(?:{_BODY}\s+(?:then\s+|therefore\s+)?(?:unanimously\s+)?(?:resolved|agreed|decided|approved|noted|endorsed|recommended)|"
    r"(?:it was|members)\s+(?:unanimously\s+)?(?:resolved|agreed|decided|noted))\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\bproposed\b.*?\bseconded\b.*?(?:agreed(?: unanimously)?|[:–-]|resolved)\s*(?P<rest>(?:that|to)\b.*)$",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\bit was (?:then |therefore |accordingly )?(?:decided|agreed|resolved)\s+(?P<rest>(?:to|that)\b.*)$",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|defeated|fell|not carried|withdrawn|was not agreed)\b", re.IGNORECASE)
_NEXT = re.compile(r"\bnext meeting\b", re.IGNORECASE)
_APPROVED = re.compile(
    r"^(?:the )?minutes?\b.*\b(?:was|were)\b.*\b(?:approved|confirmed|agreed|signed)\b", re.IGNORECASE
)
_BARE = re.compile(r"^that\b.*\bbe\b", re.IGNORECASE)
_PIECE = re.compile(r"^\s*(?:\((?:[a-z]|[ivx]+|\d{1,2})\)|[a-z]\)|[ivx]+[.)]|\d{1,2}[.)]|[-•*])\s*", re.IGNORECASE)


def read_minutes(lines: Sequence[Line], section: Section, sitting: date | None) -> tuple[Item, ...]:
    """Every item of minutes; what follows the exclusion of the public is Part II."""
    items: list[Item] = []
    part = section.part
    for heading in numbered(lines, section):
        line = lines[heading.index]
        title = " ".join(heading.title.split()).strip(" -–")
        items.append(
            Item(
                meeting_date=sitting,
                of="minutes",
                number=heading.number,
                title=title,
                part=part,
                line=line.number,
                page=line.page,
            )
        )
        part = 2 if excludes(title) else part
    return tuple(items)


def read_resolutions(
    lines: Sequence[Line], section: Section, items: Sequence[Item], sitting: date | None
) -> tuple[Resolution, ...]:
    """Every decision recorded, with the item that it stands under."""
    found: list[Resolution] = []
    headings = {item.line: item for item in items}
    under: Item | None = None
    starts = [n for n in range(section.first, section.last) if lines[n].number in headings]
    index = section.first
    while index < section.last:
        line = lines[index]
        under = headings.get(line.number, under)
        last = next((n for n in starts if n > index), section.last)
        texts, index = ([], index + 1) if line.number in headings else _decided(lines, index, last)
        found += [
            Resolution(
                meeting_date=sitting,
                item=under.number if under else None,
                text=text,
                line=line.number,
                page=line.page,
                part=under.part if under else section.part,
            )
            for text in texts
        ]
    return tuple(found)


def _decided(lines: Sequence[Line], index: int, last: int) -> tuple[list[str], int]:
    """The decisions that a line records, and the index to go on from."""
    text = lines[index].text.strip()
    label = _LABEL.match(text)
    if label and _NEXT.search(text):
        return [], index + 1
    if label:
        return _whole(text[label.end() :], lines, index + 1, last)
    if _BARE.match(text) and len(text) < 600:
        return [text], index + 1
    told = [rest for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", text) if (rest := _told(sentence, text))]
    if len(told) == 1 and told[0].endswith(":"):
        return _whole(told[0], lines, index + 1, last)
    return told, index + 1


def _told(sentence: str, paragraph: str) -> str | None:
    """What a sentence says was decided."""
    if _LOST.search(sentence) or _NEXT.search(sentence):
        return None
    said = _SAID.match(sentence)
    if said:
        rest = said["rest"].strip(" ,")
        return rest if re.match(r"(?:that|to)\b|:$", rest, re.IGNORECASE) and rest != ":" else sentence
    carried = _CARRIED.search(sentence)
    if carried and not re.search(r"\blost\b", paragraph, re.IGNORECASE):
        agreed = re.search(r"\bagreed|resolved|carried\b", paragraph, re.IGNORECASE)
        return carried["rest"] if agreed else None
    voted = _VOTED.search(sentence)
    return voted["rest"] if voted else sentence if _APPROVED.match(sentence) else None


def _whole(opening: str, lines: Sequence[Line], index: int, last: int) -> tuple[list[str], int]:
    """A decision with the pieces that follow it: (i), (a), 1. or bullets, blank lines between them or not."""
    parts = [opening.strip()] if opening.strip() else []
    while index < last:
        text = lines[index].text.strip()
        if not text:
            if not _goes_on(parts, lines, index, last):
                break
        elif (_PIECE.match(text) and _is_list(parts)) or not parts or _unfinished(parts):
            parts.append(text)
        else:
            break
        index += 1
    return ([" ".join(" ".join(parts).split())] if parts else []), index


def _goes_on(parts: Sequence[str], lines: Sequence[Line], index: int, last: int) -> bool:
    following = next((line.text.strip() for line in lines[index:last] if line.text.strip()), "")
    if not parts:
        return bool(following)
    return bool(_PIECE.match(following)) and _is_list(parts)


def _is_list(parts: Sequence[str]) -> bool:
    """Whether pieces are still expected: the opening ends without a stop, or pieces have begun."""
    return (
        len(parts) > 1
        or not parts
        or parts[-1].rstrip().endswith((":", "that", "That", "-", "–", "to"))
        or bool(_PIECE.match(parts[0]))
    )


def _unfinished(parts: Sequence[str]) -> bool:
    """Whether the last line broke off in the middle of a sentence."""
    return not re.search(r"[.:;!?]$|\b(?:and|or)$", parts[-1].rstrip())
