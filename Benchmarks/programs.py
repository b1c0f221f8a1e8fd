"""The programs that are measured: how each is set up, and the commands that do the same in each."""

import random
import shutil

WORDS = (
    "answer ask book bring buy call cancel change check clean collect cook copy draw email explain "
    "find finish fix invite learn look make measure meet move order pack paint pay plan plant post "
    "print read repair reply return review sell send show sign sort start study test thank visit "
    "wash water write about after again all and at before for from in new of old on on the the to "
    "with bank bicycle bill birthday blue box car cat chair city coffee cousin daughter dentist desk "
    "dinner doctor door draft exam flat flight garden gift green hotel house invoice kitchen lamp "
    "letter library list manual meeting milk morning mother neighbour notes office paper parser party "
    "passport photos piano plan plumber project report room school server shoes sister spring summer "
    "table tax teacher ticket train trip uncle van website week window winter").split()
RARE = "zeppelin"


def titles(count):
    """As many titles as asked, about 50 characters each, the same in every run; 1 in 50 is rare."""
    pick = random.Random(1)
    for number in range(count):
        words = pick.choices(WORDS, k=pick.randint(6, 11))
        if number % 50 == 17:
            words[pick.randrange(len(words))] = RARE
        yield " ".join(words)


def ids(size, runs):
    """Two lists of ids, one to be done and one to be removed, spread over the whole list."""
    step = max(2, size // (runs + 2))
    numbers = range(1, size, step)
    return numbers[: runs + 1], [number + step // 2 for number in numbers[: runs + 1]]


class Program:
    """A program; what it cannot do is None. `largest` is the largest size it is measured at."""

    peer = False
    largest = 1_000_000

    def __init__(self, bench):
        self.bench = bench
        self.size = 0

    def setup(self, size, lines):
        """Makes tasks of the lines of a file, twice: for lists, and for changes."""

    def listing(self): ...
    def filtered(self): ...
    def add(self): ...
    def done(self): ...
    def remove(self): ...
    def importing(self, lines): ...
    def importing_prepare(self): ...
    def exporting(self): ...

    def folder(self, name):
        folder = self.bench.scratch / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def shell(script, *words):
    """A command with its stdin from a file, which hyperfine cannot give."""
    return ["/bin/sh", "-c", script, "sh", *words]


class OnDatabase(Program):
    """One of those that share the schema of `tasks`; all start from a copy of one database."""

    def __init__(self, bench, tasks):
        super().__init__(bench)
        self.tasks = tasks

    def setup(self, size, lines):
        # Lists share one file; what changes it has a file of its own.
        self.database = self.tasks.database
        self.changing = self.folder("databases") / f"{size}-{self.name.split()[0]}.db"
        shutil.copyfile(self.database, self.changing)
        self.imported = self.bench.scratch / "import.db"
        self.empty = self.tasks.empty

    def importing_prepare(self):
        base = str(self.imported)
        return shell('rm -f "$2-wal" "$2-shm"; cp "$1" "$2"', self.empty, base)


class Tasks(OnDatabase):
    name = "tasks"

    def __init__(self, bench, binary):
        super().__init__(bench, self)
        self.binary = str(binary)

    def setup(self, size, lines):
        self.database = self.folder("databases") / f"{size}.db"
        self.empty = self.folder("databases") / "empty.db"
        self.bench.run(
            [self.binary, "-q", "--db", self.database, "--cache", "none", "add", "-"], stdin=lines)
        # What is left in the write-ahead log would not be copied.
        for file in (self.database, self.empty):
            if file.exists():
                self.bench.run(["sqlite3", file, "PRAGMA wal_checkpoint(TRUNCATE)"])
        super().setup(size, lines)

    def on(self, *words, cache=None, layers=None, changing=False):
        command = [self.binary, "--db", str(self.changing if changing else self.database)]
        if cache:
            command += ["--cache", cache]
        return command + [str(word) for word in words]

    def probe(self):
        """A database of one task, from which the SQL of `tasks` is learned."""
        file = str(self.folder("databases") / "probe.db")
        self.bench.run([self.binary, "-q", "--db", file, "add", RARE])

    completion = ["---complete", "bash", "done", ""]

    def listing(self):
        return self.on("list")

    def filtered(self):
        return self.on("list", RARE)

    def add(self):
        return self.on("add", "answer the letter about {value}", changing=True)

    def done(self):
        return self.on("done", "{value}", changing=True)

    def remove(self):
        return self.on("remove", "{value}", changing=True)

    def importing(self, lines):
        return [
            self.binary, "-q", "--db", str(self.imported), "import", "--from", "todotxt", str(lines)]

    def exporting(self):
        return self.on("export", "--json")


class SQLiteShell(OnDatabase):
    name = "sqlite3 shell"

    def listing(self):
        return ["sqlite3", "-tabs", self.database, self.tasks.sql.rows]

    def filtered(self):
        return ["sqlite3", "-tabs", self.database, self.tasks.sql.filtered]

    def change(self, statement, value):
        statement = statement.replace("?", value)
        return ["sqlite3", self.changing, f"PRAGMA synchronous = FULL; {statement}"]

    def add(self):
        return self.change(self.tasks.sql.add, "'answer the letter about {value}'")

    def done(self):
        return self.change(self.tasks.sql.done, "{value}")

    def remove(self):
        return self.change(self.tasks.sql.remove, "{value}")

    def importing(self, lines):
        insert = self.tasks.sql.add.split("VALUES")[0]
        values = self.tasks.sql.add.split("VALUES")[1].strip(" ()").replace("?", "line")
        return [
            "sqlite3", self.imported, ".mode tabs", "PRAGMA synchronous = FULL",
            "CREATE TEMP TABLE lines (line)", f".import {lines} lines",
            f"{insert} SELECT {values} FROM lines"]

    def exporting(self):
        return ["sqlite3", "-json", self.database, "SELECT * FROM task"]


class Floor(OnDatabase):
    name = "C with libsqlite3"

    def command(self, verb, statement, *value):
        file = self.database if verb == "rows" else self.changing
        return [self.bench.scratch / "floor", file, verb, statement, *value]

    def listing(self):
        return self.command("rows", self.tasks.sql.rows)

    def filtered(self):
        return self.command("rows", self.tasks.sql.filtered)

    def add(self):
        return self.command("change", self.tasks.sql.add, "answer the letter about {value}")

    def done(self):
        return self.command("change", self.tasks.sql.done, "{value}")

    def remove(self):
        return self.command("change", self.tasks.sql.remove, "{value}")

    def importing(self, lines):
        return shell(
            'exec "$1" "$2" lines "$3" < "$4"', self.bench.scratch / "floor", self.imported,
            self.tasks.sql.add, lines)
