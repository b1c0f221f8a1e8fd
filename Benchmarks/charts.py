"""Draws a chart as plain SVG: lines over the number of tasks, both axes logarithmic."""

import math
from html import escape

WIDTH, HEIGHT = 800, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 240, 48, 52
# Told apart also by those who do not see all colours (Okabe and Ito).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#a07800", "#000000", "#777777")


def chart(title, lines):
    """`lines` maps a name to points of (tasks, milliseconds)."""
    lines = {name: points for name, points in lines.items() if points}
    sizes = sorted({size for points in lines.values() for size, _ in points})
    times = [time for points in lines.values() for _, time in points]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size):
        return LEFT + (math.log10(size) - first) / ((last - first) or 1) * (WIDTH - LEFT - RIGHT)

    def y(time):
        return HEIGHT - BOTTOM - (math.log10(time) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="13" role="img">',
        f"<title>{escape(title)}</title>",
        # A ground of its own, so that it can be read on a dark page.
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="26" font-size="16" fill="#222222">{escape(title)}</text>',
    ]
    for exponent in range(low, high + 1):
        for digit in (1, 2, 5):
            time = digit * 10 ** exponent
            if time > 10 ** high:
                continue
            shade = "#cccccc" if digit == 1 else "#eeeeee"
            parts.append(
                f'<path d="M{LEFT} {y(time):.1f}H{WIDTH - RIGHT}" stroke="{shade}"/>'
                f'<text x="{LEFT - 8}" y="{y(time) + 4:.1f}" text-anchor="end" '
                f'fill="#555555">{duration(time)}</text>')
    for size in sizes:
        parts.append(
            f'<path d="M{x(size):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#cccccc"/>'
            f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" '
            f'fill="#555555">{size:,}</text>')
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle" '
        'fill="#555555">tasks</text>')
    labels = []
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = "L".join(f"{x(size):.1f} {y(time):.1f}" for size, time in points)
        # Ours are drawn thick.
        thick = 3 if name.startswith("tasks") else 1.5
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{thick}"/>')
        parts += [
            f'<circle cx="{x(size):.1f}" cy="{y(time):.1f}" r="3" fill="{colour}"/>'
            for size, time in points]
        labels.append((y(points[-1][1]), name, colour))
    # Names beside the ends of their lines, moved apart where they would meet.
    below = TOP - 16
    for height, name, colour in sorted(labels):
        below = max(height, below + 16)
        parts.append(
            f'<text x="{WIDTH - RIGHT + 12}" y="{below + 4:.1f}" '
            f'fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def duration(milliseconds):
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:g} s"
    return f"{milliseconds:g} ms"
