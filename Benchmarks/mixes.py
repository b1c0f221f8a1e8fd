"""The strategies against each other: several processes that list and change one database."""

import random
import re
import shlex
import shutil
import statistics
import subprocess
import time

from measure import say

STRATEGIES = ("delete", "rotate", "update", "expire", "none")
PROCESSES = 4
TURNS = 3
SIZE = 1_000
SLOW = 0.05


def measure(bench, tasks, servers, commands):
    """Gives rows of (cache, share of lists, slow query, strategy, a second, share of hits)."""
    rows = []
    for kind, server in (("files", None), ("memcached TCP", "tcp")):
        cache = servers.get(server) or f"file:{bench.scratch / 'mix-cache'}"
        for lists in (0.95, 0.5):
            for slow in (0, SLOW):
                say(f"mix, {kind}: {lists:.0%} lists, query slowed by {slow} s")
                found = {strategy: [] for strategy in STRATEGIES}
                for _ in range(TURNS):
                    for strategy in STRATEGIES:
                        words = ["--cache", cache, "--strategy", strategy]
                        found[strategy].append(mix(bench, tasks, words, lists, slow, commands))
                for strategy, turns in found.items():
                    speeds, hits = zip(*turns)
                    rows.append((
                        kind, lists, slow, strategy, statistics.median(speeds),
                        statistics.median(hits)))
    return rows


def mix(bench, tasks, words, lists, slow, commands):
    """Gives commands a second, and the share of lists from the cache."""
    folder = bench.scratch / "mix"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(bench.scratch / "mix-cache", ignore_errors=True)
    folder.mkdir()
    database = folder / "mix.db"
    shutil.copyfile(bench.scratch / "databases" / f"{SIZE}.db", database)
    start = [tasks.binary, "--db", database, *words]
    # On a busy machine the cache may not answer in time; the new copy has values of its own anyway.
    bench.run([*start, "cache", "clear"], check=False)
    pick = random.Random(3)
    scripts = []
    for process in range(PROCESSES):
        # Adds and removes in turn, so that the list keeps its size.
        removable = iter(range(process + 1, SIZE, PROCESSES))
        changes = 0
        lines = []
        for _ in range(commands // PROCESSES):
            if pick.random() < lists:
                what = ["list", "--explain"] + (["--simulate-slow-query", slow] if slow else [])
            else:
                changes += 1
                what = ["add", "answer the letter"] if changes % 2 else ["remove", next(removable)]
            lines.append(shlex.join(map(str, start + what)) + " || exit 1")
        script = folder / f"{process}.sh"
        script.write_text("\n".join(lines) + "\n")
        scripts.append(script)
    begin = time.monotonic()
    running = [
        subprocess.Popen(
            ["/bin/sh", script], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=open(f"{script}.log", "wb"), env=bench.environment)
        for script in scripts]
    if any([process.wait() for process in running]):
        raise RuntimeError(f"a command of a mix failed: {shlex.join(map(str, words))}")
    took = time.monotonic() - begin
    log = "".join(open(f"{script}.log").read() for script in scripts)
    asked = len(re.findall(r"is from the (?:cache|database)", log))
    hits = len(re.findall(r"is from the cache", log))
    return commands / took, hits / asked if asked else 0
