"""A flat brush: what the demo's pictures are drawn with. No picture is fetched from anywhere."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
FINE = 2

PAPER, INK = "#fdfcfa", "#1b1a18"
TEAL, DEEP, MIST, ICE = "#0b5f63", "#123c44", "#c9dad7", "#e7efec"
OCHRE, SAND, STRAW = "#c8892a", "#ead9b6", "#f3e8cf"
BRICK, ROSE, MOSS, FERN = "#b1573b", "#dba58f", "#6f8156", "#3f5d4b"
NIGHT, DUSK, SLATE = "#17243a", "#3b4a63", "#7d8b93"

Point = tuple[float, float]
Colour = str


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two: 0 is the first, 1 the second."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _rgb(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@dataclass
class Brush:
    """A canvas of 1600 by 1067, drawn at twice the size and brought down at the end."""

    seed: int = 1
    image: Image.Image = field(init=False)
    draw: ImageDraw.ImageDraw = field(init=False)
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
        self.draw = ImageDraw.Draw(self.image)
        self.random = Random(self.seed)

    def sky(self, top: Colour, bottom: Colour, *, until: float = HEIGHT, begin: float = 0) -> None:
        """A gradient from top to bottom."""
        first, last = int(begin * FINE), int(until * FINE)
        for row in range(first, last):
            share = (row - first) / max(1, last - first)
            self.draw.line([(0, row), (WIDTH * FINE, row)], fill=mixed(top, bottom, share))

    def shape(self, points: Iterable[Point], colour: Colour) -> None:
        """A filled polygon."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def box(
        self, left: float, top: float, *, size: Point, colour: Colour, round_by: float = 0
    ) -> None:
        """A filled rectangle, its corners rounded or not."""
        corners = (left * FINE, top * FINE, (left + size[0]) * FINE, (top + size[1]) * FINE)
        self.draw.rounded_rectangle(corners, round_by * FINE, fill=colour)

    def disc(self, x: float, y: float, *, radius: float, colour: Colour, flat: float = 1) -> None:
        """A filled circle, flattened where `flat` is below 1."""
        tall = radius * flat
        self.draw.ellipse(
            ((x - radius) * FINE, (y - tall) * FINE, (x + radius) * FINE, (y + tall) * FINE),
            fill=colour,
        )

    def stroke(self, points: Sequence[Point], colour: Colour, *, width: float = 4) -> None:
        """A line through points."""
        self.draw.line(
            [(x * FINE, y * FINE) for x, y in points],
            fill=colour,
            width=max(1, round(width * FINE)),
            joint="curve",
        )

    def hills(
        self, level: float, height: float, colour: Colour, *, waves: float = 1.5
    ) -> list[Point]:
        """A rolling line, filled down to the lower edge of the picture; the line is returned."""
        phases = [self.random.uniform(0, math.tau) for _ in range(3)]
        line = [
            (
                x,
                level
                - height
                * sum(
                    math.sin(x / WIDTH * math.tau * waves * (n + 1) * 0.7 + phase) / (n + 1.4)
                    for n, phase in enumerate(phases)
                ),
            )
            for x in range(0, WIDTH + 8, 8)
        ]
        self.shape([(0, HEIGHT), *line, (WIDTH, HEIGHT)], colour)
        return [(float(x), y) for x, y in line]

    def stars(self, number: int, *, below: float, colour: Colour = STRAW) -> None:
        """Small stars down to a height."""
        for _ in range(number):
            x, y = self.random.uniform(0, WIDTH), self.random.uniform(0, below)
            self.disc(x, y, radius=self.random.choice((1.2, 1.6, 2.4)), colour=colour)

    def waves(self, level: float, *, colour: Colour, rows: int = 7, step: float = 34) -> None:
        """Short strokes of light on water."""
        for row in range(rows):
            y = level + row * step * (1 + row * 0.12)
            for _ in range(9):
                x = self.random.uniform(-60, WIDTH)
                length = self.random.uniform(50, 150) * (1 + row * 0.15)
                self.stroke([(x, y), (x + length, y)], colour, width=2.2 + row * 0.45)

    def glow(
        self, x: float, y: float, *, radius: float, colour: Colour, strength: float = 0.6
    ) -> None:
        """A soft light."""
        mask = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        ImageDraw.Draw(mask).ellipse(
            ((x - radius) / 4, (y - radius) / 4, (x + radius) / 4, (y + radius) / 4),
            fill=round(255 * strength),
        )
        soft = mask.filter(ImageFilter.GaussianBlur(radius / 11)).resize(self.image.size)
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), soft)
        self.draw = ImageDraw.Draw(self.image)

    def save(self, path: Path) -> None:
        """Write the picture as a small WebP file."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(path, "WEBP", quality=78, method=6)
