# make run   install into .venv and turn data/raw into tables in data/processed
# make test  install what the tests need too, then check style, types and behaviour
# PYTHON=python3.12 make …  picks another Python (3.11 to 3.13)

.POSIX:

PYTHON = python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check
INPUT = data/raw
OUT = data/processed

all: run

run: $(VENV)/installed
	$(BIN)/python -m pipeline run $(INPUT) --out $(OUT)

test: $(VENV)/installed-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest

format: $(VENV)/installed-dev
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The package is installed in place; only a change of what it needs calls for installing again.
$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "council-news needs Python 3.11, 3.12 or 3.13 (choose one with: make PYTHON=python3.12): this is " + sys.version)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet -c constraints.txt -e .
	touch $(VENV)/installed

$(VENV)/installed-dev: $(VENV)/installed
	$(PIP) install --quiet -c constraints.txt -e '.[dev]'
	touch $(VENV)/installed-dev

.PHONY: all run test format clean
