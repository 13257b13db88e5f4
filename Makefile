# make publish   sets up .venv and exports input/ to dist/ in every format
# make test      sets up .venv and runs the tests
# make conformance   puts files through reference validators and other programs;
#                CONFORMANCE=all takes every document of the corpus, else a sample
# make specimen  all roles of each style in every format, side by side, in dist/specimen/
# make lint      style, types, import layers
# make bench     documents per second, by stage and by format
# make bench-startup   whole commands: the start of Python, the modules, the work
# make bench-pdf pages per second and the evenness of spaces, beside reportlab and Typst
# make figures   how long functions and files are, what the tools say; after make coverage
#                what the tests reach, too
# make coverage  runs the tests, and writes down in build/ which lines and branches they reach
# make mutation  how many small faults in readers, escaping and the law the tests find;
#                FILES="law.py html" takes these files only
# make docs      the pages of docs/ as a site, in build/site; fails at a broken link
# make compiled  a wheel in build/ whose PDF exporter is compiled; needs a C compiler
# make lock      requirements.lock anew: what an installation needs, with hashes; and
#                requirements-cluster.lock, with the extra dask

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
# Tests that would see coverage itself, which is loaded into each process and writes its data.
SEEN := tests/cli/test_loaded.py tests/test_library.py::test_importing_the_package_loads_nothing_of_it \
	tests/test_security.py::test_an_export_writes_into_the_output_folder_alone
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' pyproject.toml
FORMATS := tei,docx,pdf,epub,html,md,txt,json,csv

.PHONY: publish test conformance specimen lint figures coverage bench bench-startup bench-pdf mutation docs compiled lock clean

publish: .venv/.publish
	@$(BIN)/publisher export input/ -f $(FORMATS) -o dist

test: .venv/.develop
	$(BIN)/pytest -n auto

conformance: .venv/.develop
	$(BIN)/pytest -n auto -m conformance

specimen: .venv/.develop
	$(BIN)/python tools/specimen.py $(STYLES)

lint: .venv/.develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy examples/plugin/publisher_example tools/*.py
	$(BIN)/lint-imports

figures: .venv/.develop
	$(BIN)/python tools/figures.py

coverage: .venv/.develop
	$(BIN)/pytest -n auto --cov --cov-report=json:build/coverage.json $(SEEN:%=--deselect %)

bench: .venv/.publish
	$(BIN)/python benchmarks/speed.py

bench-startup: .venv/.publish
	$(BIN)/python benchmarks/startup.py

bench-pdf: .venv/.bench
	$(BIN)/python benchmarks/pdf.py

mutation: .venv/.mutation
	$(BIN)/python tools/mutation.py $(FILES)

docs: .venv/.develop
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

compiled: .venv/.develop
	PUBLISHER_COMPILED=1 $(BIN)/python -m hatchling build -t wheel -d build

lock: .venv/.publish
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --upgrade --extra all -o requirements.lock
	$(LOCK) --upgrade --extra all --extra dask -c requirements.lock -o requirements-cluster.lock

clean:
	rm -rf .venv build dist

# Stamps: what is installed is installed again only when pyproject.toml changes.
.venv/.publish: pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@

.venv/.develop: pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/.publish

.venv/.bench: pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@ .venv/.publish

.venv/.mutation: pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --editable '.[mutation]'
	@touch $@ .venv/.develop .venv/.publish

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' || \
		{ echo 'Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3'; exit 1; }
	$(PYTHON) -m venv .venv
