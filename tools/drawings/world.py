"""Pictures of the section World."""

import math

from brush import (
    BRICK,
    DEEP,
    DUSK,
    HEIGHT,
    ICE,
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
    Point,
    mixed,
)


def two_letters() -> Brush:
    """Two sealed letters on a table, alike, apart."""
    brush = Brush(3)
    brush.sky(mixed(TEAL, DEEP, 0.25), mixed(DEEP, NIGHT, 0.45))
    brush.shape([(0, 0), (760, 0), (330, HEIGHT), (0, HEIGHT)], mixed(TEAL, DEEP, 0.1))
    brush.glow(420, 240, radius=560, colour=mixed(TEAL, MIST, 0.35), strength=0.35)
    _letter(brush, (500, 560), -0.16, (STRAW, BRICK))
    _letter(brush, (1120, 540), 0.13, (ICE, OCHRE))
    return brush


def _letter(brush: Brush, middle: Point, turn: float, colours: tuple[str, str]) -> None:
    paper, seal = colours
    half_wide, half_high = 265, 172

    def at(x: float, y: float, shift: float = 0) -> Point:
        turned_x = x * math.cos(turn) - y * math.sin(turn)
        turned_y = x * math.sin(turn) + y * math.cos(turn)
        return middle[0] + turned_x + shift, middle[1] + turned_y + shift * 1.2

    corners = [
        (-half_wide, -half_high),
        (half_wide, -half_high),
        (half_wide, half_high),
        (-half_wide, half_high),
    ]
    brush.shape([at(x, y, 22) for x, y in corners], mixed(DEEP, NIGHT, 0.75))
    brush.shape([at(x, y) for x, y in corners], paper)
    brush.shape([at(*corners[3]), at(0, 12), at(*corners[2])], mixed(paper, SLATE, 0.1))
    brush.shape([at(*corners[0]), at(0, 52), at(*corners[1])], mixed(paper, SLATE, 0.24))
    brush.shape([at(*corners[0]), at(0, 40), at(*corners[1])], mixed(paper, PAPER, 0.35))
    x, y = at(0, 42)
    brush.disc(x + 4, y + 6, radius=45, colour=mixed(paper, INK, 0.4))
    brush.disc(x, y, radius=44, colour=seal)
    brush.disc(x, y, radius=31, colour=mixed(seal, INK, 0.22))
    brush.disc(x - 3, y - 3, radius=26, colour=mixed(seal, PAPER, 0.1))


def old_desk() -> Brush:
    """A desk at a window in winter: a lamp, an inkwell, a sheet."""
    brush = Brush(5)
    brush.sky(mixed(DEEP, NIGHT, 0.16), mixed(DEEP, NIGHT, 0.16))
    brush.box(860, 90, size=(540, 610), colour=mixed(OCHRE, INK, 0.55))
    brush.box(884, 114, size=(492, 562), colour=mixed(NIGHT, DUSK, 0.6))
    for x, y, radius in ((980, 600, 130), (1180, 640, 190), (1330, 590, 120)):
        brush.disc(x, y, radius=radius, colour=mixed(DUSK, ICE, 0.35))
    wall = mixed(DEEP, NIGHT, 0.16)
    brush.box(820, 676, size=(620, 130), colour=wall)
    brush.box(820, 420, size=(40, 360), colour=wall)
    brush.box(1400, 420, size=(140, 360), colour=wall)
    brush.box(850, 676, size=(560, 30), colour=mixed(OCHRE, INK, 0.5))
    for _ in range(90):
        x, y = brush.random.uniform(890, 1370), brush.random.uniform(120, 660)
        brush.disc(x, y, radius=brush.random.uniform(1.5, 4), colour=ICE)
    for left in (1040, 1206):
        brush.box(left, 114, size=(12, 562), colour=mixed(OCHRE, INK, 0.55))
    brush.box(884, 390, size=(492, 12), colour=mixed(OCHRE, INK, 0.55))
    brush.glow(430, 520, radius=470, colour=mixed(OCHRE, STRAW, 0.4), strength=0.55)
    brush.box(0, 790, size=(WIDTH, 277), colour=mixed(BRICK, INK, 0.52))
    brush.box(0, 790, size=(WIDTH, 14), colour=mixed(BRICK, INK, 0.3))
    brush.shape([(600, 850), (1060, 834), (1120, 960), (630, 984)], STRAW)
    for row in range(5):
        left, right, y = 650 + row * 5, 1010 + row * 9, 868 + row * 19
        brush.stroke([(left, y), (right - row * 37, y - 12)], SLATE, width=3)
    brush.box(1210, 812, size=(110, 96), colour=NIGHT, round_by=16)
    brush.stroke([(1262, 830), (1380, 600)], STRAW, width=9)
    brush.shape([(1380, 600), (1402, 520), (1424, 612), (1370, 660)], ICE)
    brush.box(416, 470, size=(28, 370), colour=mixed(OCHRE, INK, 0.35))
    brush.disc(430, 844, radius=120, colour=mixed(OCHRE, INK, 0.45), flat=0.2)
    brush.shape([(290, 500), (570, 500), (500, 330), (360, 330)], TEAL)
    brush.box(290, 494, size=(280, 14), colour=mixed(TEAL, PAPER, 0.45), round_by=7)
    return brush


