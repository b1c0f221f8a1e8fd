"""Lists on a PostgreSQL server: near, far, with a pooler near the user, and many clients at once."""

import contextlib
import os
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import time
from pathlib import Path

from measure import Entry, Load, say
from postgresql import PostgreSQL
from programs import titles

SIZES = (100, 10_000, 100_000)
# Of the lists that are far away; more than one page, which a list of a hundred is not.
FAR = 1_000
DISTANCES = (0, 1, 10, 50)
# How many add at once, and how far away.
AT_ONCE = (1, 8, 32)
BUSY_DISTANCES = (0, 10)
TURNS = 3
SECONDS = 4

SQLITE, SOCKET, TCP = "SQLite", "server, unix socket", "server, TCP with TLS"
STORES = (SQLITE, SOCKET, TCP)
CACHES = ("no cache", "files", "memcached")
NOTHING = "a process that does nothing, `true`"
DIRECT, POOLED = "direct", "pgbouncer near the user"
HELD = "pgbench, connections kept open"
HELD_POOLED = "pgbench through pgbouncer"
ONE_BY_ONE = "`tasks add`, direct"
ONE_BY_ONE_POOLED = "`tasks add` through pgbouncer"
CHANGES = ("add", "done", "next --claim", "claim")
FAR_COMMANDS = ("list, no cache", "list, hit", "list, miss", "add", "done", "next --claim")


def measure(bench, tasks, servers, quick=False):
    """Keeps its times in the results of `bench`, and gives what else there is to say."""
    bench.run(["cc", "-O2", Path(__file__).parent / "distance.c", "-o", bench.scratch / "distance"])
    flags = bench.run(["pkg-config", "--cflags", "--libs", "libpq"]).stdout.decode().split()
    bench.run(["cc", "-O2", Path(__file__).parent / "connect.c", "-o", bench.scratch / "connect",
               *flags])
    load = Load()
    with contextlib.closing(PostgreSQL(bench)) as server:
        part = Part(bench, tasks, servers, server)
        sizes = SIZES[:2] if quick else SIZES
        for size in sizes:
            part.setup(size)
            part.lists(size)
            load.sample()
        part.changes(sizes)
        load.sample()
        if FAR not in sizes:
            part.setup(FAR)
        part.far((0, 10) if quick else DISTANCES)
        load.sample()
        turns, seconds = (1, 2) if quick else (TURNS, SECONDS)
        busy = part.busy(turns, seconds)
    return {"busy": busy, "load": load.words(), "versions": versions(bench, server), "runs": bench.runs,
            "seconds": seconds, "turns": turns}


def versions(bench, server):
    found = []
    for command in ([server.programs / "postgres", "--version"], ["pgbouncer", "--version"]):
        path = shutil.which(str(command[0]), path=os.environ["PATH"] + ":/usr/sbin")
        found.append(bench.run([path, *command[1:]]).stdout.decode().splitlines()[0])
    if shutil.which("dpkg-query"):
        show = bench.run(["dpkg-query", "-W", "-f", "${Package} ${Version}", "libpq5"], check=False)
        found += [show.stdout.decode()] if show.returncode == 0 else []
    return found


