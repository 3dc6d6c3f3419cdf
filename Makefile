# alloyc: `make help` lists the targets.

PREFIX ?= /usr/local
SWIFT  ?= swift
BUILD  := $(SWIFT) build -c release --static-swift-stdlib

# What a collector is compiled from: installed beside the compiler.
RUNTIME_MODULES := Values Schema Runtime CLinux COpenSSL CNghttp2 CCompression CAres CSQLite CCrypt

.DEFAULT_GOAL := build
.PHONY: help build demo test asan tsan soak lint format generate record bench install clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the compiler, bin/alloyc
	@tools/install-dependencies --without-python
	$(BUILD) --product alloyc
	@mkdir -p bin
	@install "$$($(BUILD) --show-bin-path)/alloyc" bin/alloyc
	@bin/alloyc --version

demo: build ## compile an example, send it telemetry with the Python SDK, show what comes out
	@tools/install-dependencies
	@.venv/bin/python tools/demo/demo.py

test: ## run all tests that CI runs
	@tools/install-dependencies
	@tools/run-tests

asan: ## run the runtime's unit tests under AddressSanitizer
	@tools/run-sanitized address

tsan: ## run the runtime's unit tests under ThreadSanitizer
	@tools/run-sanitized thread

soak: build ## run the tests that take hours
	@tools/install-dependencies
	@tools/run-tests --soak

lint: ## check formatting and that generated files are current
	@tools/lint

format: ## format all Swift files
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

generate: ## write the files that are generated from other files
	@tools/generate

record: build ## rewrite the expectations of golden tests, and fail
	@tools/record

bench: build ## measure against peers and write the README's table
	@tools/install-dependencies
	@bench/run

install: build ## install to PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/lib/alloyc/Sources"
	install bin/alloyc "$(DESTDIR)$(PREFIX)/bin/alloyc"
	@rm -rf "$(DESTDIR)$(PREFIX)/lib/alloyc/Sources"
	@mkdir -p "$(DESTDIR)$(PREFIX)/lib/alloyc/Sources"
	cp -R $(addprefix Sources/,$(RUNTIME_MODULES)) "$(DESTDIR)$(PREFIX)/lib/alloyc/Sources/"

clean: ## remove what was built
	rm -rf .build bin .venv
