"""The commands, one module each: `add` tells the command line its options, `run` does it and gives the exit status."""

COMMANDS = ("serve", "chat", "ask", "load", "due", "people", "migrate", "doctor", "package")
"""Every command, in the order in which help lists them: each is the module of that name here."""


class Stop(Exception):
    """The command cannot go on; the message is one sentence that says what is wrong and what to do."""
