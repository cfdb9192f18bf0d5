# Two commands do all the set-up on a fresh machine: `make demo` runs the main job, `make test` passes the tests.
.POSIX:
.DEFAULT_GOAL := help

PREFIX = /usr/local
DESTDIR =
# `make bench` and `make fuzz`.
ONLY =
TARGET =
SECONDS = 60
# `make gate`.
PIN =

# The manifest's targets import each other only as it says; anything else is an error.
BUILD_FLAGS = --explicit-target-dependency-import-check error
# Swift's own libraries are linked in: what is installed runs without the toolchain.
RELEASE_FLAGS = $(BUILD_FLAGS) -c release --static-swift-stdlib --product copytaster

.PHONY: help
help: ## Lists the targets.
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

.PHONY: deps
deps: ## Installs the missing Debian packages, checks for Swift.
	@deploy/install-dependencies

.PHONY: demo
demo: deps ## The main job over a sample newsroom, with no network.
	@swift build $(BUILD_FLAGS) --product copytaster
	@.build/debug/copytaster demo

.PHONY: test
test: ## All tests.
	@deploy/install-dependencies --boot-test
	@swift build $(BUILD_FLAGS) --build-tests
	@Tests/all

.PHONY: gate
gate: deps ## How well it reads and judges, on labels: each figure, its floor and its goal. PIN=1 raises the floors.
	@swift build $(BUILD_FLAGS) --build-tests
	@PIN='$(PIN)' Tests/gate

.PHONY: peers
peers: deps ## Mail, webhooks, feeds, the calendar and the digest's look, by real programs of others. ONLY=mail: one part.
	@swift build $(BUILD_FLAGS) --build-tests
	@ONLY='$(ONLY)' Tests/peers/run

.PHONY: lint
lint: ## The layout of the code.
	@swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

.PHONY: check
check: lint test ## Layout, build with warnings as errors, tests.

.PHONY: release
release: deps ## The release build.
	@swift build $(RELEASE_FLAGS)

# `make crash`: how many, and which.
POINTS = 1000
SEED = 1
.PHONY: crash
crash: deps ## kill -9 at each step of a cycle, and at POINTS=1000 steps by chance (SEED=1): what is lost, repeated or new twice.
	@swift build $(BUILD_FLAGS) --build-tests
	@CRASH_POINTS='$(POINTS)' CRASH_SEED='$(SEED)' swift test --skip-build --no-parallel \
		--filter 'FaultTests\.(CrashPointTests|DeliveryStepTests)'

# Peers of PyPI in a Python environment of their own; nothing else needs one. ONLY=feeds runs one part; ROUNDS, FEEDS, SECONDS.
BENCH = .build/bench
.PHONY: bench
bench: deps ## Speed and quality beside what others offer. ONLY=feeds: one part.
	@mkdir -p $(BENCH)
	@cmp -s Sources/Tools/peers/requirements.txt $(BENCH)/installed || { \
		python3 -m venv $(BENCH)/python && $(BENCH)/python/bin/pip install -q --upgrade pip && \
		$(BENCH)/python/bin/pip install -q -r Sources/Tools/peers/requirements.txt && \
		cp Sources/Tools/peers/requirements.txt $(BENCH)/installed; }
	@if [ -z '$(ONLY)' ] || [ '$(ONLY)' = polling ] || [ '$(ONLY)' = deliveries ]; then swift build $(RELEASE_FLAGS); fi
	@COPYTASTER_TOOLS=1 swift build $(BUILD_FLAGS) -c release --static-swift-stdlib --product benchmarks
	@$(BENCH)/python/bin/python -B Sources/Tools/peers/bench.py "$$PWD" .build/release/benchmarks .build/release/copytaster $(ONLY)

# The linker is lld because gold trips over libFuzzer's debug information.
FUZZ = .build/fuzz
.PHONY: fuzz
fuzz: deps ## The parsers on bytes nobody would write: TARGET=feeds SECONDS=60; without TARGET all of them.
	@COPYTASTER_TOOLS=1 swift build $(BUILD_FLAGS) --scratch-path $(FUZZ) -c release -Xswiftc -sanitize=fuzzer \
		-Xswiftc -use-ld=lld --product fuzzing
	@Sources/Tools/fuzz $(FUZZ)/release/fuzzing $(FUZZ) $(SECONDS) $(TARGET)

.PHONY: run
run: release ## The service in the foreground, with ./copytaster.yaml.
	@test -f copytaster.yaml || .build/release/copytaster init .
	@exec .build/release/copytaster run --config copytaster.yaml

.PHONY: install
install: ## As root, after `make release`: program, watchlists, systemd unit, /etc/copytaster.
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' deploy/install

.PHONY: uninstall
uninstall: ## As root: removes what `make install` wrote; configuration and data stay.
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' deploy/uninstall

.PHONY: clean
clean: ## Removes what was built.
	@rm -rf .build
