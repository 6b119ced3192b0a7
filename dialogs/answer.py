"""Anything the bot says: one value, out of a closed set of blocks, with the papers that it rests on."""

from dataclasses import dataclass, replace
from datetime import date

from store.records import Source


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper (or, where `summary`, somebody's summary of them) and where they stand."""

    text: str
    source: Source
    summary: bool = False

    @property
    def verbatim(self) -> bool:
        """Whether these are the paper's own words: those of a sheet are somebody's about it."""
        return not (self.summary or self.source.sheet)


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, in reading order."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `total` counts what the rows were cut from."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Buttons, each a whole question that can also be typed; `ask` is the line above them."""

    ask: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """That a reminder can be answered: done, not yet, later, not mine, or a note; `reference` says which reminder."""

    reference: str


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: `name` is its blank, `kind` line, lines, day, hour or several (of the `choices`).

    Choices are what is shown and what is said; of several, the values are parted by commas.
    """

    name: str
    label: str
    kind: str = "line"
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A button with what it asks for; what it sends is a whole sentence, its fields as blanks, that can be typed too.

    Without fields it sends at once. Its card changes into the answer: it leaves no message behind.
    """

    title: str
    sentence: str
    fields: tuple[Field, ...] = ()
    button: str = "Save"


@dataclass(frozen=True, slots=True)
class Link:
    """A way out of Teams, to a page that somebody who may has named; `url` is https."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Something as it will be posted elsewhere: title, lead and blocks, set apart from what stands around it."""

    answer: "Answer"


Pressed = Choices | Reply | Form | Link
Block = Text | Quote | Facts | Table | Steps | Shown | Pressed


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What is said: `lead` is the sentence a person can act on, and stands first; blocks follow.

    `as_at` is the date that the facts speak for. `declined` says that the papers hold no answer. `slots` is what was
    understood, kept for a follow-up. `closes` names the things (kind and subject of their notices) that this settles:
    the cards that asked for them are changed into this answer, or with `only_here` those of the place where it is said.
    `instead`: where a card was pressed, it stands in its place. `lasting`: it may be changed later where it is posted.
    """

    title: str
    lead: str
    blocks: tuple[Block, ...] = ()
    sources: tuple[Source, ...] = ()
    as_at: date | None = None
    declined: bool = False
    slots: "Slots | None" = None
    closes: tuple[tuple[str, str], ...] = ()
    only_here: bool = False
    instead: bool = False
    lasting: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """Every whole question that the answer offers."""
        return tuple(option for block in self.blocks if isinstance(block, Choices) for option in block.options)

    @property
    def single(self) -> bool:
        """Whether it has to be one piece in Teams, because it can be answered or changed there."""
        return self.lasting or any(isinstance(block, Reply | Form) for block in self.blocks)

    def keeping(self, slots: "Slots") -> "Answer":
        """The same answer, remembering what was understood."""
        return replace(self, slots=slots)


@dataclass(frozen=True, kw_only=True, slots=True)
class Slots:
    """What was understood, as names of records and not as words, so that a follow-up can build on it.

    `question` is the name of the question; `things` are keys of records ("deliverable:12"), best first; `wants` is
    what was wanted of them (who, when, status ...); `filters` are the conditions of a list, as (name, value).
    """

    question: str
    things: tuple[str, ...] = ()
    wants: str | None = None
    filters: tuple[tuple[str, str], ...] = ()
