# The two commands for a fresh machine are `make demo` and `make test`. `make stress` looks for a list
# that is out of date: many real commands at once, and everything around them failing.

PREFIX ?= /usr/local
# The system's, which starts soonest.
PYTHON = PYTHONDONTWRITEBYTECODE=1 $(firstword $(wildcard /usr/bin/python3) python3)
DESTDIR ?=
SWIFT ?= swift

# Every module says what it imports, so that the house stays as CONTRIBUTING.md draws it.
CHECKED = --explicit-target-dependency-import-check error
ifeq ($(shell uname),Darwin)
RELEASE = -c release -Xlinker -dead_strip -Xlinker -x
STATIC =
# Where libmemcached's header is.
CHECKED += -Xcc -I$(shell brew --prefix)/include
else
# The runtime, and the C++ library it needs, are linked in, so that the binary needs no Swift to run
# and little is loaded; what is not used is left out. -lstdc++ finds what stands in $(STATIC) first.
STATIC = .build/static
RELEASE = -c release --static-swift-stdlib --disable-local-rpath -Xlinker --gc-sections -Xlinker -s \
  -Xswiftc -use-ld=lld -Xswiftc -L$(CURDIR)/$(STATIC) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
# Addresses to be put right at the start, packed, as glibc reads them from 2.36 on.
ifeq ($(shell printf '%s\n' 2.36 "$$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)" | sort -VC && echo yes),yes)
RELEASE += -Xlinker -z -Xlinker pack-relative-relocs
endif
endif

# For `make stress`: how long, how many commands at once, delete|rotate|update|expire|none|mixed,
# sqlite|postgresql|pgbouncer, where the random choices come from, and a file for the report.
SECONDS ?= 60
PROCESSES ?= 8
STRATEGY ?= mixed
STORE ?= sqlite
SEED ?=
REPORT ?=

BINARY = .build/release/tasks
# The page is another package, which builds beside this one what both have in common.
PAGE = .build/release/tasks-serve

.PHONY: build build-web demo-web test-web bench-web demo test test-server stress fuzz sanitize leaks lint install uninstall \
  transcripts clean packages test-packages bench

build: packages $(STATIC)
	$(SWIFT) build $(RELEASE) $(CHECKED) --product tasks

build-web: packages $(STATIC)
	$(SWIFT) build $(RELEASE) $(CHECKED) --package-path Web --scratch-path .build --product tasks-serve

# Empty where there is no static library; then the shared one is found.
$(STATIC):
	mkdir -p $@
	ln -sf "$$(clang -print-file-name=libstdc++.a)" $@/libstdc++.a

demo: build
	.ci/demo $(BINARY)

# The page with a few tasks, until Ctrl-C.
demo-web: build build-web
	.ci/demo-web $(BINARY) $(PAGE)

# The tests are built in a folder of their own, so that the release binary can be built beside them.
TESTS = .build/tests
TEST = TASKS_BINARY=$(CURDIR)/$(TESTS)/debug/tasks TASKS_RELEASE_BINARY=$(CURDIR)/$(BINARY) \
  $(SWIFT) test --skip-build --scratch-path $(TESTS)

test: test-packages lint
	$(MAKE) build & release=$$!; \
	  $(SWIFT) build --build-tests $(CHECKED) --scratch-path $(TESTS); tests=$$?; \
	  wait $$release && exit $$tests
	# The tests start it thousands of times, and so it starts sooner.
	$(SWIFT) build --product tasks --static-swift-stdlib --scratch-path $(TESTS)
	$(TEST) --skip StressTests
	$(TEST) --filter StressTests
	$(MAKE) test-web

# The page in a real browser, and over plain HTTP.
test-web: test-packages
	.ci/packages web
	$(SWIFT) build $(CHECKED) --scratch-path $(TESTS) --product tasks
	$(SWIFT) build $(CHECKED) --package-path Web --scratch-path $(TESTS) --product tasks-serve
	TASKS_BINARY=$(CURDIR)/$(TESTS)/debug/tasks \
	  TASKS_SERVE_BINARY=$(CURDIR)/$(TESTS)/debug/tasks-serve \
	  $(PYTHON) -W error -m unittest discover --start-directory Web/Tests

# All tests of commands with their lists on a PostgreSQL server, then once more through pgbouncer.
test-server: test-packages
	$(SWIFT) build --build-tests $(CHECKED) --scratch-path $(TESTS)
	TASKS_TEST_STORE=server $(TEST) --filter 'CommandsTests\.' --skip 'CommandsTests.Server'
	TASKS_TEST_STORE=pgbouncer $(TEST) --filter 'CommandsTests\.' --skip 'CommandsTests.Server'

