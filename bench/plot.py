"""A plot as SVG: times against sizes, both on logarithmic axes."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 190, 40, 50
FONT = 'font-family="sans-serif"'
COLOURS = ("#1b6ca8", "#1b6ca8", "#c0392b", "#c0392b")
DASHES = ("", "6 4", "", "6 4")


class Line(NamedTuple):
    """A named series of milliseconds by number of credentials."""

    name: str
    points: Sequence[tuple[float, float]]


def svg(title: str, lines: Sequence[Line]) -> str:
    """The whole picture."""
    points = [point for line in lines for point in line.points]
    across = _scale([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = _scale([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12" {FONT}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="22" font-size="14">{title}</text>',
        *(_across(power, across) for power in across.powers),
        *(_up(power, up) for power in up.powers),
        *(part for number, line in enumerate(lines) for part in _line(line, number, across, up)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class Scale(NamedTuple):
    """From powers of ten to places on the picture."""

    low: int
    high: int
    begin: float
    end: float

    @property
    def powers(self) -> range:
        """The powers of ten on the axis."""
        return range(self.low, self.high + 1)

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self.begin + share * (self.end - self.begin), 1)


def _scale(values: Sequence[float], begin: float, end: float) -> Scale:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return Scale(low, max(high, low + 1), begin, end)


def _across(power: int, scale: Scale) -> str:
    x = scale.at(10**power)
    bottom = HEIGHT - BOTTOM
    rule = f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{bottom}" stroke="#ddd"/>'
    return rule + f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">{10**power:,} credentials</text>'


def _up(power: int, scale: Scale) -> str:
    y = scale.at(10**power)
    rule = f'<line x1="{LEFT}" y1="{y}" x2="{WIDTH - RIGHT}" y2="{y}" stroke="#ddd"/>'
    return rule + f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{10**power:g} ms</text>'


def _line(line: Line, number: int, across: Scale, up: Scale) -> list[str]:
    colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
    places = [(across.at(x), up.at(y)) for x, y in line.points]
    drawn = " ".join(f"{x},{y}" for x, y in places)
    key = TOP + 20 * number
    beside = WIDTH - RIGHT + 15
    stroke = f'stroke="{colour}" stroke-dasharray="{dash}" stroke-width="2"'
    return [
        f'<polyline points="{drawn}" fill="none" {stroke}/>',
        *(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places),
        f'<line x1="{beside}" y1="{key}" x2="{beside + 28}" y2="{key}" {stroke}/>',
        f'<text x="{beside + 34}" y="{key + 4}">{line.name}</text>',
    ]
