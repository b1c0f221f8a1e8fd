#!/usr/bin/env python3
"""Measures the page beside the tutorial's own application, and writes PAGE.md: `make bench-web`.

Both have the same machine, the same memcached and the same number of tasks, one after the other in turns; wrk
asks. Django, gunicorn and pylibmc are installed into .build/bench-web.
"""

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

sys.dont_write_bytecode = True

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ADD = """
local number = 0
request = function()
  number = number + 1
  return wrk.format("POST", "%s", {
    ["Content-Type"] = "application/x-www-form-urlencoded"%s}, "%sname=new&text=new")
end
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/programs/tasks")
    parser.add_argument("--page", type=Path, default=ROOT / ".build/programs/tasks-serve")
    parser.add_argument("--python", type=Path, help="one that has Django, gunicorn and pylibmc")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--output", type=Path, default=HERE / "PAGE.md")
    options = parser.parse_args()
    python = options.python or environment()
    rows = []
    with tempfile.TemporaryDirectory() as folder, Memcached(folder) as memcached:
        for count in (100, 1_000):
            samples = {}
            for number in range(options.rounds):
                for kind in (Tutorial, Page):
                    home = Path(folder) / f"{kind.__name__}-{count}-{number}"
                    home.mkdir()
                    with kind(home, memcached, count, options, python) as server:
                        for name, action in (
                            ("the list, warm", server.list), ("304, unchanged", server.unchanged),
                            ("an add", server.add)):
                            if result := action(options.seconds):
                                samples.setdefault((name, kind.name), []).append(result)
                        samples.setdefault(("memory", kind.name), []).append(server.memory())
            rows.append((count, samples))
            print(count, {
                key: [statistics.median(column) for column in zip(*values)]
                for key, values in samples.items()}, flush=True)
    options.output.write_text(report(rows, options))


def environment():
    folder = ROOT / ".build/bench-web"
    if not (folder / "bin/gunicorn").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run(
            [folder / "bin/pip", "install", "--quiet", "Django", "gunicorn", "pylibmc"], check=True)
    return folder / "bin/python"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Process:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def wait(self):
        for _ in range(500):
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
        raise SystemExit(f"{self.process.args[0]} does not start")

    def pids(self):
        children = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        return [str(self.process.pid), *children]

    def seconds(self):
        """The time that its processes have had a processor."""
        ticks = sum(
            sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
            for pid in self.pids())
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """The memory of its processes in MiB, all of it and what is no file's; what they share is counted once."""
        texts = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in self.pids()]
        return [
            sum(int(re.search(rf"{name}:\s+(\d+)", text)[1]) for text in texts) / 1_024
            for name in ("Pss", "Pss_Anon")]


class Memcached(Process):
    def __init__(self, folder):
        self.port = free_port()
        self.process = subprocess.Popen(
            ["memcached", "-u", "root", "-l", "127.0.0.1", "-p", str(self.port), "-m", "256"])
        self.wait()


