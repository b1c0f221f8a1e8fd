"""Writes RESULTS.md and the charts from what a run has kept."""

import operations
import server_report
import startup
from caches import DEFAULT, KINDS, STATES, break_even
from charts import chart
from mixes import PROCESSES, SIZE, TURNS
from tables import milliseconds, table
from targets import REASONS, Figures, targets


def write(folder, run):
    """`run` has results, mixes, machine, versions, load, command and missing."""
    figures = Figures(run["results"])
    folder.mkdir(parents=True, exist_ok=True)
    charted = []
    for what in ("list", "add"):
        lines = {}
        for program in figures.programs(what):
            # `tasks` stands for its warm or its uncached list, which have lines of their own.
            if what == "list" and program == "tasks":
                continue
            points = [(size, figures.median(what, program, size)) for size in figures.sizes]
            lines[program] = [(size, time) for size, time in points if time]
        if any(len(points) > 1 for points in lines.values()):
            words = f"{what.capitalize()}: medians of whole processes"
            (folder / f"{what}.svg").write_text(chart(words, lines))
            charted.append(what)
    parts = [
        "# Benchmarks",
        "Medians of whole processes, measured side by side in one run. Never edited by hand: "
        f"`{run['command']}` writes this file and the charts; see [How](#how).",
        *header(run), target_table(figures)]
    parts += ["## Operations", "Milliseconds. " + LEGEND]
    parts += [f"![{what} over the number of tasks]({what}.svg)" for what in charted]
    for what, words in operations.NAMES.items():
        if figures.programs(what):
            parts.append(operation_table(figures, what, words))
    parts += cache_part(figures) + startup_part(figures, run["startup"])
    parts += mix_part(run["mixes"])
    # Measured apart, by `make bench ONLY=servers`.
    parts += server_section(folder / "RESULTS.md")
    parts += ["## How", HOW.format(command=run["command"], runs=run["runs"])]
    (folder / "RESULTS.md").write_text("\n\n".join(parts) + "\n")


def server_section(file):
    """The section on servers that a file has; a list of none or one."""
    text = file.read_text() if file.exists() else ""
    return [section.strip()] if (section := sections(text)[1]) else []


def replace(folder, run):
    """Puts the section on servers in the place of the one that is there."""
    file = folder / "RESULTS.md"
    before, _, after = sections(file.read_text() if file.exists() else "# Benchmarks\n\n## How\n")
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(before + "\n\n".join(server_report.parts(run)) + "\n\n" + after)


def sections(text):
    """What comes before the section on servers, the section, and what comes after it."""
    before, title, rest = text.partition(f"{server_report.TITLE}\n")
    if not title:
        before, how, rest = text.partition("## How\n")
        return before, "", how + rest
    section, mark, after = rest.partition("\n## ")
    return before, title + section, mark.lstrip() + after


LEGEND = (
    "– means that a program cannot do it or is not measured at that size; “> 10 s”, that one command "
    "takes longer than that and was ended; “not cached”, that the list is too large for the cache.")

HOW = """\
`{command}` installs what is missing (Debian), builds, measures, and writes this file. `make bench QUICK=1`
tries everything in a few minutes at two sizes and writes to `.build/bench/` instead.

- Times are taken by `hyperfine -N`, {runs} runs of each command (fewer from 100,000 tasks on, and of
  commands that take over 0.3 s), in several turns in which the programs follow each other, after a
  first run that is not counted. The output goes to `/dev/null`.
- All have the same titles, about 50 characters each, from a seeded generator; 1 in 50 has the word that
  the filtered lists look for. `tasks`, the `sqlite3` shell and the C program work on copies of one database.
- Changes are measured at all sizes in turns; all else a size after the other, so that there only what
  stands in one column is compared. Every run of a change changes another task. The changes of `tasks`, the shell and the C program are
  durable: the write-ahead log, `synchronous=FULL`, a trigger for the stamp. Taskwarrior waits for the disk,
  too; todo.txt-cli does not.
- Taskwarrior shows its report `minimal`; it and todo.txt-cli have their settings as installed, but for
  questions, colours, and moving done tasks to another file.
- `tasks` imports lines as todo.txt, and the C program reads them through `/bin/sh -c 'exec …'`;
  Taskwarrior's import is of JSON, and todo.txt-cli has none.
- Memory is the largest resident size of a process, of three runs."""


# Counted with callgrind, since a step is shorter than what other work adds to a time.
TRIED = """\
What made the start shorter, in million instructions of a list of 100 without a cache, 6.3 of which became 4.1:
the syntax of every command, made for an option before the name of one (0.8); `AnySequence` for the parts of the
output (0.5); help texts and completions, made before they are needed (0.3); dictionaries, sets and `joined()`,
each of which looks for its types (0.5); the checks of the schema in one statement, and in the transaction of the
list (0.2); the signature of the time zone where nothing is cached under it (0.2); and 0.1 ms, as hyperfine
has it: the arguments, which Swift's runtime looks for in /proc/self/maps.

What brought nothing: libsqlite3 linked in (1.1 million instructions less, as many page faults, and no time);
functions in the order of their use (12 page faults less, of 376); the heap's pages made at once (60 page faults
less, and 0.2 ms more); a program without the runtime's backtraces (10 calls less). Not done: keeping the two files
of SQLite's log, which every command makes and removes, saves 0.3 ms, and leaves three files where a user put one."""


def header(run):
    lines = [f"- Machine: {run['machine']}", f"- Load: {run['load']}",
             "- Versions: " + "; ".join(run["versions"])]
    lines += [f"- Not measured: {words}" for words in run["missing"]]
    lines += [f"- Note: {words}" for words in run["notes"]]
    return ["\n".join(lines)]


