# make run    a virtual environment with partui in it, and the app (ARGS="overdue" for a command)
# make test   what the tests need, and the tests
# make check  style, types, layers
# make faults hundreds of programs killed at work, properties held to many examples; some minutes
# make bench  measure, and write docs/benchmarks.md (ARGS="--up-to 86 --grow-to 1000" for a quick look)
.DEFAULT_GOAL := run
.PHONY: run test check faults bench catalogue manual screens clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# As pip does for a package that is not editable: the first start is as quick as the next.
COMPILE = $(BIN)/python -m compileall -q partui
CATALOGUES := $(wildcard partui/locale/*/LC_MESSAGES/partui.po)
ARGS ?=
TESTS ?=

run: $(VENV)/.run
	@$(BIN)/partui $(ARGS)

test: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto $(TESTS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.dev
	@$(COMPILE)
	$(BIN)/python -m benchmarks $(ARGS)

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "partui needs Python 3.11 or newer: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.venv pyproject.toml constraints.txt hatch_build.py $(CATALOGUES)
	@echo "partui: chuẩn bị lần đầu, xin chờ…" >&2
	@$(PIP) --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/.dev: $(VENV)/.venv pyproject.toml constraints.txt hatch_build.py $(CATALOGUES)
	@$(PIP) --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/.run

faults: $(VENV)/.dev
	$(BIN)/python -m tests.faults $(ARGS)
	$(BIN)/python -m tests.faults.writers
	$(BIN)/python -m tests.faults.fuzzing
	$(BIN)/python -m pytest --numprocesses auto -m hypothesis --hypothesis-profile deep

# Take new messages into the catalogues; then translate what is empty in the .po files.
catalogue: $(VENV)/.dev
	$(BIN)/python -m tools.catalogue

# Draw the screens that the README shows.
screens: $(VENV)/.dev
	$(BIN)/python -m tools.screens

# Write the manual pages anew from the commands.
manual: $(VENV)/.dev
	$(BIN)/python -m tools.manual

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
