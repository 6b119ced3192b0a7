"""Text for places where clients read more than text: Markdown and its like, and speech."""

import re

from bot.plain import readable


def escaped(text: str) -> str:
    """The text so that no client reads formatting, a link, a mention or a date function in it.

    Brackets, stars and underscores take a backslash, which both of Teams' readers of Markdown (web and phone) know;
    where one of them does not, an invisible space parts what would be read together.
    """
    lines = (_unmarked(line) for line in readable(text).split("\n"))
    return "\n\n".join(lines)


def _unmarked(line: str) -> str:
    line = line.replace("\\", "\\\u200b").replace("`", "‘")
    line = re.sub(r"(?<=[~{$])(?=[~{])|(?<=<)|(?<=&)(?=#?\w+;)", "\u200b", line)
    line = re.sub(r"([*_\[\]])", r"\\\1", line)
    return re.sub(r"^(?=[-+#>=~|]|\d+[.)])", "\u200b", line)


def spoken(text: str) -> str:
    """The text so that no client reads a mark of the Speech Synthesis Markup Language in it."""
    return " ".join(re.sub(r"[<>]", " ", text.replace("&", " and ")).split())
