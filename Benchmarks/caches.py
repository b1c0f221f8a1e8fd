"""What each cache is worth: lists that it does not know, that it knows, and after a change."""

import math

from measure import Entry
from operations import NO_CACHE, is_warm

KINDS = {"files": None, "memcached TCP": "tcp", "memcached socket": "socket"}
STATES = ("cold", "warm", "changed")
# The layers of who says nothing, and others.
DEFAULT = "default"
LAYERS = ("view", "rows")
# What memcached takes as one value, in bytes, less some for the key.
LARGEST = 1_000_000


def measure(bench, tasks, servers, size):
    layers = [DEFAULT, *LAYERS]
    entries = [Entry(NO_CACHE, tasks.on("list", "--strategy", "none"))]
    for layer in layers:
        environment = {} if layer == DEFAULT else {"TASKS_LAYERS": layer}
        # A cache of its own for each, in the variable, as it holds for the preparations as well.
        for kind, server in KINDS.items():
            folder = bench.scratch / "cache"
            environment = environment | {"TASKS_CACHE": servers.get(server) or f"file:{folder}"}
            command = tasks.on("list")
            if not entry_is_warm(bench, command, environment):
                for state in STATES:
                    bench.note("cache", (kind, layer, state), size, "not cached")
                continue
            # Files are taken away; in memcached, a database with another identity has nothing.
            clear = tasks.on("cache", "clear") if server else ["rm", "-rf", folder]
            # By somebody who tells the cache nothing.
            touch = ["sqlite3", tasks.database, f"{tasks.sql.touch}{size // 2}"]
            for state, prepare in zip(STATES, (clear, None, touch)):
                entries.append(Entry(
                    (kind, layer, state), command, prepare=prepare, environment=environment))
    bench.race("cache", size, entries)


def entry_is_warm(bench, command, environment):
    before = bench.environment
    bench.environment = before | environment
    try:
        return is_warm(bench, command)
    finally:
        bench.environment = before


def floor(bench, tasks, servers, size):
    """The process that gets and prints what a warm list prints, beside that list."""
    getprint, value = bench.scratch / "getprint", bench.scratch / "value"
    value.write_bytes(bench.run(tasks.on("list")).stdout)
    if value.stat().st_size > LARGEST:
        return
    for kind, server in KINDS.items():
        if server is None:
            continue
        address = servers.addresses[server]
        bench.run([getprint, "set", address, "bench"], stdin=value)
        command = tasks.on("list", cache=servers.get(server))
        if is_warm(bench, command):
            bench.race("getprint", size, [
                Entry((kind, "tasks"), command),
                Entry((kind, "getprint"), [getprint, "get", address, "bench"])])


def break_even(sizes, without, warm):
    """The size from which on a warm list is faster, by log-linear interpolation.

    0 when it always is, None when it is not at the largest size.
    """
    points = [
        (size, without[size] - warm[size]) for size in sizes if size in without and size in warm]
    if not points or points[-1][1] <= 0:
        return None
    for (small, loss), (large, gain) in reversed(list(zip(points, points[1:]))):
        if loss <= 0 < gain:
            share = -loss / (gain - loss)
            return math.exp(math.log(small) + share * (math.log(large) - math.log(small)))
    return 0
