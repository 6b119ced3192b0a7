# Two commands a newcomer needs: `make try` (a bot to talk to) and `make test` (every check).
# Both start from nothing but git, make and Python 3.11 to 3.13.

# The first interpreter on the PATH that runs and is a version we support; PYTHON=... overrides it.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

# The demonstration's own database, and the time of its papers: eight days before the meeting of 20 April 2021.
DEMO := env DATABASE_URL=sqlite:///demo.db BOT_CLOCK_START=2021-04-12T09:00+01:00

.PHONY: try demo serve chat test check fast soak clean

# A bot to talk to: in the terminal, and over HTTP for whoever connects the Agents Playground. Without a terminal it
# only serves.
try: demo
	@if [ -t 0 ]; then \
		$(DEMO) $(BIN)/committee-bot serve --local 2>serve.log & served=$$!; \
		trap 'kill $$served 2>/dev/null' EXIT; sleep 3; \
		kill -0 $$served 2>/dev/null || { cat serve.log; echo "So there is only the terminal:"; }; \
		$(DEMO) $(BIN)/committee-bot chat; \
	else exec $(DEMO) $(BIN)/committee-bot serve --local; fi

# Load the demonstration records; a second time changes nothing.
demo: $(READY)
	@echo "Loading the demonstration records; load.log says what was found and what is doubtful."
	@$(DEMO) $(BIN)/committee-bot load demo >load.log

serve: demo
	@exec $(DEMO) $(BIN)/committee-bot serve --local

chat: demo
	@exec $(DEMO) $(BIN)/committee-bot chat

# Every check and every test but the long soaks.
test: check
	$(BIN)/pytest -n auto --cov --cov-report=term:skip-covered

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

# While working: the tests without PostgreSQL and without coverage.
fast: $(READY)
	$(BIN)/pytest -n auto -k "not postgresql"

# The long runs that are left out of the suite, each with its line of figures; half an hour or so.
soak: $(READY)
	$(BIN)/pytest -m soak -s
	$(BIN)/python -m tests.soak.mutants

$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found on the PATH."; exit 1; }
	@echo "Making the environment in $(VENV): a minute or so."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm load.log serve.log
