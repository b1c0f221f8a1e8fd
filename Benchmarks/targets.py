"""The targets, each with what was measured; whether it is met is computed here and nowhere else."""

import math
import statistics

from caches import DEFAULT, break_even
from operations import JSON, NO_CACHE, UNDER_DELETE

PEERS = ("Taskwarrior", "todo.txt-cli")
SHELL = "sqlite3 shell"
FILES = "tasks, warm: files"
TCP = "tasks, warm: memcached TCP"
C = "C with libsqlite3"
CHANGES = ("add", "done", "remove")


# Why a target may be out of reach, by the beginning of its words: measured, with what was tried.
REASONS = {
    "list of 100,000, warm":
        "What is left is the start of the program, opening the database for the stamp, and writing "
        "megabytes. Tried: compression, which halves what is read and costs more.",
    "list of 1,000,000, warm":
        "A cache in files keeps 64 MiB, and the list alone has 58.",
    "list of 100,000, no cache":
        "And of 10,000. The shell reads and prints two columns; a list reads seven, since it shows what a "
        "task has besides its text and leaves out what waits. Two thirds of the time are SQLite's.",
    "list of 100, memcached TCP, warm: at most 1.15x":
        "A connection, a question and an answer take 0.3 ms between two processes on one machine; the "
        "shorter the list without a cache takes, the larger is their share.",
    "list of 100 beside C":
        "A process with the Swift runtime takes 0.7 ms more to start than one of C; see [Where the time of "
        "a list goes](#where-the-time-of-a-list-goes).",
    "remove at 10,000":
        "todo.txt-cli does not wait for the disk and rewrites a file; Taskwarrior, which waits, takes "
        "longer than it.",
}


class Figures:
    """The medians of a run, in milliseconds."""

    def __init__(self, results):
        self.results = results
        self.sizes = sorted({size for what, _, size in results if what == "list"})

    def median(self, what, program, size):
        times = self.results.get((what, program, size), {}).get("times")
        return statistics.median(times) * 1000 if times else None

    def kilobytes(self, program, size, what="memory"):
        return self.results.get((what, program, size), {}).get("kilobytes")

    def note(self, what, program, size):
        return self.results.get((what, program, size), {}).get("note")

    def programs(self, what):
        """In the order in which they were measured."""
        return list(dict.fromkeys(program for name, program, _ in self.results if name == what))

    def times(self, what, slow, fast, size):
        """How many times the one takes as long as the other."""
        long, short = self.median(what, slow, size), self.median(what, fast, size)
        return long / short if long and short else None

    def pays_from(self, kind):
        """From how many tasks on a warm list of a cache is faster than one without; infinity if it never is."""
        def medians(program):
            found = {size: self.median("cache", program, size) for size in self.sizes}
            return {size: time for size, time in found.items() if time}

        without, warm = medians(NO_CACHE), medians((kind, DEFAULT, "warm"))
        if not without or not warm:
            return None
        size = break_even(self.sizes, without, warm)
        return math.inf if size is None else size

    def best_peer(self, what, size):
        """The fastest peer at a size, and its time; None when none was measured."""
        found = [(self.median(what, peer, size), peer) for peer in PEERS]
        return min(((time, peer) for time, peer in found if time), default=None)


def at_most(value, limit):
    return None if value is None else value <= limit


def at_least(value, limit):
    return None if value is None else value >= limit


def number(value, unit="x"):
    if value is None:
        return "not measured"
    if unit == "tasks":
        return "never" if value == math.inf else f"{value:,.0f}"
    return f"{value:.2f}x" if unit == "x" else f"{value:.1f} {unit}" if unit != "s" else f"{value:.2f} s"


