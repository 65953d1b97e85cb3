# Needs make and Python >= 3.11, nothing else: the first target that needs tools makes .venv from the locks.

PYTHON ?= python3
WORKERS ?= 2
# COV=1 fails the tests when the core's branch coverage is under pyproject's fail_under. Make it the default
# here, once the core is written.
COV ?= 1

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready.stamp
UV_READY := $(VENV)/uv.stamp

# uv does not read pip's configuration: a mirror or a certificate set for pip is handed over to it.
pip_says = $(or $($(1)),$(shell $(BIN)/python -m pip config get $(2) 2>/dev/null))
UV_SAYS = $(if $(call pip_says,PIP_INDEX_URL,global.index-url),UV_DEFAULT_INDEX="$(call pip_says,PIP_INDEX_URL,global.index-url)") \
          $(if $(call pip_says,PIP_CERT,global.cert),SSL_CERT_FILE="$(call pip_says,PIP_CERT,global.cert)")
UV = $(UV_SAYS) VIRTUAL_ENV="$(CURDIR)/$(VENV)" $(BIN)/uv

PYTEST = $(BIN)/python -m pytest -n $(WORKERS)
COVERAGE = --cov --cov-report=term $(if $(filter 1,$(COV)),,--cov-fail-under=0)
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
       --no-header --no-emit-index-url --custom-compile-command "make lock" $(LOCK_FLAGS)

.PHONY: run test lint types imports unit format schema lock neo4j bench soak browser graphiql audit compose clean

run: $(READY)
	$(BIN)/python -m pathways serve --seed

test: lint types imports unit

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec docker-compose.yml

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports --no-logo

# Last in `test`, so that pytest's closing line closes the output. The image's steps are run, and those are uv's.
unit: $(READY)
	@$(UV_SAYS) $(PYTEST) $(COVERAGE)

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The contract with clients, written anew from the types.
schema: $(READY)
	$(BIN)/python -m pathways.api.schema > graphql/schema.graphql

# A real Neo4j on loopback, for as long as this runs; needs Java 17 and Maven. NEO4J_BOLT_PORT=7688 is another port.
neo4j: $(READY)
	@$(BIN)/python -m tests.neo4j_server

bench: $(READY)
	$(BIN)/python -m bench

# Every test, the long ones too, with many more generated examples.
soak: $(READY)
	$(PYTEST) -m "" --hypothesis-profile=soak

# Drives the console in headless Chromium. No part of `test`, which needs no browser.
browser: $(READY)
	$(BIN)/python -m tests.web.browser

# npm fetches GraphiQL, checked against pinned digests; the server then shows it at /graphiql.
graphiql: $(READY)
	$(BIN)/python -m pathways.web.explorer.build

# Existing pins are kept; LOCK_FLAGS=--upgrade moves them.
lock: $(UV_READY)
	@echo uv | $(LOCK) - -o requirements-uv.lock
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

# Of a server that runs, by the reference audit; needs npm.
URL ?= http://127.0.0.1:8000/graphql
audit:
	@folder=$$(mktemp -d) && cp tests/web/audit.mjs $$folder && cd $$folder && npm install --silent --no-save \
	    graphql-http@1.23.1 graphql@16 && node audit.mjs $(URL); code=$$?; rm -rf $$folder; exit $$code

# What a linter says of docker-compose.yml; needs npm.
compose:
	@folder=$$(mktemp -d) && npm install --silent --no-save --prefix $$folder dclint@3.1.0 && \
	    $$folder/node_modules/.bin/dclint --max-warnings 0 docker-compose.yml; code=$$?; rm -rf $$folder; exit $$code

clean:
	rm -rf $(VENV) dist pathways/web/graphiql .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .neo4j .coverage .coverage.*

$(UV_READY): requirements-uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-uv.lock
	@touch $@

# The project itself comes last, without its dependencies and without build isolation: both are in the lock.
$(READY): $(UV_READY) requirements-dev.lock pyproject.toml
	@$(UV) pip sync --quiet --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --offline --no-deps --no-build-isolation --editable .
	@touch $@
