# The two commands for a fresh machine are `make demo` and `make test`. `make stress` looks for a list
# that is out of date: many real commands at once, and everything around them failing.

PREFIX ?= /usr/local
# The system's, which starts soonest.
PYTHON = PYTHONDONTWRITEBYTECODE=1 $(firstword $(wildcard /usr/bin/python3) python3)
DESTDIR ?=
SWIFT ?= swift

# Every module says what it imports, so that the house stays as CONTRIBUTING.md draws it.
CHECKED = --explicit-target-dependency-import-check error
# What the program and its tests are compiled with, so that it is compiled once. Each build is planned anew,
# because the page's package builds in the same folder.
COMPILE = -c release $(CHECKED) -Xswiftc -gnone --disable-build-manifest-caching
# `make build` makes the program, and for tests `tasks-hooked`, which they can stop, and `stress`.
PROGRAMS = .build/programs
BINARY = $(PROGRAMS)/tasks
ifeq ($(shell uname),Darwin)
# The runtime is the system's.
LINK = cp $< $@ && strip -x $@
# Where libmemcached's header is.
CHECKED += -Xcc -I$(shell brew --prefix)/include
else
# The runtime, and the C++ library it needs, are linked in, so that the binary needs no Swift to run
# and little is loaded; what is not used is left out, and nothing is exported, since nobody loads a program.
# -lstdc++ finds what stands in $(PROGRAMS)/static first.
LINK = $(SWIFT)c -emit-executable @.build/release/$(notdir $@).product/Objects.LinkFileList -o $@ \
  $(PROGRAMS)/commit.o $$(pkg-config --libs sqlite3) \
  -static-stdlib -use-ld=lld -L$(PROGRAMS)/static -Xclang-linker -static-libgcc \
  -Xlinker --defsym=main=$(subst -,_,$(notdir $@))_main \
  -Xlinker --gc-sections -Xlinker --no-export-dynamic -Xlinker -s -Xlinker --build-id=none
# The hashes of the modules are those of the folder in which they were compiled, and nothing reads them.
# objcopy would lose RELRO with them.
STRIP = set -- $$(readelf -SW $@ | \
  sed -n 's/.* \.swift_modhash *PROGBITS *[0-9a-f]* *\([0-9a-f]*\) *\([0-9a-f]*\) .*/0x\1 0x\2/p') && \
  dd if=/dev/zero of=$@ bs=1 seek=$$(($$1)) count=$$(($$2)) conv=notrunc status=none
# Addresses to be put right at the start, packed, as glibc reads them from 2.36 on.
ifeq ($(shell printf '%s\n' 2.36 "$$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)" | sort -VC && echo yes),yes)
LINK += -Xlinker -z -Xlinker pack-relative-relocs
endif
endif

# For `make stress`: how long, how many commands at once, delete|rotate|update|expire|none|mixed,
# sqlite|postgresql|pgbouncer, whether pages are driven as well, where the random choices come from, and a
# file for the report.
SECONDS ?= 60
PROCESSES ?= 8
STRATEGY ?= mixed
STORE ?= sqlite
PAGES ?=
SEED ?=
REPORT ?=

# The page is another package, which builds beside this one what both have in common.
WEB = --package-path Web --scratch-path .build
PAGE = $(PROGRAMS)/tasks-serve

.PHONY: build demo test test-server stress fuzz sanitize sanitize-web leaks lint install uninstall \
  transcripts clean packages test-packages bench tests deb dist release-check always \
  build-web demo-web test-web bench-web

build: packages
	$(SWIFT) build $(COMPILE) --product tasks
	$(MAKE) $(BINARY)

build-web: packages
	$(SWIFT) build $(COMPILE) $(WEB) --product tasks-serve
	$(MAKE) $(PAGE)

# SwiftPM would compile once more to link the runtime in.
$(PROGRAMS)/%: .build/release/% $(PROGRAMS)/commit.o
	$(LINK)
	$(STRIP)

# Empty where there is no static C++ library; then the shared one is found.
$(PROGRAMS)/static:
	mkdir -p $@
	ln -sf "$$(clang -print-file-name=libstdc++.a)" $@/libstdc++.a

# The commit that `tasks --version` names.
$(PROGRAMS)/commit.c: $(PROGRAMS)/static always
	printf 'const char *tasks_commit(void) { return "%s"; }\n' "$$(.ci/commit)" > $@.new
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(PROGRAMS)/commit.o: $(PROGRAMS)/commit.c
	clang -O -c $< -o $@

demo: build
	.ci/demo $(BINARY)

# The page with a few tasks, until Ctrl-C.
demo-web: build build-web
	.ci/demo-web $(BINARY) $(PAGE)

# The page in a real browser, and over plain HTTP.
test-web: packages
	.ci/packages web
	$(MAKE) build-web
	TASKS_BINARY=$(CURDIR)/$(PROGRAMS)/tasks-hooked TASKS_SERVE_BINARY=$(CURDIR)/$(PAGE) \
	  $(PYTHON) Web/Tests/run.py

