# Each target does its own set-up: system packages (apt, only what is missing), uv, the locked environment.
SHELL := /bin/sh
UV_VERSION := 0.13.9
UV := .uv/bin/uv
PYTHON := .venv/bin/python
RUN := $(UV) run --frozen --no-sync
export UV_PYTHON_PREFERENCE := only-system

.PHONY: help run test lint format bench faults soak setup setup-run setup-test setup-bench demo-clips translations clean
.DEFAULT_GOAL := help

help:
	@echo "make run          the demo session (DURATION=20 ends it after 20 s)"
	@echo "make test         linters, type checkers, import contracts and all tests"
	@echo "make lint         only the linters, type checkers and import contracts"
	@echo "make bench        all measurements; ONLY=NAME for one; figures in out/bench/"
	@echo "make faults       the long fault runs"
	@echo "make soak         what shows only after a while: memory, underruns, lip sync (about 45 minutes)"
	@echo "make format       format the code"
	@echo "make translations update and compile resources/i18n"
	@echo "make demo-clips   make the demo feeds again"

run: setup-run
	@scripts/run-demo

# What hears sound, runs the whole room or counts processor time has the machine for itself. What plays single
# streams mostly waits for cameras that fail, three at a time. The rest only computes, and uses every core.
ALONE := tests/audio tests/e2e tests/process $(addprefix tests/video/test_,latency.py thrift.py unseen.py)
WAITING := tests/video

test: lint
	$(RUN) pytest -n logical --dist loadfile $(ALONE:%=--ignore=%) $(WAITING:%=--ignore=%)
	$(RUN) pytest -n 3 --dist loadfile $(WAITING) $(ALONE:%=--ignore=%)
	$(RUN) pytest $(ALONE)

lint: setup-test
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) pyright
	$(RUN) lint-imports

bench: setup-bench
	$(RUN) python -m tests.bench $(ONLY)

faults: setup-test
	MUSRENBANG_KILL9_RUNS=1000 MUSRENBANG_POWER_CUTS=10000 MUSRENBANG_DISK_FULL=every MUSRENBANG_SYNC_TCP=300 \
		$(RUN) pytest tests/faults --timeout=3600 -o log_cli=true -o log_cli_level=INFO
	MUSRENBANG_SYNC_SHARD=1/2 $(RUN) python -m tests.faults.sync_run sqlite 10000 & first=$$!; \
		MUSRENBANG_SYNC_SHARD=2/2 $(RUN) python -m tests.faults.sync_run sqlite 10000; second=$$?; \
		wait $$first && exit $$second
	$(RUN) python -m tests.faults.sync_run postgresql 1000
	$(RUN) python -m tests.faults.sync_mutations
	HYPOTHESIS_PROFILE=long $(RUN) pytest tests/domain/test_floor_machine.py --timeout=1800
	$(RUN) python -m tests.server.test_api 500

soak: setup-bench
	BENCH_LIPSYNC_S=600 $(RUN) python -m tests.bench memory underruns lipsync

format: setup-test
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

translations: setup-run
	$(RUN) scripts/translations

demo-clips: setup-run
	@scripts/system-packages demo
	$(RUN) python scripts/make_demo_clips.py

setup-run: .venv/.installed-run
	@scripts/system-packages run
	@$(PYTHON) -m compileall -q app

setup-test: .venv/.installed-dev
	@scripts/system-packages run test
	@$(PYTHON) -m compileall -q app

setup-bench: setup-test
	@scripts/system-packages bench

$(UV):
	@scripts/system-packages run
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)"

# The environment is made anew only when the lock file changes; a developer's environment also runs the app.
.venv/.installed-run: $(UV) uv.lock pyproject.toml
	@[ -e .venv/.installed-dev ] && $(UV) sync --frozen --quiet || $(UV) sync --frozen --quiet --no-default-groups
	@touch $@

.venv/.installed-dev: $(UV) uv.lock pyproject.toml
	$(UV) sync --frozen --quiet
	@touch $@

clean:
	rm -rf .venv .uv out .pytest_cache .mypy_cache .ruff_cache .hypothesis
