# Two commands matter: `make start` and `make test`. `make help` lists the others.
# PYTHON=/path/to/python3 and CHROMIUM=/path/to/chromium name programs that are not found by themselves.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:

# `make audit` tries every answer on 200 seeds; `make test`, which is run all day, on fewer.
SEEDS ?= $(if $(filter test,$(MAKECMDGOALS)),20,200)
REPORTS := build/reports

# The environment's own programs come first, its Node among them: the machine needs none.
outside := $(PATH)
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export CHROMIUM
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

# Ends with make, however that ends. Together with `exec` there is no shell between the two that could be left.
until_make_ends = python -IS '$(CURDIR)/math4ml_ext/hub/try_out/with_parent.py' $$PPID

prepare = @python=$$(PATH='$(outside)' PYTHON='$(PYTHON)' sh scripts/find-python.sh) && "$$python" scripts/prepare.py

.PHONY: help
help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F '|' '{ printf "%-16s %s\n", $$1, $$2 }'

.PHONY: start
start: ## Everything from nothing: install, copy the course to DIR, open JupyterLab on it
	$(prepare)
	@exec jupyter math4ml start $(if $(DIR),'$(DIR)')

.PHONY: class
class: dev scripts/proxy/node_modules ## A whole class on this machine, from nothing: JupyterHub, PostgreSQL, three learners, an instructor
	@sh scripts/find-postgres.sh || true
	@exec python -m math4ml_ext.hub.try_out

.PHONY: test
test: no-reports check test-python test-front audit test-browser ## Every test, from nothing: gates, Python, TypeScript, audit, browser
	@python scripts/summary.py $(REPORTS)

.PHONY: check
check: dev node_modules ui-tests/node_modules generated ## All gates, without a browser: style, types, import contracts, generated files
	ruff check
	ruff format --check
	mypy
	lint-imports
	python scripts/retired_names.py
	jlpm lint:check
	jlpm tsc --project tsconfig.test.json
	npm --prefix ui-tests run types

.PHONY: generated
generated: dev node_modules
	python -m math4ml_ext.web.openapi --check
	python -m math4ml_ext.hub.classpage.openapi --check
	jlpm check:protocol
	python scripts/catalogues.py --check

.PHONY: no-reports
no-reports:
	@rm -rf $(REPORTS) && mkdir -p $(REPORTS)

.PHONY: test-python
test-python: dev scripts/proxy/node_modules
	@sh scripts/find-postgres.sh
	exec $(until_make_ends) pytest --numprocesses 2 --dist loadfile --junitxml=$(REPORTS)/python.xml $(PYTEST)

.PHONY: test-front
test-front: dev node_modules
	@mkdir -p $(REPORTS)
	jlpm test --json --outputFile=$(REPORTS)/front.json
	jlpm check:bundle

.PHONY: audit
audit: dev
	jupyter math4ml audit --seeds $(SEEDS) --questions 70

.PHONY: newest oldest
newest: dev ## The tests on the newest versions that pyproject.toml allows, in a copy of the project in build/
	exec $(until_make_ends) python scripts/ranges.py newest
oldest: dev ## The same on the oldest
	exec $(until_make_ends) python scripts/ranges.py oldest

.PHONY: compat
compat: dev ## The solved notebooks and the grading language on the oldest and newest Python and numpy that are found
	python scripts/compat.py

.PHONY: test-browser
test-browser: dev ui-tests/node_modules
	chromium=$$(sh scripts/find-chromium.sh) && cd ui-tests && export CHROMIUM=$$chromium PYTHON='$(CURDIR)/.venv/bin/python' \
		PLAYWRIGHT_JUNIT_OUTPUT_FILE='$(CURDIR)/$(REPORTS)/browser.xml' && \
		exec $(until_make_ends) node node_modules/@playwright/test/cli.js test --reporter=list,junit $(PLAYWRIGHT)

.PHONY: bench
bench: dev ui-tests/node_modules ## Benchmarks, side by side in one run
	CHROMIUM=$$(sh scripts/find-chromium.sh) PYTHON='$(CURDIR)/.venv/bin/python' python benchmarks/run.py

.PHONY: format
format: dev node_modules ## Put everything into the project's style
	ruff check --fix
	ruff format
	jlpm lint

.PHONY: generate
generate: dev node_modules ## openapi.json and src/protocol.ts from the messages in protocol.py; the catalogues from the sentences in src/
	python -m math4ml_ext.web.openapi
	python -m math4ml_ext.hub.classpage.openapi
	jlpm generate:protocol
	python scripts/catalogues.py

.PHONY: pictures
pictures: dev ui-tests/node_modules ## The screenshots in docs/images
	CHROMIUM=$$(sh scripts/find-chromium.sh) PYTHON='$(CURDIR)/.venv/bin/python' npm --prefix ui-tests run pictures

.PHONY: film
film: dev ui-tests/node_modules ## The moving picture in the README, docs/images/check.gif
	chromium=$$(sh scripts/find-chromium.sh) && cd ui-tests && CHROMIUM=$$chromium PYTHON='$(CURDIR)/.venv/bin/python' \
		npx playwright test --config film.config.ts
	python ui-tests/walk/film.py build/film docs/images/check.gif

.PHONY: walk
walk: dev ui-tests/node_modules ## Read and solve the whole course in a browser, and photograph it into build/walk
	chromium=$$(sh scripts/find-chromium.sh) && cd ui-tests && CHROMIUM=$$chromium PYTHON='$(CURDIR)/.venv/bin/python' \
		npx playwright test --config walk.config.ts $(WALK)
	python ui-tests/walk/sheets.py build/walk

.PHONY: docs
docs: dev ## The pages of documentation, with the reference of the grading language, in build/docs
	sphinx-build --fail-on-warning --keep-going --quiet --builder html docs build/docs

.PHONY: coverage
coverage: dev ## Which lines of Python the tests reach
	pytest --cov --cov-report=term $(PYTEST)

.PHONY: lock
lock: dev ## The newest versions into requirements/; `make lock KEEP=1` changes what no longer fits, and nothing else
	python scripts/lock.py $(if $(KEEP),--keep)

.PHONY: wheel
wheel: dev ## A wheel and an sdist in dist/
	rm -rf dist math4ml_ext/labextension math4ml_ext/hub/static
	python -m build --no-isolation --outdir dist

.PHONY: clean
clean: ## Remove everything that was made here, the environment too
	rm -rf .venv node_modules ui-tests/node_modules scripts/proxy/node_modules build dist lib math4ml_ext/labextension math4ml_ext/hub/static *.tsbuildinfo .yarn
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage ui-tests/test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: dev
dev:
	$(prepare) --dev

.PHONY: node_modules
node_modules: dev
	@said=$$(jlpm install --immutable 2>&1) || { echo "$$said"; exit 1; }

ui-tests/node_modules scripts/proxy/node_modules: %/node_modules: %/package-lock.json | dev
	cd $* && npm ci
	@touch $@