class Server(Process):
    headers = {}

    def wrk(self, seconds, *arguments, path="/", connections=16):
        """Requests a second, the 99th percentile in milliseconds, and processor time in µs a request."""
        before = self.seconds()
        text = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *arguments,
             f"http://127.0.0.1:{self.port}{path}"],
            capture_output=True, text=True, check=True).stdout
        if re.search(r"Non-2xx or 3xx|Socket errors", text):
            raise SystemExit(text)
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
        count = int(re.search(r"(\d+) requests in", text)[1])
        return (
            rate, float(number) * {"us": 0.001, "ms": 1, "s": 1_000}[unit],
            (self.seconds() - before) / count * 1e6)

    def get(self, path="/", **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(request) as answer:
            return answer.headers, answer.read().decode()

    def list(self, seconds):
        for _ in range(20):
            self.get()
        self.wrk(1)
        return self.wrk(seconds)

    def script(self, path, headers, fields):
        lines = "".join(f', ["{name}"] = "{value}"' for name, value in headers.items())
        file = self.home / "add.lua"
        file.write_text(ADD % (path, lines, fields))
        return str(file)


class Tutorial(Server):
    name = "Django"

    def __init__(self, home, memcached, count, options, python):
        self.home = home
        self.port = free_port()
        variables = {
            **os.environ, "DATABASE": f"{home}/db.sqlite3", "PYTHONDONTWRITEBYTECODE": "1",
            "MEMCACHED": f"127.0.0.1:{memcached.port}"}
        subprocess.run(
            [python, "-m", "tutorial", str(count)], env=variables, cwd=HERE, check=True)
        self.process = subprocess.Popen(
            [python, "-m", "gunicorn", "--chdir", HERE, "--workers", "2", "--threads", "4",
             "--keep-alive", "60", "--log-level", "error", "--bind", f"127.0.0.1:{self.port}",
             "tutorial:application"], env=variables)
        self.wait()

    def unchanged(self, seconds):
        return None

    def add(self, seconds):
        return self.wrk(
            seconds, "-s", self.script("/add", {}, ""), path="/add", connections=4)


class Page(Server):
    name = "tasks"

    def __init__(self, home, memcached, count, options, python):
        self.home = home
        self.variables = {"HOME": str(home), "PATH": os.environ["PATH"]}
        self.options = options
        self.cache = f"memcached://127.0.0.1:{memcached.port}"
        lines = "".join(f"Task {number}\n" for number in range(1, count + 1))
        subprocess.run(
            [options.binary, "add", "--quiet", "-"], input=lines, text=True,
            env=self.variables, check=True)
        self.process = None
        self.start("--no-sign-in")

    def start(self, *arguments):
        if self.process:
            self.__exit__()
        self.process = subprocess.Popen(
            [self.options.page, "start", "--listen", "127.0.0.1:0", "--cache", self.cache,
             "--layers", "view", *arguments], env=self.variables, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.key = None
        while line := self.process.stdout.readline():
            self.key = line.strip().split("?")[1] if "sign-in?" in line else self.key
            if found := re.search(r"at http://127.0.0.1:(\d+)/", line):
                self.port = int(found[1])
                return
        raise SystemExit("tasks-serve does not start")

    def unchanged(self, seconds):
        tag = self.get()[0]["ETag"]
        return self.wrk(seconds, "-H", f"If-None-Match: {tag}")

    def add(self, seconds):
        self.start("--write")
        answer = subprocess.run(
            ["curl", "-si", "-d", f"key={self.key}", f"http://127.0.0.1:{self.port}/sign-in"],
            capture_output=True, text=True, check=True).stdout
        cookie = re.search(r"Set-Cookie: ([^;]+)", answer)[1]
        token = re.search(r'name="token" value="(\w+)"', self.get(Cookie=cookie)[1])[1]
        script = self.script("/add", {"Cookie": cookie}, f"token={token}&")
        return self.wrk(seconds, "-s", script, path="/add", connections=4)


def report(rows, options):
    lines = [
        "# The page beside the tutorial's own application", "",
        "The application of the tutorial (Django, gunicorn with 2 workers of 4 threads, pylibmc, SQLite,",
        "memcached), rebuilt from its text in `tutorial/`, and `tasks serve` with the same memcached, on one",
        "machine of 2 cores, which wrk shares. Django has the whole view in memcached; `tasks serve` reads the stamp and",
        "sends what it sent last under the same; one reading is for all requests that have arrived. Medians of",
        f"{options.rounds} rounds of {options.seconds} seconds each, in turns: `make bench-web`. Of what else ran,",
        f"the load average was {os.getloadavg()[2]:.0f}; processor time depends on that the least.", "",
        "| | requests/s: Django | tasks | | p99, ms: Django | tasks | processor, µs: Django | tasks | |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for count, samples in rows:
        middle = {
            key: [statistics.median(column) for column in zip(*values)]
            for key, values in samples.items()}
        for name in ("the list, warm", "304, unchanged", "an add"):
            django, tasks = middle.get((name, "Django")), middle[(name, "tasks")]
            first = [
                f"{django[0]:,.0f}", f"× {tasks[0] / django[0]:.1f}", f"{django[1]:.1f}",
                f"{django[2]:,.0f}", f"÷ {django[2] / tasks[2]:.1f}",
            ] if django else [""] * 5
            lines.append(
                f"| {count:,} tasks: {name} | {first[0]} | {tasks[0]:,.0f} | {first[1]} | {first[2]} | "
                f"{tasks[1]:.1f} | {first[3]} | {tasks[2]:,.0f} | {first[4]} |")
    lines += ["", "| memory, MiB | Django | tasks | |", "|---|--:|--:|--:|"]
    for count, samples in rows:
        for place, words in enumerate(("", ", but for parts of files: programs and libraries")):
            django, tasks = (
                statistics.median(value[place] for value in samples[("memory", name)])
                for name in ("Django", "tasks"))
            lines.append(
                f"| {count:,} tasks{words} | {django:.1f} | {tasks:.1f} | ÷ {django / tasks:.1f} |")
    lines += [
        "", "A change of the tutorial's application empties the whole cache, because it does not know the keys of",
        "its cached views; its adds are not attributed and cannot be undone.", ""]
    return "\n".join(lines)


main()