def target_table(figures):
    rows = [
        (words, measured, {True: "met", False: "**not met**", None: "–"}[met])
        for words, measured, met in targets(figures)]
    met = sum(verdict == "met" for _, _, verdict in rows)
    open_ones = sum(verdict == "–" for _, _, verdict in rows)
    missed = [words for words, _, verdict in rows if "not" in verdict]
    reasons = [
        f"- {start}: {reason}" for start, reason in REASONS.items()
        if any(words.startswith(start) for words in missed)]
    return (
        f"## Targets\n\n{met} of {len(rows)} met, {len(rows) - met - open_ones} not met, "
        f"{open_ones} not measured.\n\n" + table(("target", "measured", ""), rows)
        + ("\n\nWhy some are not met:\n\n" + "\n".join(reasons) if reasons else ""))


def operation_table(figures, what, words):
    rows = []
    for program in figures.programs(what):
        if (what, program) == ("list", "tasks"):
            continue
        cells = []
        for size in figures.sizes:
            time = figures.median(what, program, size)
            kilobytes = figures.kilobytes(program, size, what)
            if kilobytes:
                cells.append(f"{kilobytes / 1024:,.1f}")
            else:
                cells.append(
                    milliseconds(time) if time else figures.note(what, program, size) or "–")
        rows.append((program, *cells))
    unit = " (MiB)" if what.endswith("memory") else ""
    heads = ("", *(f"{size:,}" for size in figures.sizes))
    return f"### {words[0].upper()}{words[1:]}{unit}\n\n" + table(heads, rows)


def cache_part(figures):
    sizes = sorted({size for what, _, size in figures.results if what == "cache"})
    if not sizes:
        return []
    programs = figures.programs("cache")
    rows = [(operations.NO_CACHE, "", *cells(figures, operations.NO_CACHE, sizes))]
    layers = list(dict.fromkeys(program[1] for program in programs if isinstance(program, tuple)))
    for kind in KINDS:
        for layer in layers:
            for state in STATES:
                if (kind, layer, state) in programs:
                    name = kind if layer == DEFAULT else f"{kind}, layers {layer}"
                    words = "after one change" if state == "changed" else state
                    rows.append((name, words, *cells(figures, (kind, layer, state), sizes)))
    without = medians(figures, operations.NO_CACHE, sizes)
    lines = []
    for kind in KINDS:
        warm = medians(figures, (kind, DEFAULT, "warm"), sizes)
        cached = [size for size in sizes if size in warm]
        lines.append(f"- {kind}: " + pays(break_even(sizes, without, warm), cached))
    heads = ("", "list", *(f"{size:,}" for size in sizes))
    return [
        "## The cache", "Lists, in milliseconds. Cold: the cache has nothing of this list. Warm: it has "
        "the list. After one change: it has the list as it was before one task was changed by another "
        "program, so that it was told nothing.", table(heads, rows),
        "From which size on a warm list is faster than one without a cache, computed from these "
        "figures:", "\n".join(lines)]


def pays(size, cached):
    if not cached:
        return "not cached at any of these sizes."
    if size is None:
        return f"does not pay up to {cached[-1]:,} tasks, the largest list here that it takes."
    if size == 0:
        return f"pays from {cached[0]:,} tasks on, the smallest list here."
    digits = len(str(int(size))) - 1
    return f"does not pay below some {round(size, -digits):,.0f} tasks."


def medians(figures, program, sizes):
    found = {size: figures.median("cache", program, size) for size in sizes}
    return {size: time for size, time in found.items() if time}


def cells(figures, program, sizes):
    times = medians(figures, program, sizes)
    return [
        milliseconds(times[size]) if size in times
        else figures.note("cache", program, size) or "–" for size in sizes]


def startup_part(figures, budget):
    if not budget:
        return []
    rows, loader = budget
    lines = []
    before = 0
    for step, calls, faults, instructions in rows:
        time = figures.median("startup", step, startup.SIZE)
        compared = step.startswith("for comparison")
        instead = "instead" in step or "connected" in step
        more = "" if compared or before == 0 else f"{time - before:+.2f}"
        if not instead and not compared:
            before = time
        lines.append((
            step, f"{time:.2f}", more, f"{calls}", f"{faults}",
            f"{instructions:.1f}" if instructions else "–"))
    words = []
    if loader:
        cycles, relocation, loading, numbers = loader
        words = [
            f"The dynamic loader takes {cycles / 1e6:.2f} million cycles of that, {relocation} of them "
            f"for relocations ({numbers[0]} with a symbol, {numbers[1]} relative) and {loading} for "
            "loading libraries (`LD_DEBUG=statistics`)."]
    return [
        f"## Where the time of a list goes", f"Of {startup.SIZE} tasks; each command does one thing "
        "more than the one above it. The lists from a cache are compared with the one without.",
        table(("", "ms", "more", "system calls", "page faults", "million instructions"), lines),
        *words, TRIED]


def mix_part(mixes):
    if not mixes:
        return []
    rows = [
        (kind, f"{lists:.0%} / {1 - lists:.0%}", f"{slow:g} s" if slow else "–", strategy,
         f"{speed:,.0f}", "–" if strategy == "none" else f"{hits:.0%}")
        for kind, lists, slow, strategy, speed, hits in mixes]
    return [
        "## Strategies", f"Commands a second of {PROCESSES} processes at once on one database of "
        f"{SIZE:,} tasks, each time from a cold cache, the median of {TURNS} turns: lists, and adds and removes in turn. Where the query is "
        "slowed, it is for lists that read the database; under `update`, a change also reads the rows, "
        "and that reading is not slowed. Under `expire` a hit may be out of date.",
        table(("cache", "lists / changes", "slow query", "strategy", "a second", "hits"), rows)]
