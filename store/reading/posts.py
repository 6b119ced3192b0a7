"""Who holds which post, as a paper's front, foot and contacts name them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.reading.found import Role
from store.reading.lines import Line
from store.reading.names import NAME, named_in, officer_in
from store.reading.outline import NUMBERED, Section

_CONTACT = re.compile(
    r"^(?:contact(?: for further information| officer| details)?|(?:lead|responsible) officer|(?:report )?author)\s*:"
    r"\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?P<role>[A-Z][A-Za-z /-]{3,50}?)\s*:\s*(?P<name>[A-Z][\w'’. -]{3,50})$")
_PHONE = re.compile(r"(?:\(\d{4,6}\)|\b0\d{3,5})\s?\d{3}\s?\d{2,4}\b|\b0\d{2}\s\d{4}\s\d{4}\b")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_POSTED = re.compile(
    r"\b(?:head|director|chief|manager|officer|lead|clerk|executive|solicitor|treasurer|sponsor|adviser|advisor|analyst|engineer|"
    r"auditor|secretary|commissioner|consultant|co-ordinator|portfolio holder)\b",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"^(?:(?:assistant|deputy|interim|acting|chief|head|director|executive|corporate|monitoring|clerk|"
    r"town clerk|proper officer|"
    r"democratic|solicitor|secretary|strategic|group|service)\b)[\w ,&'’()-]{0,60}$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:council|committee|cabinet|board|panel|authority|forum|commission)$|\bcouncil\b.*\bcommittee\b", re.IGNORECASE
)
_BELOW = re.compile(
    r"^(?:for (?:any )?further information.{0,40}\bcontact|contacts?(?: officers?)?)\s*:$", re.IGNORECASE
)
_FOOT = 6
"""A signature stands within so many lines of the end of an agenda or of minutes."""


def read_signatories(lines: Sequence[Line], cut: Sequence[Section]) -> Iterator[Role]:
    """Whoever signs an agenda or minutes: a name and a post, on one line or on two, at its head or foot."""
    for section in cut:
        if section.kind not in ("agenda", "minutes"):
            continue
        own = [line for line in lines[section.first : section.last] if line.text.strip()]
        head = next((place for place, line in enumerate(own) if NUMBERED.match(line.text)), 0)
        foot = max(head, len(own) - _FOOT)
        around = own[: head + 1] if section.kind == "agenda" else []
        yield from _signed([*around, *own[foot:]])


def _contact(lines: Sequence[Line], index: int) -> str | None:
    """What is said of a contact: behind the words, or on the lines below them until a blank one."""
    text = " ".join(lines[index].text.split())
    found = _CONTACT.match(text)
    if found or not _BELOW.match(text):
        return found["rest"] if found else None
    below: list[str] = []
    for line in lines[index + 1 : index + 6]:
        if not line.text.strip():
            break
        below.append(" ".join(line.text.split()))
    return ", ".join(below) or None


def _signed(lines: Sequence[Line]) -> Iterator[Role]:
    for line, following in pairwise([*lines, Line(0, None, ("",))]):
        name, post = line.text.strip(), following.text.strip(" .,")
        signed = re.match(r"^(?:[A-Z]\.?\s?){1,3}\s?[A-Z][\w'’-]+\s", name) and officer_in(name)
        if signed and signed.role and len(name) < 80:
            yield Role(name=signed.name, role=signed.role, line=line.number, page=line.page)
        elif NAME.match(name) and " " in name and _STARTS.match(post) and not _BODY.search(f"{name} {post}"):
            yield Role(name=name, role=post, line=line.number, page=line.page)


def read_titled(lines: Sequence[Line]) -> Iterator[Role]:
    """Names with posts on a title page: "Name - Post", a line each, next to each other or to a date."""
    for line in lines:
        text = line.text.strip()
        parts = re.match(r"^([A-Z][\w'’.-]+(?:\s+[A-Z][\w'’-]+){1,3})\s+[-–—]\s+([A-Z][\w ,&'’-]{4,70})$", text)
        if parts and len(line.cells) == 1 and _POSTED.search(parts[2]) and (found := officer_in(text)) and found.role:
            yield Role(name=found.name, role=found.role, line=line.number, page=line.page)
        label = _LABELLED.match(" ".join(text.split()))
        if label and _POSTED.search(label["role"]) and not _CONTACT.match(text) and (named := named_in(label["name"])):
            yield Role(name=named.name, role=label["role"], line=line.number, page=line.page)


def read_contacts(lines: Sequence[Line]) -> Iterator[Role]:
    """Contact officers of reports, with telephone and e-mail."""
    for index, line in enumerate(lines):
        rest = _contact(lines, index)
        if not rest:
            continue
        phone, email = _PHONE.search(rest), _EMAIL.search(rest)
        plain = _EMAIL.sub("", _PHONE.sub("", rest))
        plain = re.sub(r"\(\s*\)", "", plain)
        plain = re.sub(r"\b(?:tel(?:ephone)?|e-?mail|phone)\b\.?:?", "", plain, flags=re.IGNORECASE)
        pieces = [piece.strip(" .,") for piece in re.split(r",|\.\s|\s{2,}", plain) if piece.strip(" .,()")]
        contact = ", ".join(match[0] for match in (phone, email) if match)
        if pieces:
            role = ", ".join(piece for piece in pieces[1:] if not _is_title(piece)) or None
            yield Role(name=pieces[0], role=role, contact=contact or None, line=line.number, page=line.page)


def _is_title(piece: str) -> bool:
    """Whether a piece is the name of a body in capitals, as at the head of a page: nobody's post."""
    return piece.isupper() and _BODY.search(piece) is not None