# Several at once, so that one that waits keeps no other from running, and no more, because many commands
# at once find the time limits that they test.
TEST = TASKS_BINARY=$(CURDIR)/$(PROGRAMS)/tasks-hooked TASKS_RELEASE_BINARY=$(CURDIR)/$(BINARY) \
  SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6 $(SWIFT) test -c release --skip-build --ignore-lock
SERVERS = StorageTests\.|CommandsTests\.(Server|Example|Loader)

tests: packages
	$(SWIFT) build $(COMPILE) --build-tests
	$(MAKE) $(BINARY) $(PROGRAMS)/tasks-hooked $(PROGRAMS)/stress

# What the tests need is installed and the sources are read while they are built.
test: packages
	$(MAKE) lint & lint=$$!; $(MAKE) tests; tests=$$?; wait $$lint && exit $$tests
	$(TEST) --filter '$(SERVERS)' & servers=$$!; \
	  $(TEST) --skip '$(SERVERS)' --skip 'StressTests\.StressTests'; others=$$?; \
	  wait $$servers && exit $$others
	$(TEST) --filter 'StressTests\.StressTests'
	$(MAKE) test-web

# All tests of commands with their lists on a PostgreSQL server, then once more through pgbouncer; and
# lists through memcached's own proxy.
PROXY = $(CURDIR)/.build/memcached-proxy
test-server: test-packages tests
	.ci/packages proxy
	.ci/memcached-proxy $(PROXY)
	TASKS_MEMCACHED_PROXY=$(PROXY) $(TEST) --filter ProxyTests
	TASKS_TEST_STORE=server $(TEST) --filter 'CommandsTests\.' --skip 'CommandsTests.Server'
	TASKS_TEST_STORE=pgbouncer $(TEST) --filter 'CommandsTests\.' --skip 'CommandsTests.Server'

stress: test-packages
	$(SWIFT) build $(CHECKED)
	$(if $(PAGES),$(MAKE) build-web)
	.build/debug/stress --seconds $(SECONDS) --processes $(PROCESSES) --strategy $(STRATEGY) \
	  --store $(STORE) $(if $(PAGES),--page $(PAGE)) $(if $(SEED),--seed $(SEED)) $(if $(REPORT),--report $(REPORT))

# The tests under the address sanitizer and under that of threads, two at a time, because watched
# commands are slow; each builds everything anew. A report fails it, whichever process makes it.
#
# Left out: what looks at the release binary, and fifty changes at once, of which the last find the
# database busy. The sanitizer of threads keeps notes in a file, which `ulimit -f` cuts.
UNWATCHED = StressTests LoaderTests CostTests MemoryTests \
  fiftyAddsAtOnce removesBesideAddsBesideLists twentyFiveDoneBesideTwentyFiveAdd
UNWATCHED_thread = aFileThatMayNotGrow aFullDiskLosesNoSettings
REPORTS = $(CURDIR)/.build/$*/reports
sanitize: sanitize-address sanitize-thread sanitize-web

sanitize-%: test-packages build
	$(SWIFT) build --build-tests --sanitize $* --build-path .build/$*
	rm -rf $(REPORTS) && mkdir $(REPORTS)
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=2 \
	  ASAN_OPTIONS=detect_leaks=0:log_path=$(REPORTS)/report \
	  TSAN_OPTIONS=log_path=$(REPORTS)/report \
	  TASKS_BINARY=$(CURDIR)/.build/$*/debug/tasks-hooked TASKS_RELEASE_BINARY=$(CURDIR)/$(BINARY) \
	  $(SWIFT) test --skip-build --sanitize $* --build-path .build/$* \
	    $(addprefix --skip ,$(UNWATCHED) $(UNWATCHED_$*)); \
	  status=$$?; ! cat $(REPORTS)/* 2>/dev/null && exit $$status

# The tests of the page under the address sanitizer.
sanitize-web: test-packages tests
	.ci/packages web
	$(SWIFT) build --package-path Web --scratch-path .build/web-address --sanitize address --product tasks-serve
	TASKS_BINARY=$(CURDIR)/$(PROGRAMS)/tasks-hooked \
	  TASKS_SERVE_BINARY=$(CURDIR)/.build/web-address/debug/tasks-serve $(PYTHON) Web/Tests/run.py

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
	shellcheck .ci/run .ci/demo .ci/demo-web .ci/packages .ci/leaks .ci/commit .ci/deb .ci/release-check \
	  .ci/memcached-proxy

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
install:
	[ -x $(BINARY) ] || $(MAKE) build
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

# In dist: a Debian package, and an archive for any Linux with glibc 2.36 or newer.
deb dist: build
	.ci/packages build release
	.ci/deb $@ $(CURDIR)/$(BINARY) dist

# Installs both in a new Debian, tries and removes them.
release-check: deb dist
	.ci/release-check dist

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
	rm -rf $(PROGRAMS) dist
