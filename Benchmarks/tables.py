"""Tables in Markdown."""


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def milliseconds(time):
    return f"{time:,.1f}" if time < 100 else f"{time:,.0f}"
