"""Is a message an order that was not understood? Those are no questions, and name people and records."""

import re

from dialogs.act import MARKS

_POLITE = r"(?:(?:please|kindly|now|ok(?:ay)?|and|then)\s+)*"
_WILL = r"(?:(?:can|could|will|would) you\s+(?:please\s+)?|i (?:want|would like|need) (?:you )?to\s+)"
_VERBS = (
    "accept|add|announce|approve|assign|cancel|change|close|correct|decline|delete|dismiss|drop|edit|expect|follow|forget|"
    "grant|hand|make|mark|mute|note|pause|post|postpone|publish|put|record|reject|remind|remove|rename|reopen|replace|"
    "resend|resolve|resume|revoke|save|schedule|send|set|settle|silence|snooze|stop|subscribe|substitute|supplement|teach|"
    "learn|transfer|undo|unfollow|unlearn|unsubscribe|update|upload|withdraw"
)
_ORDER = re.compile(
    rf"{_POLITE}(?P<asked>{_WILL})?(?:{_VERBS})\b(?!\s+(?:me|us)\s+(?:who|what|when|where|why|how|which|of)\b)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?<![\w£$€-])(?=[A-Z]*[2-9])(?=[2-9]*[A-Z])[2-9A-HJ-NP-Z]{4}(?![\w-])")
"""The short sign of a record ("7F3K"): four letters and digits, both kinds."""
_NUMBERED = re.compile(r"(?<!\w)A\d{1,6}(?!\w)")
"""An announcement."""


def is_order(text: str) -> bool:
    """Whether it begins with the verb of an order, or holds the sign of a record.

    What ends like a question is one, unless it asks the bot to do something.
    """
    plain = " ".join(text.strip(MARKS).split())
    verb = _ORDER.match(plain)
    ordered = verb and (verb["asked"] or not text.rstrip().endswith("?"))
    return bool(ordered or _REFERENCE.search(plain) or _NUMBERED.match(plain))
