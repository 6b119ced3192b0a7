"""Puts one fault after another into a copy of the code, and shows which test catches each.

`python -m tests.soak.mutants [NAME...]`: prints a table, and exits with 1 where a fault goes unnoticed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("bot", "dialogs", "store", "tests", "manifest", "demo", "pyproject.toml")


@dataclass(frozen=True)
class Mutant:
    """One fault: in `file`, what matches `was` becomes `now`; `tests` are those that have to notice."""

    name: str
    file: str
    was: str
    now: str
    tests: str


OUTBOX, COURIER = "tests/store/test_outbox.py", "tests/bot/test_courier.py"
ANNOUNCED = "tests/whole/test_announcements.py"
MUTANTS = (
    Mutant("fencing removed", "store/outbox.py", r"notice\.c\.fence == claim\.fence, ", "", OUTBOX),
    Mutant("lease ignored", "store/outbox.py", r"expired = .*", "expired = notice.c.lease_until.is_not(None)", OUTBOX),
    Mutant("lease not renewed by begin", "store/outbox.py", r'"lease_until": machine \+ lease, ', "", OUTBOX),
    Mutant("spent lease begun", "store/outbox.py", r"leased = .*", "leased = _NOTICE", OUTBOX),
    Mutant("begin after send", "bot/courier.py", "", "", COURIER),
    Mutant("receipt skipped", "bot/courier.py", r"outbox\.receipt\(tx, claim.*\)", "None", COURIER),
    Mutant("Retry-After ignored", "bot/courier.py", r"if retry_after is None:", "if True:", COURIER),
    Mutant("place not put off", "store/rates.py", r"put_off or machine", "machine", OUTBOX),
    Mutant("rates ignored", "store/rates.py", r"return max\(\[machine, \*filling\]\)", "return machine", OUTBOX),
    Mutant("what is on its way not counted", "store/rates.py", r"LONGEST = .*", "LONGEST = timedelta()", OUTBOX),
    Mutant("rates by the beginning", "bot/courier.py", r"outbox\.ended\(.*\)", "None", COURIER),
    Mutant("patience ignored", "store/outbox.py", r"late = .*", "late = notice.c.id < 0", OUTBOX),
    Mutant("doubt not counted", "store/outbox.py", r"doubts=doubts \+ 1", "doubts=doubts", OUTBOX),
    Mutant("doubt resent for ever", "store/outbox.py", r' == "again" and doubts == 0', ' == "again"', OUTBOX),
    Mutant("two at once to one place", "store/outbox.py", r"put_off\.union\(held\)", "put_off", OUTBOX),
    Mutant("begun notice withdrawn", "store/outbox.py", r"where\(some, _STATE.*states\)\)", "where(some)", OUTBOX),
    Mutant("nothing said for ever", "store/outbox.py", r"_STATE = .*", "_STATE = notice.c.state", OUTBOX),
    Mutant("silence for good", "store/outbox.py", r'"claimed", _CLOSED\}', '"claimed"}', OUTBOX),
    Mutant("clear days count the meeting day", "dialogs/calendar.py", "", "", "tests/dialogs/test_calendar.py"),
    Mutant(
        "holiday data removed",
        "dialogs/calendar.py",
        r"return frozenset\(holidays.*\)",
        "return frozenset()",
        "tests/dialogs/test_calendar.py",
    ),
    Mutant("stale card obeyed", "dialogs/announcing/holding.py", r"meant\.version != one\.version", "False", ANNOUNCED),
    Mutant("lost role posts", "dialogs/reminders/announcement.py", r"lost\(.*committee\) or ", "", ANNOUNCED),
    Mutant("one clerk is enough", "dialogs/acts/post_it.py", r"if why := second_for.*:", "if why := '':", ANNOUNCED),
    Mutant("own second yes", "dialogs/acts/second_yes.py", r"if who\(asked\) in .*:", "if False:", ANNOUNCED),
    Mutant("agreed words changed", "dialogs/acts/wording.py", r"again = .*", "again = False", ANNOUNCED),
    Mutant("exempt words posted", "dialogs/acts/wording.py", r"if why := exempt_words.*:", "if why := '':", ANNOUNCED),
    Mutant("resent to all", "dialogs/acts/resend.py", r'\.of\("failed"\)', ".posts", ANNOUNCED),
    Mutant("posts not changed", "dialogs/announcing/became.py", r"last > spoke:", "False:", ANNOUNCED),
    Mutant(
        "posted again for a change",
        "dialogs/reminders/announcement_change.py",
        r"return Way\(.*",
        "return NEW",
        ANNOUNCED,
    ),
    Mutant("called off and posted", "dialogs/reminders/announcement.py", r" or _overtaken\(tx, one\)", "", ANNOUNCED),
    Mutant("exempt items announced", "dialogs/announcing/meeting.py", "", "", ANNOUNCED),
    Mutant("supplement apart", "dialogs/reminders/announcement.py", r"return Way\(under=.*", "return NEW", ANNOUNCED),
)
"""A fault whose text stands in `WOVEN` is more than one replacement."""

WOVEN: dict[str, tuple[tuple[str, str], ...]] = {
    "begin after send": (
        (r"outbox\.begin\(tx, claim, machine=machine, lease=self\.lease\)", "pass"),
        (r"( +)outbox\.ended\(", r"\1outbox.begin(tx, claim, machine=ended_at, lease=self.lease)\n\1outbox.ended("),
    ),
    "exempt items announced": (
        (r"meetings\.items\(tx, PUBLIC", "meetings.items(tx, ALL"),
        (r"import PUBLIC, Committee", "import ALL, PUBLIC, Committee"),
        (r"if one\.part == 1", "if one.part"),
    ),
    "clear days count the meeting day": (
        (r"return count_days\(meeting_date, days", "return count_days(meeting_date + ONE_DAY, days"),
    ),
}


def caught_by(mutant: Mutant, folder: Path) -> str:
    """The first test that fails, and how many do not get that far; nothing where none does."""
    file = folder / mutant.file
    sound = text = file.read_text(encoding="utf-8")
    for was, now in WOVEN.get(mutant.name, ((mutant.was, mutant.now),)):
        text, number = re.subn(was, now, text, flags=re.MULTILINE)
        if number != 1:
            raise SystemExit(f"{mutant.name}: {mutant.file} holds {number} places for it, not one.")
    file.write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "not postgresql",
        mutant.tests,
    ]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    file.write_text(sound, encoding="utf-8")
    failed = re.search(r"(?m)^FAILED \S*?::(\S+)", run.stdout)
    return failed.group(1) if failed and run.returncode == 1 else ""


def main(names: list[str]) -> int:
    """Print a row a fault."""
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    survived = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, folder / part)
        print("| fault | where | caught by |\n| --- | --- | --- |")
        for mutant in chosen:
            caught = caught_by(mutant, folder)
            survived += not caught
            print(f"| {mutant.name} | `{mutant.file}` | {f'`{caught}`' if caught else 'NOTHING'} |", flush=True)
    print(f"{len(chosen)} faults, {survived} unnoticed")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
