"""Pictures of the section Culture that look at the sea."""

import math

from brush import (
    BRICK,
    DEEP,
    DUSK,
    FERN,
    HEIGHT,
    ICE,
    INK,
    MIST,
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
    Point,
    mixed,
)


def old_harbour() -> Brush:
    """A crane of the old harbour, drawn with a pen on toned paper."""
    brush = Brush(67)
    tone = "#efe3cb"
    brush.sky(tone, mixed(tone, OCHRE, 0.12))
    ink = mixed(INK, BRICK, 0.22)
    for x, y, wide in ((520, 300, 340), (1260, 230, 240)):
        brush.disc(x, y, radius=wide, colour=mixed(tone, PAPER, 0.45), flat=0.3)
    horizon = 720
    for x in range(0, 640, 98):
        high = brush.random.uniform(120, 230)
        _sketched(
            brush,
            [
                (x, horizon),
                (x, horizon - high),
                (x + 44, horizon - high - 60),
                (x + 90, horizon - high),
                (x + 90, horizon),
            ],
            ink,
        )
        for row in range(2):
            _sketched(
                brush,
                [
                    (x + 24, horizon - high + 40 + row * 64),
                    (x + 24, horizon - high + 70 + row * 64),
                ],
                ink,
                6,
            )
            _sketched(
                brush,
                [
                    (x + 60, horizon - high + 40 + row * 64),
                    (x + 60, horizon - high + 70 + row * 64),
                ],
                ink,
                6,
            )
    brush.shape(
        [(910, horizon), (960, 420), (1130, 420), (1190, horizon)], mixed(tone, BRICK, 0.38)
    )
    brush.shape(
        [(1070, 420), (1130, 420), (1190, horizon), (1090, horizon)], mixed(tone, BRICK, 0.58)
    )
    _sketched(brush, [(910, horizon), (960, 420), (1130, 420), (1190, horizon)], ink, 5)
    _sketched(brush, [(930, 420), (1045, 300), (1160, 420), (930, 420)], ink, 5)
    brush.shape([(930, 420), (1045, 300), (1160, 420)], mixed(tone, TEAL, 0.5))
    _sketched(brush, [(1000, 440), (640, 170)], ink, 9)
    _sketched(brush, [(1040, 330), (640, 170)], ink, 5)
    for share in range(1, 7):
        x, y = 1000 - share * 52, 440 - share * 39
        _sketched(brush, [(x, y), (x + 30, y - 60 + share * 5)], ink)
    _sketched(brush, [(644, 172), (644, 560)], ink)
    brush.box(586, 560, size=(116, 92), colour=mixed(tone, OCHRE, 0.6))
    _sketched(brush, [(586, 560), (702, 560), (702, 652), (586, 652), (586, 560)], ink, 5)
    _sketched(brush, [(586, 560), (702, 652)], ink)
    brush.box(0, horizon, size=(WIDTH, HEIGHT - horizon), colour=mixed(tone, TEAL, 0.28))
    _sketched(brush, [(0, horizon), (WIDTH, horizon)], ink, 5)
    for row in range(9):
        for _ in range(8):
            x, y = brush.random.uniform(0, WIDTH), horizon + 30 + row * 36
            _sketched(brush, [(x, y), (x + 90, y + 3)], mixed(ink, tone, 0.25 + row * 0.05), 3)
    _boat(brush, (1360, 800), ink, tone)
    for y in range(130, 260, 22):
        _sketched(brush, [(1180, y), (1500 - y, y - 20)], mixed(ink, tone, 0.55))
    return brush


def _boat(brush: Brush, middle: Point, ink: str, tone: str) -> None:
    x, y = middle
    hull = [(x - 190, y), (x + 180, y), (x + 130, y + 90), (x - 140, y + 90), (x - 190, y)]
    brush.shape(hull, mixed(tone, DUSK, 0.55))
    _sketched(brush, hull, ink, 5)
    _sketched(brush, [(x, y), (x, y - 420)], ink, 7)
    sail = [(x + 12, y - 400), (x + 170, y - 50), (x + 12, y - 40), (x + 12, y - 400)]
    brush.shape(sail, mixed(tone, PAPER, 0.7))
    _sketched(brush, sail, ink, 4)
    _sketched(brush, [(x - 12, y - 400), (x - 180, y - 10)], ink)


