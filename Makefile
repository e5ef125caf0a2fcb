# Two commands do everything: `make demo` and `make test`. Only Python 3.11 with venv, and make, need to be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint types layers floors bench clean

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Rashomon needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Run: make PYTHON=/path/to/python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,pdf,xlsx,pandas]'
	touch $@

demo: $(VENV)/installed
	$(BIN)/rashomon demo -o demo-out

test: $(VENV)/installed
	$(BIN)/python -m pytest -n 2

check: lint types layers floors

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed
	$(BIN)/mypy

layers: $(VENV)/installed
	$(BIN)/lint-imports

floors: $(VENV)/installed
	$(BIN)/python -m benchmarks.floors

bench: $(VENV)/installed
	$(BIN)/python -m benchmarks.run

clean:
	rm -rf $(VENV) demo-out benchmarks/out
