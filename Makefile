# make run     demo on http://127.0.0.1:8311 (PORT= DATA=)      make test    all tests
# make check   style, types, import rules                       make bench   figures (NAME=steps, courier, …)

PYTHON ?= python3
PORT ?= 8311
DATA ?= demo-data
NAME ?= steps
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup run test check bench clean

setup: $(VENV)/.installed

run: setup
	$(BIN)/huiyin demo --port $(PORT) --data $(DATA)

test: setup
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@# By standard input: given a file, node takes it for CommonJS and passes over the mistakes of a module.
	@if command -v node >/dev/null; then \
	  for script in web/assets/*.js; do \
	    node --check --input-type=module - <"$$script" || { echo "$$script: not well formed"; exit 1; }; \
	  done; echo "web/assets: scripts are well formed"; \
	else echo "skipped: node --check of web/assets/*.js (no node on PATH)"; fi

bench: setup
	$(BIN)/python -m bench $(NAME) --json

clean:
	rm -rf $(VENV) demo-data dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A venv that was started and not finished is started again.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "回音需要 Python 3.11 或更新的版本。装好后：make PYTHON=python3.12 $(MAKECMDGOALS)"; \
	  echo "Huiyin needs Python 3.11 or newer. With one installed: make PYTHON=python3.12 $(MAKECMDGOALS)"; \
	  exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "这个 Python 缺少 venv。Debian、Ubuntu：apt install python3-venv；或用 PYTHON= 指定另一个。"; \
	  echo "This Python has no venv module. Debian, Ubuntu: apt install python3-venv; or name another with PYTHON=."; \
	  exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
