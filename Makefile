# make run   install into .venv and turn data/raw into tables in data/processed
# make test  install what the tests need too, then check style, types and behaviour
# make run PYTHON=python3.12   takes that Python, else the first of those below that is 3.11 to 3.13

.POSIX:

PYTHON = python3 python3.13 python3.12 python3.11
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
	@for python in $(PYTHON); do \
		if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
			echo "$$python -m venv $(VENV)"; exec $$python -m venv $(VENV); \
		fi; \
	done; \
	echo 'council-news needs Python 3.11, 3.12 or 3.13; name one with: make run PYTHON=/path/to/python3.12' >&2; exit 1
	$(PIP) install --quiet -c constraints.txt -e .
	touch $(VENV)/installed

$(VENV)/installed-dev: $(VENV)/installed
	$(PIP) install --quiet -c constraints.txt -e '.[dev]'
	touch $(VENV)/installed-dev

.PHONY: all run test format clean
