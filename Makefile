# Each target is one line here; what it does is in scripts/. ARGS="…" goes to the command behind it.
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python
SETUP := @scripts/setup.sh
.DEFAULT_GOAL := help
.PHONY: help run test test-slow lint types imports words bench screenshots lock wheel bundle clean

help: ## Say what each target does.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1: \2/p' Makefile | while IFS=: read -r name text; do \
		printf '  make %-13s%s\n' "$$name" "$$text"; done

run: ## Set up what is missing and open the window (without a screen: the example, in words).
	@scripts/run.sh $(ARGS)

test: ## Set up what the tests need and run them without a screen.
	$(SETUP) dev
	@$(PY) -m pytest -n auto --maxprocesses 4 $(ARGS)

test-slow: ## Run the long tests: LibreOffice, poppler, a virtual screen, the wheel, long faults.
	$(SETUP) slow
	@$(PY) -m pytest -m slow $(ARGS)

lint: ## Check the style of the code (ruff).
	$(SETUP) dev
	@$(PY) -m ruff check .

types: ## Check the types of the program (mypy).
	$(SETUP) dev
	@$(PY) -m mypy

imports: ## Check that imports go one way through the house (import-linter).
	$(SETUP) dev
	@.venv/bin/lint-imports

words: ## Gather the words of the program into the catalogues of the three languages.
	$(SETUP) dev
	@$(PY) -m artisanest_desktop.i18n.catalogue update

bench: ## Measure start, import, export, search, saving and paper, each beside its floor.
	$(SETUP) dev
	@$(PY) -m benchmarks $(ARGS)

screenshots: ## Draw every screen of the example, in build/screenshots, and the manual's pictures.
	$(SETUP) dev
	@$(PY) -m screenshots $(ARGS)

lock: ## Renew the lock files from pyproject.toml (ARGS=--upgrade: to the newest versions).
	@scripts/lock.sh $(ARGS)

wheel: ## Build the wheel in dist/.
	$(SETUP) dev
	@$(PY) -m build --wheel --no-isolation

bundle: ## Pack the program with its own Python and Qt for this kind of machine, in dist/.
	$(SETUP) bundle
	@$(PY) -m PyInstaller --noconfirm build.spec

clean: ## Remove .venv and everything that was built.
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
