"""Runs commands: their times by hyperfine, their memory by time(1), the load meanwhile."""

import json
import os
import resource
import shlex
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

# What takes longer than this, in seconds, is not measured at all.
LIMIT = 10
# Every measurement is taken in so many turns, the programs one after the other in each, so that
# what else the machine does meets all of them alike.
ROUNDS = 6


def say(words):
    print(words, file=sys.stderr, flush=True)


class Entry:
    """A command that takes part in a race.

    Each of `values` is put in place of `{value}` once: a task can be removed only once. `prepare`
    is done before each run and not measured.
    """

    def __init__(self, program, command, values=None, prepare=None, runs=None, environment=None):
        self.program = program
        self.command = command
        self.values = values
        self.prepare = prepare
        self.runs = runs
        self.environment = environment


class Bench:
    def __init__(self, scratch, runs):
        self.scratch = Path(scratch)
        self.runs = runs
        keep = {name: os.environ[name] for name in ("PATH", "USER") if name in os.environ}
        self.environment = keep | {"HOME": str(self.scratch / "home"), "LC_ALL": "C.UTF-8"}
        (self.scratch / "home").mkdir(parents=True, exist_ok=True)
        # (what, program, size) -> {"times": [seconds]} or {"note": words} or {"kilobytes": number}
        self.results = {}
        # What a reader of the figures should know.
        self.notes = []

    def run(self, command, stdin=None, environment=None, timeout=None, check=True):
        """Runs a command and gives its CompletedProcess, None when it took too long."""
        with open(stdin or os.devnull, "rb") as source:
            process = subprocess.Popen(
                [str(word) for word in command], stdin=source, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, env=self.environment | (environment or {}),
                start_new_session=True)
            try:
                out, err = process.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
                return None
        if check and process.returncode != 0:
            words = err.decode(errors="replace").strip()
            raise RuntimeError(f"{shlex.join(map(str, command))}: {words}")
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    def race(self, what, size, entries, rounds=ROUNDS):
        self.race_sizes(what, {size: entries}, rounds)

    def race_sizes(self, what, entries, rounds=ROUNDS):
        """Measures the entries of each size in turns; keeps times under what, program and size."""
        sizes = ", ".join(f"{size:,}" for size in entries)
        say(f"{what}, {sizes} tasks: {sum(map(len, entries.values()))} commands")
        runs = [
            (size, entry, self._try(what, size, entry))
            for size, some in entries.items() for entry in some]
        for turn in range(rounds):
            for size, entry, values in runs:
                if values[turn::rounds]:
                    self._measure(what, size, entry, values[turn::rounds])

    def _try(self, what, size, entry):
        """Runs an entry once, and gives the values of its runs; how many, its duration decides."""
        values = list(entry.values or range(entry.runs or self.runs))
        first = values.pop(0) if entry.values else None
        if entry.prepare:
            self.run(entry.prepare, environment=entry.environment)
        start = time.monotonic()
        done = self.run(
            [str(word).replace("{value}", str(first)) for word in entry.command],
            environment=entry.environment, timeout=LIMIT, check=False)
        took = time.monotonic() - start
        if done is None:
            self.note(what, entry.program, size, f"> {LIMIT} s")
            return []
        if done.returncode != 0:
            words = done.stderr.decode(errors="replace").strip().splitlines()
            say(f"  {entry.program} failed: {words[-1] if words else done.returncode}")
            self.note(what, entry.program, size, "failed")
            return []
        if took > 2:
            return values[:3]
        return values[:6] if took > 0.3 else values

    def _measure(self, what, size, entry, values):
        result = self.scratch / "hyperfine.json"
        command = ["hyperfine", "-N", "--style", "none", "--export-json", str(result)]
        if entry.prepare:
            command += ["--prepare", shlex.join(map(str, entry.prepare))]
        if entry.values:
            command += ["--runs", "1", "-L", "value", ",".join(map(str, values))]
        else:
            command += ["--runs", str(len(values)), "--warmup", "0" if entry.prepare else "2"]
        self.run(command + [shlex.join(map(str, entry.command))], environment=entry.environment)
        times = [t for one in json.loads(result.read_text())["results"] for t in one["times"]]
        kept = self.results.setdefault((what, entry.program, size), {"times": []})
        kept["times"] += times

    def note(self, what, program, size, words):
        self.results[what, program, size] = {"note": words}

    def memory(self, what, size, entry):
        """The largest resident size of a command, of three runs, in KiB."""
        # Not by getrusage(2) here: a child of a large process begins as large as its parent.
        peaks = []
        for _ in range(3):
            file = self.scratch / "peak"
            command = ["/usr/bin/time", "-f", "%M", "-o", file, *entry.command]
            if self.run(command, timeout=2 * LIMIT, check=False) is None:
                return self.note(what, entry.program, size, f"> {2 * LIMIT} s")
            peaks.append(int(file.read_text().split()[-1]))
        self.results[what, entry.program, size] = {"kilobytes": max(peaks)}


class Load:
    """What else the machine did, from /proc/stat: the time of its cores less that of ours."""

    def __init__(self):
        self.busy, self.stolen = self._machine()
        self.start = time.monotonic()
        self.averages = [os.getloadavg()[0]]

    @staticmethod
    def _machine():
        fields = [int(word) for word in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        tick = os.sysconf("SC_CLK_TCK")
        return (sum(fields) - fields[3] - fields[4] - fields[7]) / tick, fields[7] / tick

    def sample(self):
        self.averages.append(os.getloadavg()[0])

    def words(self):
        """Must be called when all children have ended."""
        self.sample()
        busy, stolen = self._machine()
        took = time.monotonic() - self.start
        own = sum(
            usage.ru_utime + usage.ru_stime
            for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
        other = max(0.0, busy - self.busy - own)
        return (
            f"other work kept {other / took:.2f} of {os.cpu_count()} cores busy on average, "
            f"{(stolen - self.stolen) / took:.2f} were stolen by the host; load average "
            f"{self.averages[0]:.1f} before, {statistics.median(self.averages):.1f} in the middle, "
            f"{max(self.averages):.1f} at most, in which this run is counted; "
            f"{took / 60:.0f} minutes")
