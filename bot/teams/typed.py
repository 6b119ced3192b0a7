"""What somebody typed: the text of a message without the bot's mention and without the marks of Teams' editor."""

import html
import re
from collections.abc import Mapping, Sequence

from bot.teams.body import part, text

_BREAK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_MARK = re.compile(r"</?(?:at|span|b|i|u|s|em|strong|a|code|pre|font)\b[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def typed(written: str | None, entities: Sequence[Mapping[str, object]], bot: str | None) -> str:
    """The words that are meant for the bot.

    Its mention is found by the entity that names its id, never by its look; others' mentions leave their names.
    """
    left = written or ""
    for entity in entities:
        if str(entity.get("type")).lower() == "mention" and _is_of(entity, bot):
            mention = text(entity, "text")
            left = left.replace(mention, " ") if mention else left
    left = _MARK.sub("", _BREAK.sub("\n", left))
    left = _UNSEEN.sub("", html.unescape(left))
    printable = "".join(letter if letter.isprintable() or letter.isspace() else " " for letter in left)
    return _LINES.sub("\n", _BLANKS.sub(" ", printable)).strip()


def _is_of(entity: Mapping[str, object], bot: str | None) -> bool:
    return bot is not None and part(entity, "mentioned").get("id") == bot
