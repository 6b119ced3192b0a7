"""Writes the next revision from the difference between the tables and the revisions so far.

For developers, after a change of store/tables.py: `python -m store.migrations "Add a column"`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from store.engine import Store
from store.migrate import config, migrate

number = len(list((Path(__file__).parent / "versions").glob("*.py"))) + 1
with TemporaryDirectory() as folder:
    store = Store.open(f"sqlite:///{Path(folder, 'revisions.db')}")
    migrate(store)
    with store.alone() as tx:
        settings = config(tx)
        settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        settings.attributes["batch"] = number > 1
        command.revision(settings, sys.argv[1], autogenerate=True, rev_id=f"{number:04}")
    store.close()