stress: test-packages
	$(SWIFT) build $(CHECKED)
	.build/debug/stress --seconds $(SECONDS) --processes $(PROCESSES) --strategy $(STRATEGY) \
	  --store $(STORE) $(if $(SEED),--seed $(SEED)) $(if $(REPORT),--report $(REPORT))

# The tests under the address sanitizer and under that of threads, two at a time, because watched
# commands are slow; each builds everything anew. A report fails it, whichever process makes it.
#
# Left out: what looks at the release binary, and fifty changes at once, of which the last find the
# database busy. The sanitizer of threads keeps notes in a file, which `ulimit -f` cuts, and does not see
# the locks of the library with which the tests run commands.
UNWATCHED = StressTests LoaderTests CostTests MemoryTests \
  fiftyAddsAtOnce removesBesideAddsBesideLists twentyFiveDoneBesideTwentyFiveAdd
UNWATCHED_thread = aFileThatMayNotGrow aFullDiskLosesNoSettings
REPORTS = $(CURDIR)/.build/$*/reports
sanitize: sanitize-address sanitize-thread

sanitize-%: test-packages build
	$(SWIFT) build --build-tests --sanitize $* --build-path .build/$*
	rm -rf $(REPORTS) && mkdir $(REPORTS)
	echo race:/swift-subprocess/ > .build/$*/suppressions
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=2 \
	  ASAN_OPTIONS=detect_leaks=0:log_path=$(REPORTS)/report \
	  TSAN_OPTIONS=suppressions=$(CURDIR)/.build/$*/suppressions:log_path=$(REPORTS)/report \
	  TASKS_BINARY=$(CURDIR)/.build/$*/debug/tasks TASKS_RELEASE_BINARY=$(CURDIR)/$(BINARY) \
	  $(SWIFT) test --skip-build --sanitize $* --build-path .build/$* \
	    $(addprefix --skip ,$(UNWATCHED) $(UNWATCHED_$*)); \
	  status=$$?; ! cat $(REPORTS)/* 2>/dev/null && exit $$status

# Memory that the commands lose, also in the C libraries.
leaks: build
	.ci/packages leaks
	.ci/leaks $(BINARY)

# Reads what libFuzzer makes up as cached values, files to import and batches; what it found is kept
# from run to run.
fuzz: packages
	TASKS_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz --product fuzz \
	  -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld -Xswiftc -O
	mkdir -p .build-fuzz/corpus
	.build-fuzz/debug/fuzz -max_total_time=$(SECONDS) -max_len=4096 \
	  -artifact_prefix=.build-fuzz/ .build-fuzz/corpus

lint: test-packages
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests \
	  Web/Package.swift Web/Sources
	mandoc -T lint -W warning man/*.1 man/*.5 man/*.7
	shellcheck .ci/run .ci/demo .ci/demo-web .ci/packages .ci/leaks

# Writes what the program prints into the transcripts and the pictures of the documents; a test compares
# them.
transcripts: build
	.ci/transcripts $(BINARY)
	.ci/screenshots $(BINARY)

# `make bench QUICK=1` for a quick try, ONLY=servers for lists on a server; see Benchmarks/RESULTS.md.
bench: build
	Benchmarks/bench --binary $(BINARY) $(if $(QUICK),--quick) $(if $(ONLY),--only $(ONLY))

# The page beside the tutorial's application.
bench-web: build build-web
	.ci/packages build benchweb
	Benchmarks/page.py

packages:
	.ci/packages build

test-packages:
	.ci/packages build test

# Installs what `make build` has made, so that root builds nothing.
install: $(BINARY)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/tasks
	if [ -x $(PAGE) ]; then install -d $(DESTDIR)$(PREFIX)/libexec/tasks && \
	  install -m 755 $(PAGE) $(DESTDIR)$(PREFIX)/libexec/tasks/; fi
	install -m 644 man/tasks.1 man/tasks-serve.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 man/tasks-config.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	install -m 644 man/tasks-cache.7 man/tasks-server.7 $(DESTDIR)$(PREFIX)/share/man/man7/
	install -m 644 completions/tasks.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tasks
	install -m 644 completions/_tasks $(DESTDIR)$(PREFIX)/share/zsh/site-functions/
	install -m 644 completions/tasks.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/

$(BINARY):
	$(MAKE) build

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/tasks $(DESTDIR)$(PREFIX)/libexec/tasks/tasks-serve \
	  $(DESTDIR)$(PREFIX)/share/man/man1/tasks-serve.1 \
	  $(DESTDIR)$(PREFIX)/share/man/man1/tasks.1 \
	  $(DESTDIR)$(PREFIX)/share/man/man5/tasks-config.5 \
	  $(DESTDIR)$(PREFIX)/share/man/man7/tasks-cache.7 \
	  $(DESTDIR)$(PREFIX)/share/man/man7/tasks-server.7 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/tasks \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tasks \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tasks.fish

clean:
	$(SWIFT) package clean
