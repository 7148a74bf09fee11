.DEFAULT_GOAL := run
.NOTPARALLEL:
.PHONY: help run test check bundle coverage pythons lowest faults flaky mutants typing cases bench catalogue schemas manual tables screens clean FORCE

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(wildcard partui/locale/*/LC_MESSAGES/partui.po)
MADE_OF := pyproject.toml constraints.txt hatch_build.py
LOG := $(VENV)/install.log
PIP := $(BIN)/python -m pip install --disable-pip-version-check --retries 2 --constraint constraints.txt
UV := $(BIN)/uv pip install --compile-bytecode --python $(BIN)/python --constraint constraints.txt
# As pip does for a package that is not editable: the first start is as quick as the next.
COMPILE = $(BIN)/python -m compileall -q partui
ARGS ?=
TESTS ?=

# What a command says goes into the log: where it fails, one sentence is enough.
define install
@$(1) >> $(LOG) 2>&1 || { \
	echo "partui: không cài được thư viện cần thiết; lần đầu cần có mạng. Chi tiết: $(LOG)" >&2; exit 1; }
endef

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-11s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run $(CATALOGUES:.po=.mo) ## a virtual environment in .venv, and the app (ARGS="overdue" for a command)
	@$(BIN)/partui $(ARGS)

# Programs that the tests start would compile every library anew where a Python is told to write no bytecode.
test pythons lowest: export PYTHONDONTWRITEBYTECODE :=

test: $(VENV)/.dev $(CATALOGUES:.po=.mo) ## all tests, and the smoke on every other Python (TESTS="tests/cli -k undo" for some)
	$(BIN)/python -m pytest --numprocesses auto $(TESTS)
	$(if $(TESTS),,$(BIN)/python -m tools.pythons)

coverage: $(VENV)/.dev $(CATALOGUES:.po=.mo) ## lines and branches that the tests reach (TESTS="tests/store" for some)
	$(BIN)/python -m pytest --numprocesses auto --cov $(TESTS)

check: $(VENV)/.dev ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows --package partui
	$(BIN)/lint-imports --no-cache

pythons: $(VENV)/.dev ## the smoke on every other Python that is installed
	$(BIN)/python -m tools.pythons

lowest: $(VENV)/.dev ## the smoke with the lowest versions of the libraries that pyproject.toml allows
	$(BIN)/python -m tools.pythons --lowest

faults: $(VENV)/.dev ## programs killed at work, calls refused, two writers, fuzzing, properties held to many examples; an hour
	$(BIN)/python -m tests.faults $(ARGS)
	$(BIN)/python -m tests.faults.injection
	$(BIN)/python -m tests.faults.writers
	$(BIN)/python -m tests.faults.sessions
	$(BIN)/python -m tests.faults.fuzzing
	$(BIN)/python -m tests.faults.readers
	$(BIN)/python -m pytest --numprocesses auto -m hypothesis --hypothesis-profile deep

mutants: $(VENV)/.dev ## faults put into the rules and the journal: do the tests find them? (ARGS="--sample 2000" for some)
	$(call install,$(UV) --group mutants)
	$(BIN)/python -m tools.mutants $(ARGS)

flaky: $(VENV)/.dev ## the tests of the app with late answers and in any order, three rounds of each; half an hour
	$(BIN)/python -m tests.flaky $(ARGS)

typing: $(VENV)/.dev ## Vietnamese sentences as input methods type them, into every kind of field; some minutes
	$(BIN)/python -m tests.typing $(ARGS)

cases: $(VENV)/.dev ## how much of other issuers' plans is read right, and what is wrong (ARGS="P03 docx" for some)
	@$(BIN)/python -m tests.cases $(ARGS)

bench: $(VENV)/.dev ## measure, and write docs/benchmarks.md (ARGS="--up-to 86 --grow-to 1000" for a quick look)
	@$(COMPILE)
	$(BIN)/python -m benchmarks $(ARGS)

catalogue: $(VENV)/.dev ## new messages into the catalogues; then translate what is empty in the .po files
	$(BIN)/python -m tools.catalogue

bundle: $(VENV)/.dev ## one file for computers without a network, and a wheelhouse, in dist (ARGS="windows cp313-linux" for some)
	$(BIN)/python -m tools.bundle $(ARGS)

screens: $(VENV)/.dev ## draw the screens that the README shows
	$(BIN)/python -m tools.screens

schemas: $(VENV)/.dev ## the schemas of docs/json anew, after a change of what a command prints with --json
	$(BIN)/python -m tools.json_shapes

manual: $(VENV)/.dev ## the manual pages anew, after a change of a command or an option
	$(BIN)/python -m tools.manual

tables: $(VENV)/.dev ## db/schema.sql anew, of which a new file is made, after a new migration
	$(BIN)/python -m tools.schema

clean: ## remove what was made here
	rm -rf $(VENV) .venvs build dist mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Looked at each time, made seldom: when there is none, when its Python is gone, when it is another's than the one asked for.
$(VENV)/.python: FORCE
	@[ -z "$(filter-out file,$(origin PYTHON))" ] && [ -e $@ ] && [ -x $(BIN)/python ] || $(PYTHON) tools/environment.py $(VENV)

# What builds the package is installed beside it: what is there once needs no network again.
$(VENV)/.run: $(VENV)/.python $(MADE_OF)
	@echo "partui: chuẩn bị lần đầu, xin chờ…" >&2
	$(call install,$(PIP) hatchling babel)
	$(call install,$(PIP) --no-build-isolation --editable .)
	@$(COMPILE)
	@touch $@

$(VENV)/.dev: $(VENV)/.python $(MADE_OF)
	$(call install,$(PIP) uv)
	$(call install,$(UV) --editable . --group dev)
	@$(COMPILE)
	@touch $@ $(VENV)/.run

%.mo: %.po | $(VENV)/.run
	@$(BIN)/python hatch_build.py
