# The whole workflow. `make` alone prints the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHALLENGE := $(BIN)/python -m challenge
# A site with [sample] is fixed in time and fed from recorded answers; any other uses the clock and the network.
# CHALLENGE_NOW, in the environment or on the command line, stands in for either time in every target.
SAMPLE = $(shell CHALLENGE_NOW="$(CHALLENGE_NOW)" $(BIN)/python -m challenge sample)

.DEFAULT_GOAL := help
.PHONY: help site build search week serve test check format evaluate replay bench bench-feeds torture quality golden messages lock clean

help: ## print these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

$(VENV)/site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/tools: requirements-dev.txt $(VENV)/site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

site: $(VENV)/site ## refresh, recognise, write the roundup and build the site into output/
	$(CHALLENGE) refresh $(SAMPLE)
	@$(MAKE) --no-print-directory build
	@echo "Built: output/index.html; look at it with 'make serve' (http://127.0.0.1:8000/)."

build: $(VENV)/site ## build the site from the tracked files alone (no network)
	$(BIN)/python -m pelican content -s pelicanconf.py -o output --fatal warnings

search: $(VENV)/site ## install the search index's maker (50 MB); builds use it from then on
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-search.txt

week: $(VENV)/site ## the organizer's round: refresh, roundup, build, and what is new, late, waiting, failing
	$(CHALLENGE) week $(SAMPLE)
	@$(MAKE) --no-print-directory build

serve: $(VENV)/site ## build, serve on http://127.0.0.1:8000/ and rebuild on change
	$(CHALLENGE) serve

test: $(VENV)/tools ## run the tests
	$(BIN)/python -bb -m pytest -n auto

check: $(VENV)/tools ## lint, types, import rules, and the content
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(CHALLENGE) check

format: $(VENV)/tools ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(VENV)/tools ## recognition over labelled cases, with figures in build/figures/
	$(BIN)/python -m tests.evaluate

replay: $(VENV)/tools ## progress beside the books of real challenges (needs ../shared)
	$(BIN)/python -m tests.replay

bench: $(VENV)/tools ## a whole build beside plain Pelican and Hugo; how recognition and tallying grow with the work
	$(BIN)/python -m tests.bench_build
	$(BIN)/python -m tests.bench_progress

bench-feeds: $(VENV)/tools ## a whole refresh beside another reader and a bare client
	$(BIN)/python -m tests.bench_feeds

torture: $(VENV)/tools ## kills, feed faults, histories, hostile payloads and mutants, many of them (10 to 15 minutes)
	$(BIN)/python -m tests.torture

quality: $(VENV)/tools ## HTML, accessibility, speed, links and weights of the built pages (installs what it needs)
	$(BIN)/python -m tests.quality

golden: $(VENV)/tools ## record anew what pages of strange data look like (tests/golden)
	$(BIN)/python -m tests.golden

LOCALES := challenge/locales
messages: $(VENV)/tools ## bring the catalogues of the site's words up to date
	$(BIN)/pybabel -q extract -F plugins/challenge_pages/babel.cfg --no-location --sort-output --no-wrap --omit-header -o $(LOCALES)/messages.pot .
	$(BIN)/pybabel -q update -i $(LOCALES)/messages.pot -d $(LOCALES) --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml
lock: ## write the lock files anew (needs uv)
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra search -o requirements-search.txt
	$(COMPILE) --extra dev -o requirements-dev.txt

clean: ## remove everything that can be made again
	rm -rf output build .cache $(VENV)
