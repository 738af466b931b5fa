# Needs python3 (3.11 to 3.13) and make; everything else is fetched into .venv.
PYTHON ?= python3
PORT ?= 8000
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check install --quiet --no-input

.PHONY: env run test test-services browser bench lint screenshots translations clean

# The environment of developers: the application, factories, a browser driver, linters.
env: $(VENV)/installed-dev

$(VENV)/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.13 …")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/pip
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(PIP) -r requirements-dev.txt
	@touch $@

# Prepares what changed, then starts web, worker and beat; Ctrl-C ends them all.
run: $(VENV)/installed
	@PORT=$(PORT) exec $(BIN)/python manage.py up

# The suite on the embedded default; ARGS="outcomes -k review" narrows it.
test: $(VENV)/installed-dev
	$(BIN)/pytest $(ARGS)

# The same suite, and what only real services can show, on PostgreSQL and Redis.
test-services: export DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
test-services: export REDIS_URL ?= redis://127.0.0.1:6379/15
test-services: export BASE_URL ?= http://testserver
test-services: export ALLOWED_HOSTS ?= testserver
test-services: export SECRET_KEY ?= only-for-the-test-suite-0123456789-0123456789-0123456789
test-services: $(VENV)/installed-dev
	$(BIN)/pytest -m "not browser" $(ARGS)
