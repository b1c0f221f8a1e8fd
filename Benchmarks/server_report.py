"""The section of RESULTS.md on lists on a server, with its targets."""

import server_lists as lists
from server_lists import DIRECT, FAR, POOLED, SOCKET, SQLITE, TCP
from tables import milliseconds, table
from targets import Figures

TITLE = "## Lists on a server"


def parts(run):
    """`run` has results and servers; machine, versions and notes."""
    servers = run.get("servers")
    if not servers:
        return []
    figures = Figures(run["results"])
    return [
        TITLE, INTRODUCTION, header(run, servers),
        "### Targets of lists on a server",
        table(("target", "measured", ""), targets(figures, servers)), *reasons(figures, servers),
        *near_part(figures), *far_part(figures), *busy_part(servers),
        "### How lists on a server were measured",
        HOW.format(
            runs=servers["runs"], far=f"{FAR:,}", turns=servers["turns"],
            seconds=servers["seconds"])]


INTRODUCTION = (
    "The same commands on a PostgreSQL server, near and far, with and without a pgbouncer near the "
    "user. Medians of whole processes, in milliseconds; in parentheses the shortest run, which other work "
    "disturbs least. `make bench ONLY=servers` writes this section and nothing else.")

HOW = """\
- PostgreSQL is Debian's, with its settings, on the same machine: `fsync` and `synchronous_commit` are on.
  The socket asks for no password; TCP is the loopback, with TLS and SCRAM. pgbouncer pools transactions,
  is set up as tasks-server(7) shows, and asks for a password, too.
- Distance is `distance.c`, a proxy on the loopback: all that is sent arrives half a round trip later, and a
  new connection takes one round trip more. It has no limit of bandwidth and no slow start, so that large
  lists look better here than on a real line. At 0 ms there is no proxy. With pgbouncer the distance is
  between it and the server.
- Times are taken as above: {runs} runs of each command, each in a process of its own. The lists of one
  column, the changes of one kind, and the far commands of one name followed each other in turns.
- psql: `psql -c "SELECT id, text FROM tasks.task WHERE done IS NULL ORDER BY id"`, an `INSERT` into
  `tasks.task` with the number from `tasks.current`, an `UPDATE` of one row. It writes no journal.
- Connecting is `connect.c`: a C program with libpq that connects and asks for one row.
- Changes at once: as many shells as clients, each of which runs `tasks add` over and over for {seconds} s;
  the median of {turns} turns. Every add that was acknowledged was counted in the table afterwards.
- pgbench: `pgbench -M extended -c CLIENTS -j 2 -T {seconds}` with the statements that `tasks add` sends, taken
  from the log of the server, in one pipeline, on connections that stay open.
- Processor time includes starting and connecting, and that of the server its sessions that ended."""


def header(run, servers):
    versions = [word for word in run["versions"] if not word.startswith(PEERS)]
    lines = [
        f"- Machine: {run['machine']}", f"- Load: {servers['load']}",
        "- Versions: " + "; ".join([*servers["versions"], *versions])]
    return "\n".join(lines + [f"- Note: {words}" for words in run["notes"]])


PEERS = ("taskwarrior", "todotxt-cli", "libmemcached")


def verdict(met):
    return {True: "met", False: "**not met**", None: "–"}[met]


def targets(figures, servers):
    rows = []
    size = 10_000
    own = figures.median("server list", (SQLITE, "files"), size)
    for store in (SOCKET, TCP):
        time = figures.median("server list", (store, "files"), size)
        connecting = connect(figures, store, size)
        if not (own and time and connecting):
            continue
        limit = 1.3 * own + connecting
        rows.append((
            f"warm list of {size:,}, {store}: at most 1.3x that of SQLite ({own:.1f} ms), and the time "
            f"of connecting ({connecting:.1f} ms), so {limit:.1f} ms", f"{time:.1f} ms",
            verdict(time <= limit)))
    for how in (
            lists.ONE_BY_ONE_POOLED, lists.ONE_BY_ONE, lists.HELD_POOLED, lists.HELD):
        speed = next((row[3] for row in servers["busy"] if row[:3] == [how, 10, 32]), None)
        if speed:
            rows.append((
                f"32 clients at 10 ms, {how}: at least 500 changes a second", f"{speed:,.0f}",
                verdict(speed >= 500)))
    for command, most in (("list, hit", 1), ("list, miss", 2), ("add", 1), ("done", 2)):
        trips = round_trips(figures, command, POOLED)
        if trips is not None:
            words = "one round trip" if most == 1 else "two round trips"
            rows.append((
                f"{command}, {POOLED}: {words}, within 0.5, by how it grows with the distance",
                f"{trips:.1f}", verdict(abs(trips - most) <= 0.5)))
    return rows


# Why a target may be out of reach, by the beginning of its words.
REASONS = {
    "warm list":
        "Besides the row that stands for connecting, the first round trip asks whether the "
        "triggers are intact (0.4 ms of a new session of the server, without which a list "
        "whose triggers somebody removed would stay out of date) and for the rows of a list "
        "that is one page (0.3 ms, without which its miss takes a second round trip). Without "
        "both, a list would still take 0.2 ms too long. One statement instead of five, a list "
        "of arrays for the pages, and the guard outside of its view gained nothing (`pgbench "
        "-C`, 300 sessions each, 4 turns).",
    "32 clients":
        "See the last lines of [Many clients at once](#many-clients-at-once).",
}


