# What people and CI call alike. Every target does the set-up that it needs; a second call takes a second.
#   make demo            a simulated county on http://127.0.0.1:8000 (ARGS=--no-serve prints its closing instead)
#   make test            lint, types and all tests
#   make help            the rest

PYTHON ?= python3
ARGS ?=
PYTEST_ARGS ?= -n auto --dist worksteal -q

BIN := .venv/bin
STAMPS := .venv/stamps
ENVIRONMENT := $(STAMPS)/environment
RUN := $(STAMPS)/run
DEV := $(STAMPS)/dev
NODE_MODULES := $(STAMPS)/node-modules
BUILD := $(STAMPS)/build
MESSAGES := $(STAMPS)/messages
BROWSER := $(STAMPS)/browser

# The project's own tools first; the rest of the environment (certificates, package mirrors) is passed on.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Where it is set, each of the many processes of the tests would compile all of Ronda again.
unexport PYTHONDONTWRITEBYTECODE

UV := $(BIN)/uv pip
TO := --python $(BIN)/python --quiet
FRONT_END := package.json $(wildcard package-lock.json vite.config.*) $(shell find ronda/design -path '*/front/*' -type f 2>/dev/null)
TEXTS := $(wildcard ronda/locale/*/LC_MESSAGES/*.po)

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup demo test pytest bench screens lint types format lock build messages texts manual clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 18

setup: $(DEV) $(BUILD) $(MESSAGES) $(BROWSER) ## everything that work on Ronda needs

demo: $(RUN) $(BUILD) $(MESSAGES) ## load the simulated county and serve it; ARGS="--real DIR ..." for other data
	@$(BIN)/ronda demo $(ARGS)

test: lint types pytest ## all checks, as CI runs them

pytest: setup ## the tests alone; PYTEST_ARGS="ronda/pay -k cent" for some of them
	$(BIN)/python -m pytest $(PYTEST_ARGS)

bench: $(DEV) ## measure the close of a month at three sizes; results go to docs/benchmarks.md by hand
	$(BIN)/python -m benchmarks $(ARGS)

screens: setup ## a picture of every page in each language and width, in var/screens; ARGS="team" for some
	$(BIN)/python -m tools.take_screens $(ARGS)

lint: $(DEV) ## style, format and the architecture's two directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

types: $(DEV) ## mypy, strict
	$(BIN)/mypy .

format: $(DEV) ## put the code into its format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(ENVIRONMENT) ## pin the newest allowed packages into the lock files
	tools/lock_packages.sh

build: $(BUILD) ## the front end

messages: $(MESSAGES) ## compile the translations

texts: $(DEV) ## collect the sentences to translate into ronda/locale/*/LC_MESSAGES/*.po
	$(BIN)/python -m tools.collect_texts

manual: $(DEV) ## write the generated pages of docs/manual
	$(BIN)/python -m tools.write_manual

clean: ## remove what was installed or built here; a company's data in var/ stays
	rm -rf .venv node_modules ronda/design/static/design/build .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find ronda -name '*.mo' -delete

# --- set-up, one stamp for each part ---

$(ENVIRONMENT): tools/uv.lock
	PYTHON=$(PYTHON) tools/make_environment.sh
	@mkdir -p $(STAMPS) && touch $@

# `install` adds, so that the packages of `make test` survive a `make demo`; only DEV removes what is not locked.
$(RUN): requirements.lock pyproject.toml | $(ENVIRONMENT)
	$(UV) install $(TO) --require-hashes -r requirements.lock
	$(UV) install $(TO) --no-deps --no-build-isolation -e .
	@touch $@

# Compiled once here, or every process of the tests compiles again where Python may not keep what it compiled.
$(DEV): requirements-dev.lock pyproject.toml | $(ENVIRONMENT)
	$(UV) sync $(TO) --require-hashes --compile-bytecode requirements-dev.lock
	$(UV) install $(TO) --no-deps --no-build-isolation -e .
	@touch $(RUN) $@

$(NODE_MODULES): package.json package-lock.json .npmrc | $(RUN)
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILD): $(NODE_MODULES) $(FRONT_END)
	npm run --silent build
	@touch $@

$(MESSAGES): $(TEXTS) | $(RUN)
	$(BIN)/python -m tools.compile_texts
	@touch $@

$(BROWSER): tools/find_browser.sh | $(ENVIRONMENT)
	@tools/find_browser.sh
	@touch $@