def night_train() -> Brush:
    """A sleeper in the hills, its windows in the water."""
    brush = Brush(11)
    brush.sky(NIGHT, mixed(DUSK, ROSE, 0.35), until=640)
    brush.stars(130, below=420)
    brush.disc(1250, 220, radius=74, colour=STRAW)
    brush.disc(1222, 204, radius=66, colour=mixed(NIGHT, DUSK, 0.36))
    brush.hills(470, 85, mixed(DUSK, NIGHT, 0.15), waves=1.3)
    brush.hills(560, 60, mixed(DUSK, NIGHT, 0.5), waves=2)
    brush.box(0, 636, size=(WIDTH, 60), colour=mixed(NIGHT, INK, 0.6))
    brush.sky(mixed(NIGHT, DUSK, 0.35), NIGHT, begin=696, until=HEIGHT)
    for pillar in range(60, WIDTH, 210):
        brush.box(pillar, 690, size=(44, 74), colour=mixed(NIGHT, INK, 0.6))
    for wagon in range(5):
        left = 90 + wagon * 262
        brush.box(left, 528, size=(250, 100), colour=DEEP, round_by=12)
        brush.box(left, 596, size=(250, 10), colour=OCHRE)
        for window in range(5):
            is_lit = (wagon * 5 + window) % 4 != 2
            colour = mixed(STRAW, OCHRE, 0.35) if is_lit else mixed(NIGHT, DUSK, 0.4)
            brush.box(left + 20 + window * 44, 552, size=(30, 32), colour=colour, round_by=4)
            if is_lit:
                x = left + 20 + window * 44
                for row in range(6):
                    y = 780 + row * 27
                    shift = brush.random.uniform(-6, 6)
                    tint = mixed(OCHRE, NIGHT, 0.2 + row * 0.13)
                    brush.box(x + shift, y, size=(30, 9), colour=tint, round_by=4)
    brush.shape([(1400, 628), (1400, 540), (1490, 540), (1556, 596), (1560, 628)], BRICK)
    brush.box(1430, 556, size=(50, 30), colour=STRAW, round_by=4)
    brush.glow(1556, 610, radius=90, colour=STRAW, strength=0.7)
    brush.waves(770, colour=mixed(NIGHT, DUSK, 0.5), rows=6)
    return brush


def island_turbines() -> Brush:
    """Above: a pier and a ferry. Below: what turns with the tide."""
    brush = Brush(17)
    brush.sky(ICE, mixed(SAND, ICE, 0.25), until=470)
    brush.disc(1200, 300, radius=70, colour=mixed(OCHRE, STRAW, 0.35))
    brush.shape([(0, 470), (0, 330), (150, 300), (320, 340), (520, 420), (640, 470)], MOSS)
    brush.shape([(0, 470), (0, 390), (220, 400), (430, 470)], mixed(MOSS, DEEP, 0.35))
    for x, tint in ((120, PAPER), (190, ROSE), (262, STRAW)):
        brush.box(x, 366, size=(46, 38), colour=tint)
        brush.shape([(x - 6, 368), (x + 23, 340), (x + 52, 368)], BRICK)
    brush.sky(mixed(TEAL, MIST, 0.25), mixed(DEEP, NIGHT, 0.5), begin=470, until=HEIGHT)
    brush.box(420, 438, size=(560, 24), colour=mixed(INK, SLATE, 0.35))
    for x in range(460, 980, 120):
        brush.box(x, 458, size=(18, 420), colour=mixed(DEEP, INK, 0.3))
    brush.shape([(1060, 448), (1420, 448), (1380, 500), (1110, 500)], PAPER)
    brush.box(1140, 392, size=(210, 58), colour=PAPER)
    brush.box(1140, 410, size=(210, 12), colour=TEAL)
    brush.box(1290, 350, size=(38, 46), colour=BRICK)
    brush.hills(950, 40, mixed(DEEP, INK, 0.45), waves=2)
    for index, x in enumerate((540, 780)):
        _turbine(brush, (x, 720), 0.4 + index * 0.5)
    for row in range(5):
        y = 560 + row * 80
        points = [(x, y + 12 * math.sin(x / 90 + row)) for x in range(1000, 1560, 12)]
        brush.stroke(points, mixed(TEAL, MIST, 0.35 - row * 0.06), width=4)
    return brush


def _turbine(brush: Brush, middle: Point, turn: float) -> None:
    x, y = middle
    brush.box(x - 9, y, size=(18, 220), colour=mixed(INK, DEEP, 0.3))
    for blade in range(3):
        angle = turn + blade * math.tau / 3
        tip = (x + 104 * math.cos(angle), y + 104 * math.sin(angle))
        side = (x + 26 * math.cos(angle + 1.1), y + 26 * math.sin(angle + 1.1))
        brush.shape([(x, y), side, tip], STRAW)
    brush.disc(x, y, radius=17, colour=OCHRE)
