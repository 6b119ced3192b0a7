"""Builds the zip that is uploaded to Teams: the manifest, made from the template and checked, and the two icons."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from jsonschema import Draft7Validator

from manifest.app import App, Unfit

FOLDER = Path(__file__).parent
SCHEMA = FOLDER / "schema" / "MicrosoftTeams.schema.json"
ICONS = ("color.png", "outline.png")

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o100644 << 16


def package(app: App) -> bytes:
    """The zip, the same bytes for the same app wherever it is built; raises Unfit if Teams would refuse it."""
    made = manifest(app)
    check(made)
    files = {"manifest.json": json.dumps(made, ensure_ascii=False, indent=2).encode() + b"\n"}
    files |= {name: (FOLDER / "icons" / name).read_bytes() for name in ICONS}
    return _zip(files)


def manifest(app: App) -> dict[str, Any]:
    """The template with the app's own words in it, and each command as a prompt that says its title."""
    words = {name: json.dumps(word)[1:-1] for name, word in asdict(app).items()}  # a quotation mark is escaped
    made: dict[str, Any] = json.loads(Template((FOLDER / "template.json").read_text("utf-8")).substitute(words))
    for bot in made["bots"]:
        for offered in bot["commandLists"]:
            for command in offered["commands"]:
                command |= {"type": "prompt", "prompt": command["title"]}
    return made


def check(made: Mapping[str, Any]) -> None:
    """Hold a manifest against Microsoft's schema; raises Unfit with the first fault."""
    # It calls itself draft 4, yet fixes the version by "const" and agents by "if", which are words of draft 7.
    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    for fault in sorted(validator.iter_errors(made), key=lambda fault: fault.json_path):
        raise Unfit(f"Teams would refuse the manifest at {fault.json_path}: {fault.message}; correct it there.")


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Stored, not compressed: what compression gives differs from one machine's library to another's."""
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, held in files.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_STORED, _UNIX, _READABLE
            archive.writestr(entry, held)
    return whole.getvalue()
