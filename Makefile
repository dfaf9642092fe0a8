# Everything runs from .venv, which is made on first use and again when what it holds changes.
.PHONY: serve test check build lock words
.DELETE_ON_ERROR:

# Material says on every start that MkDocs will end; the design says what follows.
export NO_MKDOCS_2_WARNING = 1

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

PIP = .venv/bin/pip install --quiet --disable-pip-version-check

LOCALES = hooks/helpcenter/messages/locales

serve: .venv/ready
	.venv/bin/mkdocs serve --livereload

test: .venv/ready
	.venv/bin/helpcenter check
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --check --quiet
	.venv/bin/mypy
	.venv/bin/pytest

check: .venv/ready
	.venv/bin/helpcenter check

build: .venv/ready
	.venv/bin/mkdocs build --quiet
	.venv/bin/helpcenter pack

# Run it after a change of the dependencies in pyproject.toml; the result holds versions and hashes only.
lock: .venv/ready
	.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command 'make lock' --group site --group test --group setup pyproject.toml \
	  --output-file requirements.txt

# Run it after a change of what is said to people, translate what is new in the .po file, and run it again.
words: .venv/ready
	.venv/bin/pybabel --quiet extract --mapping pyproject.toml --no-default-keywords --keyword Message \
	  --keyword counted:1,2 --keyword gettext_noop --add-location file --sort-by-file --width 120 --omit-header \
	  --output-file $(LOCALES)/helpcenter.pot .
	.venv/bin/pybabel --quiet update --domain helpcenter --input-file $(LOCALES)/helpcenter.pot --output-dir $(LOCALES) \
	  --width 120 --ignore-obsolete --ignore-pot-creation-date
	.venv/bin/pybabel --quiet compile --domain helpcenter --directory $(LOCALES)
	.venv/bin/helpcenter --lang en explain --format markdown > hooks/helpcenter/rules/README.md
	.venv/bin/helpcenter --lang zh explain --format markdown > hooks/helpcenter/rules/README.zh.md

.venv/ready: .venv/requirements pyproject.toml
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/requirements: requirements.txt
	@test -n "$(PYTHON)" || { echo "This needs Python 3.11 or newer with venv (on Debian: apt install python3-venv)." >&2; exit 2; }
	$(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes --requirement requirements.txt
	touch $@
