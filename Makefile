# The two commands of the README are `make run` and `make test`. Both may be run as often as you like.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.PHONY: run test audit bench catalogs compile clean needs map

BIN := .venv/bin
RUNS := .venv/.installed-to-run
TESTS := .venv/.installed-to-test
REFEREES := .cache/referees/.installed
MAP := .cache/map/.installed
JOBS ?= 2

run: $(RUNS) compile map
	@$(BIN)/noordwijzer migrate
	$(BIN)/noordwijzer load-content
	$(BIN)/noordwijzer reindex --when-empty
	$(BIN)/noordwijzer extend
	$(BIN)/noordwijzer create-person --first
	exec $(BIN)/noordwijzer serve

test: needs $(TESTS) $(REFEREES) $(MAP) compile
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

audit: needs $(TESTS) $(REFEREES) $(MAP) compile  ## axe and the Nu checker over every page, boards as long as in a hall
	@NOORDWIJZER_AUDIT=1 $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder -m "referee or audit" $(ARGS)

bench: needs $(TESTS) compile  ## measures; every figure stands beside another one of the same run
	@for part in tests/bench/*/__main__.py; do $(BIN)/python -m "$$(dirname $$part | tr / .)"; done
	NOORDWIJZER_BENCH=1 $(BIN)/python -m pytest -s tests/bench $(ARGS)

catalogs: $(TESTS)  ## collect the Dutch sentences and bring the .po files up to date
	@$(BIN)/python -m app.catalog_files update

compile: $(RUNS)
	@$(BIN)/python -m app.catalog_files compile
	$(BIN)/python -m app.search.built

map:  ## the site works without it: then the page of places is a list
	@command -v npm >/dev/null || { echo "npm is not here, so the map is a list only; for the map: apt-get install -y npm"; exit 0; }
	$(MAKE) -s $(MAP) || echo "npm could not fetch the map, so it is a list only; the next make run tries again." >&2

$(MAP): app/maps/package.json app/maps/package-lock.json
	@mkdir -p $(@D)
	cp $^ $(@D)/
	npm ci --prefix $(@D) --silent --no-audit --no-fund --ignore-scripts --fetch-retries=1 --fetch-timeout=20000
	touch $@

needs:
	@.ci/needs

$(RUNS): setup.cfg pyproject.toml
	@.ci/venv
	echo "Installing Noordwijzer in .venv; the first time this takes a minute or two."
	$(BIN)/pip install -qq --disable-pip-version-check --editable .
	touch $@

$(TESTS): setup.cfg pyproject.toml  ## what running needs is in it, so that pip works once
	@.ci/venv
	echo "Installing Noordwijzer and what its tests need in .venv; the first time this takes a minute or two."
	$(BIN)/pip install -qq --disable-pip-version-check --editable '.[dev]'
	touch $(RUNS) $@

$(REFEREES): tests/referees/package.json
	@mkdir -p $(@D)
	cp $< $(@D)/
	npm install --prefix $(@D) --silent --no-audit --no-fund --ignore-scripts
	touch $@

clean:
	rm -rf .venv .cache build *.egg-info
	find translations -name '*.mo' -delete
