# One command each; `make` alone lists them. ARGS="..." is handed on to the command.
# Kept to what GNU make 3.81 knows, because macOS still ships that one.

PYTHON ?= python3
ARGS ?=
# Two processes, each with engines of its own; a file's tests stay together and in order.
SIDE_BY_SIDE ?= --numprocesses 2 --dist loadfile --no-loadscope-reorder
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help up test lint lock docs bench clean run-packages dev-packages spark-packages
.SILENT:

help: ## list these commands
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

# exec: signals reach innonetz itself, and make waits for that one process only.
up: run-packages ## start the store and the dashboard (ARGS="--port 8600 --no-browser")
	exec $(BIN)/innonetz up $(ARGS)

# The tests wait for engines at first, which leaves a core for the types.
test: dev-packages ## lint and run every test (ARGS="-k name" picks some)
	$(MAKE) --no-print-directory lint & lint=$$!; \
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS); tests=$$?; \
	wait $$lint && exit $$tests

lint: dev-packages ## check style, format and types
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy

lock: dev-packages ## pin all packages anew (ARGS="--upgrade" takes newer ones)
	$(COMPILE) --output-file requirements.txt --extra build $(ARGS)
	$(COMPILE) --output-file requirements-dev.txt --extra dev --constraints requirements.txt $(ARGS)
	$(COMPILE) --output-file requirements-spark.txt --extra spark --constraints requirements-dev.txt $(ARGS)

docs: dev-packages ## write the pages made from the model and the catalogue
	$(BIN)/python -m graph.schema_page $(ARGS)
	$(BIN)/python -m queries.catalogue_page $(ARGS)

bench: dev-packages ## measure against peers
	exec $(BIN)/python -m bench $(ARGS)

clean: ## remove what these commands made in this folder; data stays
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# One version of a package for every platform and Python, with the hashes of all its files.
# --no-config and --no-emit-*: nothing of the machine that locks gets into the files.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# --- packages -------------------------------------------------------------------------
# A stamp is a copy of the wish (requirements and pyproject.toml) that .venv was made for.
# While it equals today's wish nothing is done, which costs a few milliseconds. Content is
# compared, not time, because git gives every file of a checkout a new time.

RUN_WISH := requirements.txt pyproject.toml
DEV_WISH := requirements-dev.txt pyproject.toml
RUN_STAMP := $(VENV)/.run-wish
DEV_STAMP := $(VENV)/.dev-wish

# The requirements for developing hold those for running, so they fulfil both wishes.
run-packages:
	$(if $(call fulfilled,$(RUN_WISH),$(RUN_STAMP)),,$(call install,requirements.txt))
	test -e $(RUN_STAMP) || cat $(RUN_WISH) > $(RUN_STAMP)

dev-packages:
	$(if $(call fulfilled,$(DEV_WISH),$(DEV_STAMP)),,$(call install,requirements-dev.txt))
	test -e $(RUN_STAMP) || cat $(RUN_WISH) > $(RUN_STAMP)
	test -e $(DEV_STAMP) || cat $(DEV_WISH) > $(DEV_STAMP)

# 450 MB for one test, so only CI asks for them. Spark comes as source without hashes for what
# builds it: that is done with the setuptools that are already here.
spark-packages: dev-packages
	echo "Installing Spark into $(VENV)"
	$(PIP) install --no-compile --no-build-isolation --require-hashes --requirement requirements-spark.txt

# $(call fulfilled,WISH,STAMP): not empty when $(VENV) stands and is what is wished for.
fulfilled = $(shell cat $(1) | cmp -s - $(2) && test -x $(BIN)/python && echo yes)

# $(call install,REQUIREMENTS): stamps go first, so that a broken install is done again. What is
# never imported need not be compiled: a third of the time goes into that.
define install
$(call check-python,$(or $(wildcard $(BIN)/python),$(PYTHON)))
test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
rm -f $(RUN_STAMP) $(DEV_STAMP)
echo "Installing the packages of $(1) into $(VENV); this takes a minute or two, once."
$(PIP) install --no-compile --require-hashes --requirement $(1)
$(PIP) install --no-deps --no-build-isolation --editable .
endef

PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check

# $(call check-python,PROGRAM): stops with one sentence, before anything is made.
check-python = $(call judge,$(1),$(shell $(1) -c 'import sys; print("%d.%d" % sys.version_info[:2] if sys.version_info < (3, 11) else "ok")' 2>/dev/null))
judge = $(if $(filter ok,$(2)),$(venv-possible),$(error innonetz needs Python 3.11 or newer, but $(1) is $(or $(2),not to be found): install one and name it, for example `make up PYTHON=python3.12`$(if $(filter $(BIN)/%,$(1)), after `make clean`)))
venv-possible = $(if $(shell $(PYTHON) -c 'import ensurepip' 2>&1),$(error $(PYTHON) cannot make a virtual environment: install its venv package (on Debian and Ubuntu: python3-venv)))
