"""Pictures of the section Culture."""

import math

from brush import (
    BRICK,
    DEEP,
    DUSK,
    FERN,
    HEIGHT,
    INK,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    ROSE,
    SAND,
    SLATE,
    STRAW,
    TEAL,
    WIDTH,
    Brush,
    mixed,
)


def reading_room() -> Brush:
    """A chair, a lamp and a window between shelves."""
    brush = Brush(59)
    brush.sky(mixed(FERN, DEEP, 0.4), mixed(FERN, DEEP, 0.65))
    brush.box(560, 90, size=(480, 560), colour=mixed(STRAW, SAND, 0.5))
    brush.sky(mixed(MIST, TEAL, 0.2), STRAW, begin=114, until=626)
    _window(brush)
    _shelves(brush)
    brush.box(0, 880, size=(WIDTH, 187), colour=mixed(OCHRE, INK, 0.55))
    brush.shape([(560, 660), (1040, 660), (1240, HEIGHT), (360, HEIGHT)], mixed(OCHRE, INK, 0.38))
    brush.box(500, 760, size=(620, 26), colour=mixed(BRICK, INK, 0.15))
    for x in (530, 1070):
        brush.box(x, 784, size=(22, 200), colour=mixed(BRICK, INK, 0.3))
    brush.shape([(690, 756), (800, 742), (800, 762)], PAPER)
    brush.shape([(910, 756), (800, 742), (800, 762)], STRAW)
    brush.glow(1010, 640, radius=210, colour=STRAW, strength=0.45)
    brush.box(1004, 600, size=(12, 160), colour=INK)
    brush.shape([(940, 612), (1080, 612), (1046, 540), (974, 540)], OCHRE)
    brush.box(700, 830, size=(200, 28), colour=TEAL, round_by=8)
    brush.box(716, 850, size=(16, 170), colour=INK)
    brush.box(868, 850, size=(16, 170), colour=INK)
    return brush


def _window(brush: Brush) -> None:
    wall = mixed(FERN, DEEP, 0.5)
    brush.box(430, 0, size=(130, 700), colour=wall)
    brush.box(1040, 0, size=(130, 700), colour=wall)
    brush.box(430, 640, size=(740, 260), colour=mixed(wall, INK, 0.12))
    for x, y, radius in ((640, 560, 90), (760, 590, 70), (960, 560, 110)):
        brush.disc(x, y, radius=radius, colour=mixed(MOSS, FERN, 0.4))
    brush.box(430, 640, size=(740, 250), colour=mixed(wall, INK, 0.12))
    brush.box(540, 632, size=(520, 26), colour=PAPER)
    frame = PAPER
    for x in (556, 794, 1026):
        brush.box(x, 96, size=(16, 540), colour=frame)
    for y in (96, 350):
        brush.box(556, y, size=(486, 14), colour=frame)


def _shelves(brush: Brush) -> None:
    books = (BRICK, OCHRE, TEAL, STRAW, ROSE, SLATE, MIST, MOSS, DUSK)
    for left, wide in ((0, 430), (1170, 430)):
        brush.box(left, 0, size=(wide, 900), colour=mixed(BRICK, INK, 0.6))
        for shelf in range(5):
            y = 170 + shelf * 175
            brush.box(left, y, size=(wide, 14), colour=mixed(BRICK, INK, 0.3))
            x = left + 10.0
            while x < left + wide - 40:
                thick, high = brush.random.uniform(18, 42), brush.random.uniform(92, 146)
                brush.box(
                    x,
                    y - high,
                    size=(thick, high),
                    colour=mixed(brush.random.choice(books), INK, 0.16),
                )
                x += thick + 2 + (34 if brush.random.random() < 0.08 else 0)


def stage() -> Brush:
    """A stage with a curtain, and cards raised in the dark."""
    brush = Brush(61)
    brush.sky(NIGHT, mixed(NIGHT, INK, 0.5))
    brush.box(240, 80, size=(1120, 640), colour=mixed(OCHRE, STRAW, 0.35))
    brush.glow(800, 480, radius=520, colour=STRAW, strength=0.6)
    brush.box(240, 640, size=(1120, 90), colour=mixed(BRICK, INK, 0.45))
    for side in (-1, 1):
        for fold in range(8):
            x = 800 + side * (570 - fold * 42)
            sway = 26 * math.sin(fold)
            tint = mixed(BRICK, INK, 0.12 + 0.28 * (fold % 2))
            brush.shape(
                [
                    (x - 30, 60),
                    (x + 30, 60),
                    (x + 34 + side * sway, 724),
                    (x - 34 + side * sway, 724),
                ],
                tint,
            )
    for scallop in range(9):
        brush.disc(
            290 + scallop * 128,
            96,
            radius=78,
            colour=mixed(BRICK, INK, 0.25 if scallop % 2 else 0.1),
        )
    brush.box(200, 0, size=(1200, 84), colour=mixed(BRICK, INK, 0.35))
    for x, tint in ((700, TEAL), (905, DEEP)):
        brush.disc(x, 470, radius=34, colour=INK)
        brush.shape([(x - 60, 660), (x - 40, 510), (x + 40, 510), (x + 60, 660)], tint)
        brush.stroke([(x + 30, 530), (x + 100, 450)], tint, width=22)
    for row in range(3):
        for seat in range(12 - row):
            x = 90 + seat * (136 + row * 12) + row * 40
            y = 840 + row * 96
            brush.disc(x, y, radius=46 + row * 8, colour=mixed(INK, NIGHT, 0.35 - row * 0.15))
            brush.box(
                x - 62 - row * 8,
                y + 36,
                size=(124 + row * 16, 160),
                colour=mixed(INK, NIGHT, 0.35 - row * 0.15),
                round_by=40,
            )
            if brush.random.random() < 0.62:
                tint = "#5f9fc9" if brush.random.random() < 0.5 else "#eec24d"
                lean = brush.random.uniform(-10, 10)
                brush.shape(
                    [
                        (x + 34 + lean, y - 112),
                        (x + 84 + lean, y - 118),
                        (x + 88, y - 42),
                        (x + 38, y - 36),
                    ],
                    tint,
                )
    return brush
