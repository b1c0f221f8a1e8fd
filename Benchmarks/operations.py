"""What is done in every program, at every size."""

from measure import Entry
from programs import Tasks, ids

# The ways to list of `tasks`, by the name in the tables and the cache that makes it.
NO_CACHE = "tasks, no cache"
JSON = "tasks, JSON"
WARM = {
    "tasks, warm: files": None,
    "tasks, warm: memcached TCP": "tcp",
    "tasks, warm: memcached socket": "socket",
}
# What a change costs with a server to tell, beside one with no cache.
UNDER_DELETE = "tasks, delete in memcached TCP"
# The size at which that is measured.
TOLD = 1_000
# The operations, in the order of the tables.
NAMES = {
    "list": "list",
    "filter": "list of the tasks with one word",
    "add": "add",
    "add and cache": "add, and what the cache is told",
    "done": "done",
    "remove": "remove",
    "import": "import of all tasks from a file",
    "export": "export of all tasks as JSON",
    "completion": "completion of ids",
    "memory": "peak memory of a list",
    "import memory": "peak memory of an import",
}


def is_warm(bench, command):
    """Whether a list comes from the cache when it is asked for the second time."""
    bench.run(command)
    return b"is from the cache" in bench.run([*command, "--explain"]).stderr


def measure(bench, programs, servers, size, lines):
    """All but the changes at one size; the programs must be set up for it."""
    tasks = next(program for program in programs if isinstance(program, Tasks))
    runs = bench.runs if size < 100_000 else max(3, bench.runs // (2 if size == 100_000 else 4))

    check(bench, programs, tasks, size)
    entries = [Entry(NO_CACHE, tasks.on("list", "--strategy", "none"), runs=runs)]
    for name, cache in WARM.items():
        command = tasks.on("list", cache=servers.get(cache))
        if is_warm(bench, command):
            entries.append(Entry(name, command, runs=runs))
        else:
            bench.note("list", name, size, "not cached")
    for program in programs:
        if program is not tasks:
            entries.append(Entry(program.name, program.listing(), runs=runs))
    bench.race("list", size, entries)
    # What `tasks` does without any option, for what is compared in every operation.
    warm = bench.results["list", next(iter(WARM)), size]
    uncached = bench.results["list", NO_CACHE, size]
    bench.results["list", tasks.name, size] = warm if "times" in warm else uncached

    simple(bench, "filter", size, programs, "filtered", runs)
    bench.race("completion", size, [
        Entry(tasks.name, [tasks.binary, *tasks.completion], runs=runs,
              environment={"TASKS_DB": str(tasks.database)})])

    memory(bench, programs, tasks, size)

    entries = []
    for program in programs:
        command = program.importing(lines)
        if command:
            entries.append(Entry(
                program.name, command, prepare=program.importing_prepare(),
                runs=max(3, runs // 3)))
    bench.race("import", size, entries)
    bench.run(tasks.importing_prepare())
    bench.memory("import memory", size, Entry(tasks.name, tasks.importing(lines)))
    simple(bench, "export", size, programs, "exporting", max(3, runs // 3))


def check(bench, programs, tasks, size):
    """Sees that the shell and the C program print what `tasks` prints."""
    expected = bench.run(tasks.listing()).stdout
    for program in programs:
        if not program.peer and bench.run(program.listing()).stdout != expected:
            bench.notes.append(f"{program.name} prints another list of {size:,} than tasks")


def simple(bench, what, size, programs, verb, runs):
    commands = {program.name: getattr(program, verb)() for program in programs}
    if commands[Tasks.name]:
        bench.race(what, size, [
            Entry(name, command, runs=runs) for name, command in commands.items() if command])


def changes(bench, groups):
    """The changes at all sizes in turns, since what is asked is whether they take the same time.

    `groups` maps a size to programs that are set up for it.
    """
    for what in ("add", "done", "remove"):
        entries = {}
        for size, programs in groups.items():
            to_do, to_remove = ids(size, bench.runs)
            values = {"add": list(range(1, bench.runs + 2)), "done": to_do, "remove": to_remove}
            commands = {program.name: getattr(program, what)() for program in programs}
            entries[size] = [
                Entry(name, command, values=values[what])
                for name, command in commands.items() if command and commands[Tasks.name]]
        if any(entries.values()):
            bench.race_sizes(what, entries)


def told(bench, tasks, servers):
    """Adds that tell a server, beside adds with no cache."""
    words = ["add", "answer the letter about {value}"]
    bench.race("add and cache", TOLD, [
        Entry(NO_CACHE, tasks.on(*words, "--cache", "none", changing=True),
              values=range(1, bench.runs + 2)),
        Entry(UNDER_DELETE,
              tasks.on(*words, "--strategy", "delete", cache=servers.get("tcp"), changing=True),
              values=range(1, bench.runs + 2))])


def memory(bench, programs, tasks, size):
    bench.memory("memory", size, Entry(NO_CACHE, tasks.on("list", "--strategy", "none")))
    # The first of the runs is cold and fills the cache, the others are warm.
    bench.run(tasks.on("cache", "clear"))
    bench.memory("memory", size, Entry(tasks.name, tasks.listing()))
    # The longest of all lists.
    bench.memory("memory", size, Entry(
        JSON, tasks.on("list", "--strategy", "none", "--format", "json")))
    for program in programs:
        if program is not tasks:
            bench.memory("memory", size, Entry(program.name, program.listing()))