def targets(figures):
    """Rows of (target, measured, met); met is None for what was not measured."""
    rows = []

    def most(words, value, limit, unit="x"):
        rows.append((words, number(value, unit), at_most(value, limit)))

    def least(words, value, limit):
        rows.append((words, number(value), at_least(value, limit)))

    most("list of 100, as it comes: at most 2.0x the sqlite3 shell",
         figures.times("list", "tasks", SHELL, 100), 2.0)
    most("list of 100 beside C with libsqlite3: at most 1.5x",
         figures.times("list", "tasks", C, 100), 1.5)
    most("list of 100, memcached TCP, warm: at most 1.15x the list without a cache",
         figures.times("list", TCP, NO_CACHE, 100), 1.15)
    for kind in ("memcached TCP", "memcached socket"):
        own = figures.median("getprint", (kind, "tasks"), 100)
        low = figures.median("getprint", (kind, "getprint"), 100)
        most(f"list of 100, {kind}, warm: at most 1x a C program that gets and prints it through "
             "libmemcached", own / low if own and low else None, 1.0)
    most("add under delete, memcached TCP: at most 1.1x add without a cache",
         figures.times("add and cache", UNDER_DELETE, NO_CACHE, 1_000), 1.1)
    pays = figures.pays_from("memcached TCP")
    most("memcached TCP pays from 500 tasks on", pays, 500, "tasks")
    least("list of 10,000, warm: faster than the sqlite3 shell (above 1x)",
          figures.times("list", SHELL, FILES, 10_000), 1.0)
    for size in (100_000, 1_000_000):
        least(f"list of {size:,}, warm: 4x as fast as the sqlite3 shell",
              figures.times("list", SHELL, FILES, size), 4)
    for size, limit in ((10_000, 1.5), (100_000, 1.8)):
        most(f"list of {size:,}, no cache: at most {limit}x the sqlite3 shell",
             figures.times("list", NO_CACHE, SHELL, size), limit)
    cold = figures.median("cache", ("files", DEFAULT, "cold"), 100_000)
    without = figures.median("cache", NO_CACHE, 100_000)
    most("fill of 100,000 into files: at most 0.2 s more than the list without a cache",
         (cold - without) / 1000 if cold and without else None, 0.2, "s")
    for what in CHANGES:
        medians = [figures.median(what, "tasks", size) for size in figures.sizes]
        if all(medians) and len(medians) > 1:
            flat = max(medians) / min(medians)
        else:
            flat = None
        span = f"{figures.sizes[0]:,} to {figures.sizes[-1]:,}"
        most(f"{what}: flat from {span} tasks (slowest at most 1.3x the fastest)", flat, 1.3)
        ratios = [figures.times(what, "tasks", SHELL, size) for size in figures.sizes]
        worst = max((ratio for ratio in ratios if ratio), default=None)
        most(f"{what}: at most 2.5x the same durable change by the sqlite3 shell, at every size",
             worst, 2.5)
    most("import of 100,000: at most 3x .import of the sqlite3 shell",
         figures.times("import", "tasks", SHELL, 100_000), 3.0)
    million = figures.median("import", "tasks", 1_000_000)
    most("import of 1,000,000: at most 10 s", million and million / 1000, 10, "s")
    kilobytes = figures.kilobytes("tasks", 100_000, "import memory")
    most("import of 100,000: at most 60 MiB of memory", kilobytes and kilobytes / 1024, 60, "MiB")
    most("export of 100,000: at most 2x the sqlite3 shell's JSON",
         figures.times("export", "tasks", SHELL, 100_000), 2.0)
    rows += against_peers(figures)
    for size, limit in ((100, 10), (1_000, 12), (100_000, 40)):
        found = [figures.kilobytes(name, size) for name in ("tasks", NO_CACHE, JSON)]
        most(f"peak memory of a list of {size:,}, also as JSON: at most {limit} MiB",
             max(found) / 1024 if all(found) else None, limit, "MiB")
    for size, limit in ((10_000, 10), (100_000, 15)):
        most(f"completion of ids at {size:,}: at most {limit} ms",
             figures.median("completion", "tasks", size), limit, "ms")
    return rows


def against_peers(figures):
    rows = []
    for what in ("list", "filter", "add", "done", "remove", "import"):
        ratios = []
        for size in figures.sizes:
            peer, own = figures.best_peer(what, size), figures.median(what, "tasks", size)
            if peer and own:
                ratios.append((peer[0] / own, size, peer[1]))
        if ratios:
            least, size, peer = min(ratios)
            measured = f"{least:.2f}x, at {size:,} against {peer}"
            rows.append((f"{what}: faster than every peer at every size", measured, least > 1))
        else:
            rows.append((f"{what}: faster than every peer at every size", "not measured", None))
    for what, words, wanted in (("list", "warm list", 20), ("add", "add", 2.5),
                                ("remove", "remove", 2.5)):
        peer = figures.best_peer(what, 10_000)
        own = figures.median(what, FILES if what == "list" else "tasks", 10_000)
        ratio = peer[0] / own if peer and own else None
        rows.append((f"{words} at 10,000: {wanted}x as fast as the best peer",
                     number(ratio), at_least(ratio, wanted)))
    return rows
