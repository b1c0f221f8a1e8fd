"""Where the time of a list of 100 tasks goes: commands that each do one thing more than the last."""

import re

from measure import Entry

SIZE = 100


def steps(bench, tasks, floor, servers):
    """Pairs of what a command does more, and the command; the order is that of the table."""
    nowhere = [tasks.binary, "--db", str(bench.scratch / "nowhere.db"), "list"]
    return [
        ("a process that does nothing, `true`", ["/bin/true"]),
        ("loader, runtime, reading the words: `tasks --version`", [tasks.binary, "--version"]),
        ("settings and files of them: `tasks list`, no database yet", nowhere),
        ("SQLite: open, schema, stamp, rows: `--strategy none`",
         tasks.on("list", "--strategy", "none")),
        ("a page from the cache in files instead of rows", tasks.on("list")),
        ("connected, a page from memcached (TCP)",
         tasks.on("list", cache=servers.get("tcp"))),
        ("for comparison: C with libsqlite3, the same rows", floor.listing()),
        ("for comparison: the sqlite3 shell, the same rows", tasks.shell.listing()),
    ]


def measure(bench, programs, servers):
    """Gives rows of (step, milliseconds, system calls, page faults, instructions in millions)."""
    tasks, shell, floor = programs[:3]
    tasks.shell = shell
    found = steps(bench, tasks, floor, servers)
    for _, command in found:
        bench.run(command)
    bench.race("startup", SIZE, [
        Entry(step, command, runs=4 * bench.runs) for step, command in found])
    return [
        (step, *counts(bench, [str(word) for word in command])) for step, command in found
    ], loader(bench, tasks)


def counts(bench, command):
    log = bench.scratch / "calls"
    bench.run(["strace", "-f", "-o", log, *command])
    calls = sum(1 for line in log.read_text().splitlines() if "(" in line)
    bench.run(["/usr/bin/time", "-f", "%R", "-o", log, *command])
    faults = int(log.read_text().split()[-1])
    done = bench.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={bench.scratch / 'callgrind'}",
         *command], check=False)
    collected = re.search(rb"Collected : (\d+)", done.stderr)
    return calls, faults, int(collected.group(1)) / 1e6 if collected else None


def loader(bench, tasks):
    """What the dynamic loader says of itself: the share of its time for each of its works."""
    done = bench.run(tasks.on("list"), environment={"LD_DEBUG": "statistics"})
    words = done.stderr.decode()
    share = re.findall(r"time needed [^:]*: \d+ cycles \(([\d.]+%)\)", words)
    total = re.search(r"total startup time in dynamic loader: (\d+) cycles", words)
    numbers = re.findall(r"number of (?:relative )?relocations: (\d+)", words)
    if not total or len(share) < 2:
        return None
    return int(total.group(1)), share[0], share[1], numbers[:2]