def spread(size, third, runs):
    """Ids of one of the three thirds of a list, each for one run."""
    length = size // 3
    step = max(1, length // (runs + 1))
    return [third * length + 1 + place * step for place in range(runs + 1)]


class Part:
    def __init__(self, bench, tasks, servers, server):
        self.bench = bench
        self.tasks = tasks
        self.servers = servers
        self.server = server

    # Setting up

    def on(self, url, *words):
        return [self.tasks.binary, "--db", str(url), *map(str, words)]

    def setup(self, size):
        """A list in a file and on the server, and copies that are changed."""
        say(f"setting up {size:,} tasks on a server")
        lines = self.bench.scratch / "lines"
        lines.write_text("".join(f"{title}\n" for title in titles(size)))
        file = self.file("read", size)
        file.unlink(missing_ok=True)
        # Copies can be made only of a database that nobody uses.
        seed = f"seed_{size}"
        self.server.create(seed)
        self.bench.run(self.on(self.server.socket_url(seed), "init"))
        for url in (file, self.server.socket_url(seed)):
            self.bench.run(self.on(url, "-q", "--cache", "none", "add", "-"), stdin=lines)
        self.bench.run(["sqlite3", file, "PRAGMA wal_checkpoint(TRUNCATE)"])
        shutil.copyfile(file, self.file("write", size))
        for kind in ("read", "write_socket", "write_tcp", "write_psql"):
            self.server.create(f"{kind}_{size}", seed)

    def file(self, kind, size):
        folder = self.bench.scratch / "server-lists"
        folder.mkdir(exist_ok=True)
        return folder / f"{kind}-{size}.db"

    def psql(self, url, statement):
        return ["psql", "-X", "-q", "-A", "-t", "-F", "\t", url, "-c", statement]

    # Near

    def lists(self, size):
        read = f"read_{size}"
        urls = {
            SQLITE: self.file("read", size), SOCKET: self.server.socket_url(read),
            TCP: self.server.url(read)}
        entries = [Entry(NOTHING, ["/bin/true"])]
        for store, url in urls.items():
            for cache in CACHES:
                words = {
                    "no cache": ["--strategy", "none"],
                    "files": ["--cache", f"file:{self.bench.scratch / 'near'}"],
                    "memcached": ["--cache", self.servers.get("tcp")]}[cache]
                command = self.on(url, *words, "list")
                if cache == "no cache" or self.is_warm(command):
                    entries.append(Entry((store, cache), command))
                else:
                    self.bench.note("server list", (store, cache), size, "not cached")
        select = "SELECT id, text FROM tasks.task WHERE done IS NULL ORDER BY id"
        for store in (SOCKET, TCP):
            psql = self.psql(urls[store], select)
            if self.bench.run(psql).stdout != self.bench.run(self.on(urls[store], "list")).stdout:
                self.bench.notes.append(f"psql prints another list of {size:,} than tasks")
            entries.append(Entry((store, "psql"), psql))
            connect = [self.bench.scratch / "connect", urls[store]]
            entries.append(Entry((store, "connect"), connect))
        # A target adds the times of some to compare them with another.
        self.bench.race("server list", size, entries, rounds=10)

    def is_warm(self, command):
        self.bench.run(command)
        return b"is from the cache" in self.bench.run([*command, "--explain"]).stderr

    def changes(self, sizes):
        for what in CHANGES:
            self.bench.race_sizes(
                f"server {what}", {size: list(self.change(what, size)) for size in sizes})

    def change(self, what, size):
        runs = self.bench.runs
        thirds = {"next --claim": 0, "claim": 1, "done": 2}
        values = spread(size, thirds.get(what, 0), runs)
        command = {
            "add": ["add", "answer the letter about {value}"], "done": ["done", "{value}"],
            "claim": ["claim", "{value}"], "next --claim": ["next", "--claim"]}[what]
        urls = {
            SQLITE: self.file("write", size),
            SOCKET: self.server.socket_url(f"write_socket_{size}"),
            TCP: self.server.url(f"write_tcp_{size}")}
        for store, url in urls.items():
            yield Entry((store, "tasks"), self.on(url, *command), values=values)
        statement = {
            "add": "INSERT INTO tasks.task (id, text, created, changed) SELECT next_task, "
                   "'answer the letter about {value}', 0, 0 FROM tasks.current",
            "done": "UPDATE tasks.task SET done = 0, changed = 0 WHERE id = {value}"}.get(what)
        if statement:
            # One database for both, so that no row is changed twice.
            other = [value + 1 for value in values] if what == "done" and size > 1_000 else values
            psql = f"write_psql_{size}"
            yield Entry((SOCKET, "psql"), self.psql(self.server.socket_url(psql), statement),
                        values=values)
            yield Entry((TCP, "psql"), self.psql(self.server.url(psql), statement), values=other)

    # Far

    def far(self, distances):
        entries = {command: [] for command in FAR_COMMANDS}
        for distance in distances:
            port = self.server.distance(distance)
            pooler = self.server.pooler(port)
            paths = {
                DIRECT: lambda name: self.server.url(name, port),
                POOLED: lambda name: self.server.pooled_url(name, pooler)}
            for path, url in paths.items():
                for command, entry in self.far_commands(path, distance, url):
                    entries[command].append(entry)
        # All of one command in turns, so that the distances can be compared.
        for command, some in entries.items():
            self.bench.race(f"far {command}", FAR, some)

    def far_commands(self, path, distance, url):
        name = f"far_{distance}_{'direct' if path == DIRECT else 'pooled'}"
        self.server.create(name, f"seed_{FAR}")
        read, write = url(f"read_{FAR}"), url(name)
        warm, cold = (self.bench.scratch / f"{name}-{kind}" for kind in ("warm", "cold"))
        hit = self.on(read, "--cache", f"file:{warm}", "list")
        if not self.is_warm(hit):
            self.bench.notes.append(f"a list at {distance} ms was not from the cache")
        ids = spread(FAR, 2, self.bench.runs)
        commands = {
            "list, no cache": (self.on(read, "--strategy", "none", "list"), None, None),
            "list, hit": (hit, None, None),
            "list, miss": (
                self.on(read, "--cache", f"file:{cold}", "list"), None, ["rm", "-rf", cold]),
            "add": (self.on(write, "add", "answer the letter {value}"), ids, None),
            "done": (self.on(write, "done", "{value}"), ids, None),
            "next --claim": (self.on(write, "next", "--claim"), ids, None)}
        for command, (words, values, prepare) in commands.items():
            yield command, Entry((path, distance), words, values=values, prepare=prepare)

    # Many at once

    def busy(self, turns, seconds):
        """Rows of [how, distance, clients, adds a second, processor ms for one: clients, server, between]."""
        self.server.create("probe")
        url = self.server.socket_url("probe")
        self.bench.run(self.on(url, "init"))
        add = self.on(url, "--cache", "none", "add", "answer the letter")
        script = self.bench.scratch / "add.sql"
        script.write_text(pipeline(self.server.statements("probe", add)))
        self.server.create("busy")
        self.bench.run(self.on(self.server.socket_url("busy"), "init"))
        paths = {}
        for distance in BUSY_DISTANCES:
            port = self.server.distance(distance)
            pooler = self.server.pooler(port)
            direct, pooled = self.server.url("busy", port), self.server.pooled_url("busy", pooler)
            paths[ONE_BY_ONE, distance] = self.processes, direct
            paths[ONE_BY_ONE_POOLED, distance] = self.processes, pooled
            paths[HELD, distance] = self.pgbench, direct
            paths[HELD_POOLED, distance] = self.pgbench, pooled
        found = {}
        for turn in range(turns):
            for clients in AT_ONCE:
                say(f"{clients} clients at once, turn {turn + 1}")
                for (how, distance), (run, url) in paths.items():
                    before = self.usage()
                    start = time.monotonic()
                    count, done_in = run(url, clients, seconds, script)
                    took = done_in or time.monotonic() - start
                    used = [after - was for after, was in zip(self.usage(), before)]
                    found.setdefault((how, distance, clients), []).append(
                        [count / took, *(1000 * value / count for value in used)])
        return [
            [*key, *map(statistics.median, zip(*rows))] for key, rows in found.items()]

    def usage(self):
        """Processor seconds so far: of the clients, the server, and what is between them."""
        used = self.server.processor_time()
        own = resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime, used["server"], used["pooler"] + used["distance"]

    def processes(self, url, clients, seconds, _):
        """As many shells as clients, each of which runs one command after the other."""
        folder = self.bench.scratch / "busy"
        folder.mkdir(exist_ok=True)
        add = shlex.join(self.on(url, "-q", "add", "answer the letter"))
        script = folder / "client.sh"
        script.write_text(
            "count=0\n"
            f"while [ ! -e {shlex.quote(str(folder / 'end'))} ]; do {add} || exit; "
            "count=$((count + 1)); done\necho $count\n")
        (folder / "end").unlink(missing_ok=True)
        before = self.count()
        start = time.monotonic()
        running = [
            subprocess.Popen(
                ["/bin/sh", script], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, env=self.bench.environment) for _ in range(clients)]
        time.sleep(seconds)
        (folder / "end").touch()
        ended = [process.communicate() for process in running]
        took = time.monotonic() - start
        if any(process.returncode for process in running):
            words = b" ".join(error for _, error in ended).decode(errors="replace")
            raise RuntimeError(f"one of {clients} clients failed: {words}")
        counted = sum(int(out) for out, _ in ended)
        if counted != self.count() - before:
            self.bench.notes.append(f"{counted} adds were acknowledged and others are there")
        return counted, took

    def count(self):
        return int(self.server.sql("busy", "SELECT count(*) FROM tasks.task"))

    def pgbench(self, url, clients, seconds, script):
        """The statements of an add on connections that stay open; without the time of connecting."""
        before = self.count()
        done = self.bench.run([
            self.server.programs / "pgbench", "-n", "-M", "extended", "-c", clients, "-j", 2, "-T",
            seconds, "-f", script, url], timeout=60)
        count = self.count() - before
        speed = re.search(rb"tps = ([\d.]+)", done.stdout)
        return count, count / float(speed[1])


def pipeline(statements):
    """A script of pgbench that sends the statements as one, each time with another key."""
    key = re.compile(r"'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'::uuid")
    body = "".join(key.sub("gen_random_uuid()", statement) + ";\n" for statement in statements)
    return f"\\startpipeline\n{body}\\endpipeline\n"