def reasons(figures, servers):
    missed = [words for words, _, met in targets(figures, servers) if met == verdict(False)]
    lines = [
        f"- {start}: {reason}" for start, reason in REASONS.items()
        if any(words.startswith(start) for words in missed)]
    return ["Why some are not met:", "\n".join(lines)] if lines else []


def connect(figures, store, size):
    """What connecting takes, without the process that does it."""
    whole = figures.median("server list", (store, "connect"), size)
    process = figures.median("server list", lists.NOTHING, size)
    return whole - process if whole and process else None


def round_trips(figures, command, path):
    far = max(lists.DISTANCES)
    slow = figures.median(f"far {command}", (path, far), FAR)
    fast = figures.median(f"far {command}", (path, 0), FAR)
    return (slow - fast) / far if slow and fast else None


def cell(figures, what, program, size):
    """The median, and the least."""
    times = figures.results.get((what, program, size), {}).get("times")
    if not times:
        return figures.note(what, program, size) or "–"
    return f"{milliseconds(figures.median(what, program, size))} ({milliseconds(1000 * min(times))})"


def sizes_of(figures, what):
    return sorted({size for name, _, size in figures.results if name == what})


def near_part(figures):
    found = ["### Near"]
    sizes = sizes_of(figures, "server list")
    heads = [f"{size:,}" for size in sizes]
    rows = []
    for store in lists.STORES:
        for cache in lists.CACHES:
            words = cache if cache == "no cache" else f"warm: {cache}"
            rows.append((store, f"tasks list, {words}", *(
                cell(figures, "server list", (store, cache), size) for size in sizes)))
        if store != SQLITE:
            for program, words in (("psql", "psql, the rows"), ("connect", "C with libpq, one row")):
                rows.append((store, words, *(
                    cell(figures, "server list", (store, program), size) for size in sizes)))
    rows.append(("", lists.NOTHING, *(
        cell(figures, "server list", lists.NOTHING, size) for size in sizes)))
    found.append(table(("list", "", *heads), rows))
    rows = []
    sizes = sizes_of(figures, "server add")
    for what in lists.CHANGES:
        for program in figures.programs(f"server {what}"):
            store, kind = program
            words = {"add": "INSERT", "done": "UPDATE"}.get(what, what)
            rows.append((
                what, store, f"psql, {words}" if kind == "psql" else f"tasks {what}",
                *(cell(figures, f"server {what}", program, size) for size in sizes)))
    found.append(table(("change", "", "", *(f"{size:,}" for size in sizes)), rows))
    return found


def far_part(figures):
    distances = sorted({
        program[1] for what, program, _ in figures.results if what.startswith("far ")})
    rows = []
    for path in (DIRECT, POOLED):
        for command in lists.FAR_COMMANDS:
            trips = round_trips(figures, command, path)
            rows.append((
                path, command,
                *(cell(figures, f"far {command}", (path, distance), FAR) for distance in distances),
                f"{trips:.1f}" if trips is not None else "–"))
    return [
        "### Far",
        f"A list of {FAR:,} tasks, over the milliseconds of a round trip. Round trips: what a command "
        f"takes more at {max(lists.DISTANCES)} ms than at 0, over the distance.",
        table(("", "", *(f"{distance} ms" for distance in distances), "round trips"), rows)]


def busy_part(servers):
    rows = []
    for how, distance, clients, speed, *spent in servers["busy"]:
        limit = 2_000 / sum(spent) if sum(spent) else None
        rows.append((
            how, f"{distance} ms", f"{clients}", f"{speed:,.0f}",
            *(f"{milliseconds:.1f}" for milliseconds in spent),
            f"{limit:,.0f}" if limit else "–"))
    order = (lists.ONE_BY_ONE, lists.ONE_BY_ONE_POOLED, lists.HELD, lists.HELD_POOLED)
    rows.sort(key=lambda row: (order.index(row[0]), row[1] != "0 ms", int(row[2])))
    return [
        "### Many clients at once",
        "Adds a second, and the milliseconds of processor time that one of them takes: of the clients, "
        "of the server, and of what is between them (pgbouncer and the proxy). Two cores have 2,000 ms "
        "in a second; the last column is how many adds that makes, if nothing else used them.",
        table((
            "", "distance", "clients", "adds a second", "clients", "server", "between",
            "two cores allow"), rows), limit_words(servers)]


def limit_words(servers):
    """What limits many clients, by the figures of the most of them, far away."""
    found = {row[0]: row[3:] for row in servers["busy"] if row[1:3] == [10, 32]}
    processes, held = found.get(lists.ONE_BY_ONE_POOLED), found.get(lists.HELD_POOLED)
    if not processes or not held:
        return ""
    return (
        f"What limits 32 clients at 10 ms: two cores, which the clients share with the server. A "
        f"`tasks add` through pgbouncer takes {sum(processes[1:]):.1f} ms of them, {processes[1]:.1f} "
        f"of which are the process itself, so that {2_000 / sum(processes[1:]):,.0f} a second would be "
        "the most without other work, whatever the server does. On connections that stay open the same "
        f"statements take {sum(held[1:]):.1f} ms, so {2_000 / sum(held[1:]):,.0f}; "
        f"{held[0]:,.0f} were made beside the other work.")
