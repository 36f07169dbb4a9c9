# make demo | test | test-full | bench | fuzz | quality | lint | readme | clean
# All of them work from a fresh checkout: Python 3.11 to 3.13 and make are all that must be there - but for the tests,
# which also need Pango (PDF), and the long ones, which need Chromium: they say so, and .ci/run installs both on Debian.

PYTHON ?= python3
VENV ?= .venv
OUT ?= dialogscore-demo
DATA ?= ../shared/data
SECONDS_OF_FUZZ ?= 600
ROWS ?= 1000000
# Further coded messages that the models were trained on, for fits only.
MORE ?=
BIN = $(VENV)/bin
CONVOKIT = .venv-convokit
READY = $(VENV)/ready
# One thread a numeric library: the same numbers on every machine, and no fight for cores.
export OMP_NUM_THREADS = 1
export OPENBLAS_NUM_THREADS = 1

.PHONY: help install demo test test-full bench fuzz quality lint readme clean

help:
	@echo "make demo       install into $(VENV), audit the two demo feeds, say where the reports lie"
	@echo "make test       install and run the test suite (a few minutes)"
	@echo "make test-full  the tests that take longer: other Pythons, wheel, kill loops, a real browser"
	@echo "make bench      seconds and memory, and other ways to work through the same messages (ROWS=1000000)"
	@echo "make fuzz       damaged exports into every reader, guided by atheris (SECONDS_OF_FUZZ=600)"
	@echo "make quality    measure the models on coded messages ($(DATA), not part of dialogscore), write it down"
	@echo "make lint       ruff"
	@echo "make readme     write the generated tables of README.md anew"
	@echo "make clean      remove everything that make made"

install: $(READY)

# One stamp per state of the packaging files: the second run is instant.
$(READY): setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Could not install: '$(PYTHON)' is $$($(PYTHON) --version 2>&1 | head -1)," \
	         "expected Python 3.11, 3.12 or 3.13. Name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Could not install: '$(PYTHON)' cannot make environments (no venv or ensurepip)." \
	         "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing dialogscore and what it needs into $(VENV) ..."
	@rm -rf build $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

demo: $(READY)
	@$(BIN)/dialogscore demo --output $(OUT) --force

test: $(READY)
	@$(BIN)/python -m tests.needed pango
	@$(BIN)/python -m pytest -n auto -m "not slow and not full"

test-full: $(READY)
	@$(BIN)/python -m tests.needed pango browser
	@$(BIN)/python -m pytest -m "slow or full"

# ConvoKit stands beside it for this alone, in an environment of its own, with what its Corpus needs and no more: all
# that it names would be six gigabytes.
$(CONVOKIT)/ready:
	@rm -rf $(CONVOKIT)
	@$(PYTHON) -m venv $(CONVOKIT)
	@$(CONVOKIT)/bin/python -m pip install --quiet --disable-pip-version-check \
	  pandas pyarrow pymongo pyyaml requests scikit-learn tqdm
	@$(CONVOKIT)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps convokit
	@touch $@

bench: $(READY) $(CONVOKIT)/ready
	@$(BIN)/python -m tests.performance.bench --rows $(ROWS) --jobs 1 4 --twice --convokit $(CONVOKIT)/bin/python

# Ten minutes of damaged exports; what breaks a reader is left in this folder. atheris is there for Linux.
fuzz: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	@$(BIN)/python -m tests.fuzz.fuzz_reading .fuzz -max_total_time=$(SECONDS_OF_FUZZ)

quality: $(READY)
	@$(BIN)/python -m dialogscore.training.quality_report $(DATA) $(MORE:%=--more %)
	@$(BIN)/python -m tests.readme

lint: $(READY)
	@$(BIN)/ruff check .

readme: $(READY)
	@$(BIN)/python -m tests.readme

clean:
	rm -rf $(VENV) $(CONVOKIT) build dist *.egg-info dialogscore-demo .pytest_cache .ruff_cache .hypothesis .fuzz
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
