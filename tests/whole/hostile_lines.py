"""Titles that would be more than titles in a calendar, if they were written as they stand."""

_LINES = (
    "Budget{0}BEGIN:VEVENT{0}UID:evil{0}END:VEVENT",
    "Budget{0}END:VEVENT{0}END:VCALENDAR",
    "Budget{0}BEGIN:VALARM{0}ACTION:DISPLAY{0}TRIGGER:-PT15M{0}END:VALARM",
    "Budget{0}ATTACH:https://evil.example/x",
    "Budget{0} folded{0}\tfolded",
)
_BREAKS = ("\n", "\r\n", "\r", "\\n", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x00\n", "\n\x00")

HOSTILE = (
    *(line.format(mark) for line in _LINES for mark in _BREAKS),
    "a, b; c: d \\ e \\, f \\; g \\\\ h \\N i",
    'Budget";X-EVIL="1":2',
    "Budget;VALUE=URI:https://evil.example/",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "n" * 5_000,
    "\N{PARTY POPPER}" * 1_000,
    "\N{FAMILY}\u200d\N{GIRL}\ufe0f " * 300,
    "é" * 74 + "\N{PARTY POPPER}",
    *("x" * length + "\N{PARTY POPPER}\\,;\n" for length in range(58, 76)),
    "Budget\x00\x01\x07\x1b[31m\x7f\x9b",
    "\u202eBudget\u2066 reversed",
    "\ufeffBudget",
    "\\",
    "Budget\\",
    ";" * 100 + "," * 100,
    "=1+1",
    "<script>alert(1)</script>",
    "",
)
