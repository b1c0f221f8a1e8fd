"""What got slower since the last RESULTS.md, beside programs that did not change."""

import re
import statistics

TITLE = "## Since the last run"
# They are the measure of the machine, which may be another one today.
UNCHANGED = ("sqlite3 shell", "C with libsqlite3")
# Less is noise.
LIMIT = 1.2


def slower(before, after):
    """The figures of `tasks` that got slower from one RESULTS.md to the next, the worst first."""
    old, new = figures(before), figures(after)
    found = []
    for (table, program, column), time in new.items():
        if not program.startswith("tasks") or (table, program, column) not in old:
            continue
        measures = [
            new[table, other, column] / old[table, other, column] for other in UNCHANGED
            if (table, other, column) in new and (table, other, column) in old]
        if not measures:
            continue
        was = old[table, program, column]
        ratio = time / was / statistics.median(measures)
        if ratio > LIMIT:
            found.append((ratio, f"{table}, {program}, {column}: {was:g} → {time:g} ms, {ratio:.2f}x"))
    return [words for _, words in sorted(found, reverse=True)]


def section(lines):
    words = "\n".join(f"- {line}" for line in lines) or "Nothing got slower."
    return (
        f"{TITLE}\n\nWhat takes {LIMIT}x as long or more, after the speed of the machine, which the programs that did "
        f"not change show, is taken out.\n\n{words}\n\n")


def figures(text):
    """The numbers of the tables of milliseconds, by table, program and column."""
    found, table, head = {}, "", None
    for line in text.splitlines():
        if line.startswith("#"):
            table, head = line.strip("# "), None
        elif line.startswith("|---"):
            continue
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if head is None:
                head = cells
            for column, cell in zip(head[1:], cells[1:]):
                if head is not cells and re.fullmatch(r"[0-9][0-9,]*(\.[0-9]+)?", cell):
                    time = float(cell.replace(",", ""))
                    if time > 0:
                        found[table, cells[0], column] = time
        elif line:
            head = None
    return found
