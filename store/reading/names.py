"""People's names as minutes print them, in lists, in two columns, with titles, honours and posts."""

import re
from dataclasses import dataclass

TITLE = (
    r"(?:(?:County|District|Borough|Town|Parish|City|Unitary|The)\s+)?"
    r"(?:Councillors?|Cllrs?\.?|CCs?|Cynghorydd|Alderman|Bailie|Baillie|Provost|Cathaoirleach|Deputy\s+Mayor|Mayor)"
)
_TITLED = re.compile(rf"^(?:the\s+)?{TITLE}\b[:.]?\s*", re.IGNORECASE)
_POLITE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Rev(?:erend)?|Sir|Dame|Lord|Lady|Prof(?:essor)?)\.?\s+")
_HONOURS = r"(?:\s+(?:CBE|OBE|MBE|KBE|DBE|JP|DL|QC|KC|MP|MSP|MS|TD|QPM))*"
_WORD = r"(?:(?:de|van|von|le|la|ap|ab|Mc|Mac|O['’])\s?)?[A-Z][\w'’]+(?:-[A-Z][\w'’]+)*"
_INITIALS = re.compile(rf"(?:[A-Z]\.?\s?){{1,3}}\s{_WORD}{_HONOURS}(?:\s*\([^)]*\))?")
NAME = re.compile(rf"^(?:(?:[A-Z]\.?\s?){{1,3}}\s)?(?:{_WORD}\s){{0,3}}{_WORD}{_HONOURS}$")
POST = re.compile(
    r"\b(?:Head|Director|Chief|Manager|Officer|Executive|Clerk|Solicitor|Treasurer|Lead|Leader|Secretary|Auditor|Adviser|"
    r"Advisor|Engineer|Commissioner|Superintendent|Inspector|Assistant|Deputy|Principal|Senior|Surveyor|Planner|Monitoring|"
    r"Portfolio|Chair\w*|Vice|Convener|Depute|Programme|Project|Service|Counsel|Consultant|Analyst|Co-ordinator)\b"
)


_SEATED = re.compile(r",?\s+(?:in|took) the chair$", re.IGNORECASE)
_STARTS = re.compile(
    r"(?:Head|Director|Chief|Executive|Assistant|Deputy|Principal|Senior|Lead|Leader|Clerk|Solicitor|Monitoring|Interim|"
    r"Acting|Corporate|Democratic|Strategic|Group|Area)\b"
)


_LOOKALIKES = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХІаеорсухі", "ABEZHIKMNOPTYXABEKMHOPCTXIaeopcyxi")
"""Letters of the Greek and Cyrillic alphabets that look like Latin ones."""


def latin(text: str) -> str:
    """The text with its look-alike letters of another alphabet as the Latin ones that they look like."""
    return text.translate(_LOOKALIKES)


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and what stood with it: a role in brackets or after a comma; `civic` where a councillor's title did."""

    name: str
    role: str | None = None
    civic: bool = False


def split_names(text: str) -> list[Named]:
    """Every name of a list: by commas and "and", in brackets their roles, initials with surnames side by side."""
    titled = bool(_TITLED.match(text.strip()))
    parts = _parts(text.strip().rstrip(".;"))
    found: list[Named] = []
    for part in parts:
        named = named_in(part, civic=titled)
        found += [named] if named else []
    return found


def _parts(text: str) -> list[str]:
    """The pieces of a list; a comma inside brackets separates nothing."""
    pieces: list[str] = []
    for cell in text.split("\t"):
        flat = re.sub(
            r"\(([^)]*)\)", lambda found: "(" + found[1].replace(",", "\x00").replace(" and ", "\x01") + ")", cell
        )
        for piece in re.split(r",\s*|;\s*|\s+(?:and|&)\s+", flat):
            restored = piece.replace("\x00", ",").replace("\x01", " and ").strip()
            side_by_side = _INITIALS.findall(restored)
            whole = " ".join(side_by_side).replace(" ", "") == restored.replace(" ", "")
            pieces += side_by_side if len(side_by_side) > 1 and whole else [restored]
    return [piece.strip().removeprefix("and ") for piece in pieces if piece.strip()]


def named_in(part: str, *, civic: bool = False) -> Named | None:
    """The one name in a piece of text, None where it is none ("four members of the public")."""
    seated = _SEATED.search(part)
    if seated and (named := named_in(part[: seated.start()], civic=civic)):
        return Named(named.name, ", ".join(filter(None, (named.role, "Chair"))), civic=named.civic)
    role = None
    bracket = re.search(r"\s*\(([^)]*)\)\s*$", part)
    if bracket:
        role, part = bracket[1].strip(), part[: bracket.start()]
    bare = _TITLED.sub("", part.strip())
    civic = civic or bare != part.strip()
    bare = re.split(r"\s+[-–—]\s+(?=[a-z])", _POLITE.sub("", bare).strip())[0]
    post = re.match(
        rf"^((?:(?:[A-Z][\w'’-]*|of|and|for|the|&)\s+)*?[A-Z][\w'’-]*)\s+((?:[A-Z]\.?\s?){{1,3}}\s{_WORD})$", bare
    )
    if post and POST.search(post[1]):
        return Named(post[2], role or post[1], civic=civic)
    return (
        Named(bare, role, civic=civic)
        if NAME.match(bare) and not re.search(r"\b(?:Councillors|None)\b", bare)
        else None
    )


def officer_in(text: str) -> Named | None:
    """Somebody with a post: "Ann Other, Head of X", with a dash or nothing for the comma, or "Ann Other (Clerk)"."""
    flat = " ".join(text.strip(" -•*\t").split())
    if (bracketed := named_in(flat)) and bracketed.role:
        return bracketed
    split = re.match(rf"^((?:[A-Z]\.?\s|{_WORD}\s?){{2,4}}?)\s*(?:,|–|-|\t)\s+(.+)$", flat)
    if split and NAME.match(split[1].strip()) and POST.search(split[2]):
        return Named(split[1].strip(), split[2].strip(" ."))
    return _run_together(flat)


def _run_together(flat: str) -> Named | None:
    """A name with its post straight after it: the post begins at its first telling word."""
    words = flat.split()
    for place in range(2, min(5, len(words))):
        name, post = " ".join(words[:place]), " ".join(words[place:])
        if post and _STARTS.match(post) and NAME.match(name):
            return Named(name, post.strip(" ."))
    for place in range(2, min(4, len(words) - 1)):
        name, post = " ".join(words[:place]), " ".join(words[place:])
        if POST.search(post) and NAME.match(name) and len(words) - place <= 8 and post[0].isupper():
            return Named(name, post.strip(" ."))
    return None


def fullest(one: str, other: str) -> str:
    """The longer of two spellings of one person's name, with the honours that either has."""
    ended = [re.search(rf"{_HONOURS}$", name) for name in (one, other)]
    honours = next((found[0] for found in ended if found and found[0]), "")
    return max((re.sub(rf"{_HONOURS}$", "", name) for name in (one, other)), key=len) + honours


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person: the surnames agree, and given names or initials do not contradict."""
    first, second = _bare(one), _bare(other)
    if not first or not second or first[-1] != second[-1]:
        return False
    given = list(zip(first[:-1], second[:-1], strict=False))
    return all(a[0] == b[0] if len(a) == 1 or len(b) == 1 else a == b for a, b in given)


def _bare(name: str) -> list[str]:
    clean = re.sub(_HONOURS + r"$", "", _TITLED.sub("", name.strip()))
    return [word.strip(".").casefold() for word in re.split(r"\s+", clean) if word.strip(".")]
