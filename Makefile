# Needs python3 (3.11 to 3.13) and make; everything else is fetched into .venv.
PYTHON ?= python3
PORT ?= 8000
OUTCOMES ?= 5000
REPEAT ?= 20
KILLS ?= 200
# Processes among which the suite is divided.
WORKERS ?= auto
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-input

# What the suite on services uses unless the environment says otherwise. Only the server must exist:
# the suite makes its own database (test_…) and removes it.
SERVICES := DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/wiego_mle} \
	REDIS_URL=$${REDIS_URL:-redis://127.0.0.1:6379/15} \
	BASE_URL=$${BASE_URL:-http://testserver} ALLOWED_HOSTS=$${ALLOWED_HOSTS:-testserver} \
	SECRET_KEY=$${SECRET_KEY:-only-for-the-test-suite-0123456789-0123456789-0123456789}

# An imagined production installation, for the checks that only make sense there.
DEPLOYED := DEBUG=false DATABASE_URL=postgres://outcomes@127.0.0.1:5432/outcomes REDIS_URL=redis://127.0.0.1:6379/0 \
	EMAIL_URL=smtp://127.0.0.1:25 BASE_URL=https://outcomes.example.org ALLOWED_HOSTS=outcomes.example.org \
	SECRET_KEY=only-for-the-deployment-check-abcdefghijklmnopqrstuvwxyz-0123456789

.PHONY: env run demo-coding test test-services stress malformed kills browser browser-embedded browser-services bench bench-embedded bench-services lint screenshots messages translations clean

# The environment of developers: the application, factories, a browser driver, linters.
env: $(VENV)/installed-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Python 3.11, 3.12 or 3.13 is needed, for example: make PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	$(PIP) --no-compile -r requirements.txt
	@touch $@
# Half of what is installed is never imported: compiling is left to a spare core, beside the first start.
	@nice $(BIN)/python -m compileall -q -q $(VENV)/lib </dev/null >/dev/null 2>&1 &

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(PIP) -r requirements-dev.txt
	@touch $@

# Prepares what changed, then starts web server, worker and beat; Ctrl-C ends them all.
run: $(VENV)/installed
	@PORT=$(PORT) exec $(BIN)/python manage.py up

# The suite on the embedded default; ARGS="outcomes -k review" narrows it.
test: $(VENV)/installed-dev translations
	$(BIN)/python -m pytest --ds wiego_mle.settings.test -p wiego_mle.tests.sampling -n $(WORKERS) $(ARGS)

# The same suite, and what only real services can show, on PostgreSQL and Redis. What installs itself on
# the embedded default, asks no database, or reads pages that no database changes was shown by `make test`.
test-services: $(VENV)/installed-dev translations
	$(SERVICES) $(BIN)/python -m pytest -m "not browser and not embedded" --ds wiego_mle.settings.test -p wiego_mle.tests.sampling --ignore-glob="*/tests/unit/*" -n $(WORKERS) $(ARGS)

# Twenty writers with 200 edits each on ten records, on both engines; the suite takes 20 edits each. And the letters of
# eight weeks while workers are killed; the suite takes two.
stress: $(VENV)/installed-dev
	STRESS_EDITS=200 $(BIN)/pytest outcomes/tests/db/test_many_writers.py
	STRESS_EDITS=200 $(SERVICES) $(BIN)/pytest outcomes/tests/db/test_many_writers.py
	KILLED_WEEKS=8 $(BIN)/pytest outcomes/tests/db/test_letters_and_killed_workers.py

# A thousand malformed spreadsheets; the suite takes sixty.
malformed: $(VENV)/installed-dev
	MALFORMED_SHEETS=1000 $(BIN)/pytest wiego_mle/kernel/tests/test_malformed_sheets.py

# Kills web, worker, PostgreSQL and Redis of an installation of its own again and again while people outside are
# asked and answer, and counts what came twice or got lost. About ten seconds a kill; needs initdb and
# redis-server. EMBEDDED=1 takes SQLite, where web and worker are killed, as the suite does a few times.
kills: $(VENV)/installed-dev
	KILLS=$(KILLS) $(BIN)/python -m wiego_mle.tests.kills

# Journeys in Chromium: the main path on both engines, the others where people work, on PostgreSQL; what no
# database changes on the embedded default. `make -j2 browser` drives both side by side.
browser: browser-embedded browser-services

browser-embedded: $(VENV)/installed-dev translations
	$(BIN)/pytest -m "browser and (embedded or both)" $(ARGS)

browser-services: $(VENV)/installed-dev translations
	$(SERVICES) $(BIN)/pytest -m "browser and not embedded" $(ARGS)

# p50, p95, queries, bytes and peak memory as JSON, on both engines.
bench: bench-embedded bench-services

bench-embedded: $(VENV)/installed-dev
	$(BIN)/python manage.py bench --outcomes $(OUTCOMES) --repeat $(REPEAT)

bench-services: $(VENV)/installed-dev
	$(SERVICES) $(BIN)/python manage.py bench --outcomes $(OUTCOMES) --repeat $(REPEAT)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(BIN)/python manage.py check --deploy --fail-level WARNING

# The demonstration with a round of 300 made-up texts, coded by three people, in a folder of its own.
demo-coding: $(VENV)/installed
	@PORT=$(PORT) DATA_DIR=$${DATA_DIR:-var/coding} exec $(BIN)/python manage.py up --coding

# Renders the documented pages of the demonstration in Chromium into docs/.
screenshots: $(VENV)/installed-dev translations
	$(BIN)/python -m wiego_mle.tests.browser.screenshots

# Collects the texts of pages and letters into locale/ for translators; needs GNU gettext.
messages: $(VENV)/installed
	$(BIN)/python manage.py makemessages --locale es --locale fr --locale pt --no-location --no-obsolete \
		--ignore var --ignore .venv

translations: $(VENV)/installed
	@$(BIN)/python manage.py compile_translations

# Removes what make made; the data in var/ stays.
clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
