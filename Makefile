# Two commands matter: `make site` and `make test`. `make help` lists the rest.
# Needs Python >= 3.11 and any POSIX make. PYTHON=/path/to/python picks another Python.

PYTHON ?= python3
EDITIE ?= intern
SITE ?= .
FUZZ_SECONDS ?= 60
BENCH ?=
ADDRESS ?= 127.0.0.1:8000

VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --require-virtualenv
LOCK = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --upgrade \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

COMMAND = EDITIE=$(EDITIE) SITE_DIR=$(SITE_DIR) $(BIN)/integriteitsplan
# Each edition has its own folder: nobody publishes one for the other by mistake.
SITE_DIR = $(if $(filter intern,$(EDITIE)),site,site-$(EDITIE))

.PHONY: help site serve test check bench fuzz schema accept catalogue lock clean

help:
	@echo "make site        build the site into site/          (EDITIE=intern)"
	@echo "                 EDITIE=openbaar builds the public edition into site-openbaar/"
	@echo "                 SITE=voorbeelden/bzk-nota builds another example, into its own site/"
	@echo "make serve       show it with live reload           (ADDRESS=127.0.0.1:8000)"
	@echo "make check       check texts and data, build nothing"
	@echo "make test        lint, types, layers, and every test with coverage, on every core"
	@echo "make accept      run the golden tests and accept what they now print; read the diff"
	@echo "make schema      write schema/*.json from the models"
	@echo "make bench       measure speed and memory           (BENCH=fast only building; BENCH=--write)"
	@echo "make fuzz        throw odd texts at everything that reads (FUZZ_SECONDS=60 for each target)"
	@echo "make catalogue   compile the Dutch messages of the command line"
	@echo "make lock        renew requirements/*.txt"
	@echo "make clean       remove what was built and installed"

site: $(VENV)/site.stamp
	$(COMMAND) build --map $(SITE)

serve: $(VENV)/site.stamp
	$(COMMAND) serve --map $(SITE) --adres $(ADDRESS)

check: $(VENV)/site.stamp
	$(COMMAND) check --map $(SITE)

test: $(VENV)/browser.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/win32
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --cov --cov-report=term

accept: $(VENV)/browser.stamp
	$(BIN)/python -m pytest --accept -k golden
	git diff --stat

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks $(BENCH)

fuzz: $(VENV)/fuzz.stamp
	$(BIN)/python -m fuzz $(FUZZ_SECONDS)

schema: $(VENV)/site.stamp
	$(BIN)/integriteitsplan schema

catalogue: $(VENV)/test.stamp
	$(BIN)/pybabel compile --statistics --domain click --locale nl \
		--directory macros/integriteitsplan/locale

lock: $(VENV)/site.stamp
	$(PIP) install --quiet --require-hashes -r requirements/lock.txt
	$(LOCK) -o requirements/lock.txt requirements/lock.in
	$(LOCK) -o requirements/site.txt pyproject.toml requirements/build.in
	$(LOCK) -o requirements/test.txt -c requirements/site.txt --extra test \
		pyproject.toml requirements/build.in
	$(LOCK) -o requirements/fuzz.txt requirements/fuzz.in
	$(LOCK) -o requirements/bench.txt requirements/bench.in

clean:
	rm -rf $(VENV) site site-openbaar voorbeelden/*/site* dist build .cache .coverage .coverage.* htmlcov \
		.hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp stands for something that is installed; it is remade only when its lock file changes.

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 of nieuwer is nodig; kies een andere met PYTHON=/pad/naar/python3"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
		{ echo "Python kan geen virtuele omgeving maken; op Debian en Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/site.stamp: $(VENV)/python.stamp requirements/site.txt pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements/test.txt
	$(PIP) install --quiet --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/fuzz.stamp: $(VENV)/test.stamp requirements/fuzz.txt
	$(PIP) install --quiet --require-hashes -r requirements/fuzz.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/browser.stamp requirements/bench.txt
	$(PIP) install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/browser.stamp: $(VENV)/test.stamp tests/tools/prepare.py
	$(BIN)/python -m tests.tools.prepare
	@touch $@