def _sketched(brush: Brush, points: list[Point], colour: str, width: float = 3.5) -> None:
    """A line as a hand draws it: twice, and never quite straight."""
    for _ in range(2):
        brush.stroke(
            [
                (x + brush.random.uniform(-2.4, 2.4), y + brush.random.uniform(-2.4, 2.4))
                for x, y in points
            ],
            colour,
            width=width * 0.7,
        )


def choir() -> Brush:
    """Rows of singers before a chart of the Sound."""
    brush = Brush(71)
    brush.sky(MIST, ICE)
    for line in range(9):
        y = 60 + line * 62
        points = [
            (x, y + 26 * math.sin(x / 210 + line * 0.5) + 12 * math.sin(x / 67 + line))
            for x in range(0, WIDTH + 20, 20)
        ]
        brush.stroke(points, mixed(MIST, TEAL, 0.26 + 0.03 * line), width=4)
    coast = [
        (0, 0),
        (420, 0),
        (380, 90),
        (450, 170),
        (330, 250),
        (360, 340),
        (200, 420),
        (120, 520),
        (0, 540),
    ]
    brush.shape(coast, STRAW)
    brush.stroke(coast[1:], mixed(OCHRE, INK, 0.3), width=6)
    island = [
        (1180, 150),
        (1290, 120),
        (1380, 180),
        (1350, 270),
        (1230, 280),
        (1160, 220),
        (1180, 150),
    ]
    brush.shape(island, STRAW)
    brush.stroke(island, mixed(OCHRE, INK, 0.3), width=6)
    coats = (TEAL, DEEP, DUSK, BRICK, FERN, NIGHT)
    skins = ("#e7c4a3", "#8d5f43", "#c99b76", "#f0d6bd", "#6f4a37")
    hairs = (
        INK,
        mixed(BRICK, INK, 0.5),
        mixed(OCHRE, STRAW, 0.3),
        SLATE,
        mixed(INK, BRICK, 0.2),
        ROSE,
    )
    for row in range(3):
        size = 0.86 + row * 0.2
        for seat in range(9):
            x = 30 + (seat + (row % 2) * 0.5) * 190
            y = 560 + row * 150
            _singer(
                brush,
                (x, y),
                size,
                (
                    coats[(seat * 2 + row) % 6],
                    skins[(seat + row * 2) % 5],
                    hairs[(seat * 3 + row) % 6],
                ),
            )
    brush.box(0, 1046, size=(WIDTH, 21), colour=mixed(DEEP, INK, 0.5))
    return brush


def _singer(brush: Brush, neck: Point, size: float, colours: tuple[str, str, str]) -> None:
    x, y = neck
    coat, skin, hair = colours
    brush.disc(x, y + 110 * size, radius=86 * size, colour=coat)
    brush.box(x - 86 * size, y + 110 * size, size=(172 * size, 300 * size), colour=coat)
    brush.disc(x, y - 12 * size, radius=53 * size, colour=hair)
    brush.disc(x, y + 4 * size, radius=46 * size, colour=skin)
    brush.disc(x, y + 22 * size, radius=12 * size, colour=mixed(BRICK, INK, 0.55), flat=1.3)
    brush.shape(
        [
            (x - 62 * size, y + 128 * size),
            (x, y + 146 * size),
            (x, y + 226 * size),
            (x - 66 * size, y + 204 * size),
        ],
        PAPER,
    )
    brush.shape(
        [
            (x + 62 * size, y + 128 * size),
            (x, y + 146 * size),
            (x, y + 226 * size),
            (x + 66 * size, y + 204 * size),
        ],
        mixed(PAPER, SAND, 0.5),
    )
