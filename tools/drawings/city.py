"""Pictures of the section City."""

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


def market_hall() -> Brush:
    """An arched hall with stalls; the rails run into the light."""
    brush = Brush(23)
    brush.sky(mixed(DEEP, SLATE, 0.25), mixed(SLATE, SAND, 0.5))
    for ring in range(7):
        share = ring / 6
        radius = 760 - ring * 98
        colour = mixed(mixed(DEEP, TEAL, 0.5), STRAW, share * 0.92)
        brush.disc(800, 620, radius=radius, colour=mixed(INK, colour, 0.75))
        brush.disc(800, 620, radius=radius - 16, colour=colour)
    brush.disc(800, 600, radius=118, colour=PAPER)
    brush.shape([(0, HEIGHT), (690, 640), (910, 640), (WIDTH, HEIGHT)], mixed(SAND, SLATE, 0.35))
    brush.shape([(0, HEIGHT), (0, 700), (690, 640)], mixed(SAND, SLATE, 0.5))
    brush.shape([(WIDTH, HEIGHT), (WIDTH, 700), (910, 640)], mixed(SAND, SLATE, 0.5))
    for foot in (520, 650, 950, 1080):
        near = 800 + (foot - 800) * 1.2
        brush.stroke([(near, HEIGHT), (800 + (foot - 800) * 0.09, 642)], INK, width=7)
    for step in range(3):
        size = 1 - step * 0.27
        for side in (-1, 1):
            x = 800 + side * (640 - step * 190)
            _stall(
                brush, (x, 900 - step * 118), size, (BRICK, TEAL, OCHRE)[(step + (side > 0)) % 3]
            )
    return brush


def _stall(brush: Brush, foot: Point, size: float, colour: str) -> None:
    x, y = foot
    wide, high = 250 * size, 210 * size
    brush.box(
        x - wide / 2, y - high * 0.45, size=(wide, high * 0.45), colour=mixed(SAND, BRICK, 0.3)
    )
    for post in (-0.48, 0.45):
        brush.box(x + wide * post, y - high, size=(9 * size, high), colour=mixed(INK, BRICK, 0.35))
    stripes = 8
    for stripe in range(stripes):
        left = x - wide * 0.58 + stripe * wide * 1.16 / stripes
        tint = colour if stripe % 2 else PAPER
        width = wide * 1.16 / stripes
        top = x - wide * 0.45 + stripe * wide * 0.9 / stripes
        brush.shape(
            [
                (left, y - high * 0.9),
                (left + width, y - high * 0.9),
                (top + wide * 0.9 / stripes, y - high * 1.2),
                (top, y - high * 1.2),
            ],
            tint,
        )
    for fruit in range(7):
        tint = (OCHRE, BRICK, MOSS)[fruit % 3]
        brush.disc(
            x - wide * 0.4 + fruit * wide * 0.13, y - high * 0.46, radius=17 * size, colour=tint
        )


def harbour_bridge() -> Brush:
    """A lift bridge at dusk."""
    brush = Brush(29)
    brush.sky(mixed(DUSK, TEAL, 0.3), mixed(ROSE, STRAW, 0.45), until=690)
    brush.disc(1090, 590, radius=96, colour=mixed(OCHRE, STRAW, 0.3))
    for x in range(0, WIDTH, 74):
        high = brush.random.uniform(50, 170)
        brush.box(x, 690 - high, size=(76, high), colour=mixed(DUSK, ROSE, 0.3))
    brush.sky(mixed(DUSK, ROSE, 0.45), mixed(DEEP, NIGHT, 0.3), begin=690, until=HEIGHT)
    brush.waves(720, colour=mixed(ROSE, STRAW, 0.4), rows=8)
    steel = mixed(DEEP, NIGHT, 0.35)
    for x in (470, 1030):
        for leg in (0, 78):
            brush.box(x + leg, 190, size=(22, 590), colour=steel)
        for row in range(8):
            y = 214 + row * 66
            brush.stroke([(x + 10, y), (x + 88, y + 58)], steel, width=7)
            brush.stroke([(x + 88, y), (x + 10, y + 58)], steel, width=7)
        brush.box(x - 22, 166, size=(144, 40), colour=BRICK)
        brush.box(x - 40, 762, size=(180, 60), colour=mixed(SLATE, DEEP, 0.5))
    brush.box(570, 430, size=(460, 30), colour=steel)
    for x in range(570, 1030, 46):
        brush.stroke([(x, 432), (x + 23, 372), (x + 46, 432)], steel, width=6)
    brush.box(570, 364, size=(460, 12), colour=steel)
    for left, wide in ((0, 470), (1130, 470)):
        brush.box(left, 640, size=(wide, 26), colour=steel)
    for x in (90, 250, 1260, 1430):
        brush.box(x, 660, size=(20, 150), colour=steel)
    brush.shape([(690, 820), (930, 820), (900, 872), (716, 872)], PAPER)
    brush.box(770, 776, size=(84, 46), colour=TEAL)
    brush.stroke([(812, 776), (812, 690)], INK, width=6)
    return brush


def long_table() -> Brush:
    """A long table under lamps, people on both sides."""
    brush = Brush(31)
    brush.sky(mixed(STRAW, SAND, 0.4), SAND)
    brush.box(0, 0, size=(WIDTH, 500), colour=mixed(FERN, MIST, 0.45))
    for x in range(80, WIDTH, 300):
        brush.box(x, 96, size=(190, 270), colour=NIGHT, round_by=8)
        brush.box(x + 10, 106, size=(80, 250), colour=mixed(NIGHT, DUSK, 0.6))
        brush.box(x + 100, 106, size=(80, 250), colour=mixed(NIGHT, DUSK, 0.6))
    coats = (BRICK, TEAL, OCHRE, DUSK, ROSE, MOSS, DEEP, SLATE)
    skins = ("#e7c4a3", "#8d5f43", "#c99b76", "#f0d6bd", "#6f4a37")
    for seat in range(9):
        _person(brush, (110 + seat * 172, 560), 1, (coats[seat % 8], skins[seat % 5]))
    brush.shape([(40, 640), (1560, 640), (1680, 850), (-80, 850)], PAPER)
    brush.shape([(-80, 850), (1680, 850), (1680, 890), (-80, 890)], mixed(PAPER, SLATE, 0.35))
    for plate in range(8):
        x = 150 + plate * 187
        brush.disc(x, 720, radius=66, colour=mixed(PAPER, SLATE, 0.25), flat=0.38)
        brush.disc(x, 716, radius=62, colour=ICE, flat=0.38)
        brush.disc(x, 714, radius=40, colour=(OCHRE, BRICK, MOSS)[plate % 3], flat=0.36)
    for seat in range(7):
        _person(
            brush, (200 + seat * 205, 930), 1.35, (coats[(seat + 3) % 8], coats[(seat * 3) % 8])
        )
    for lamp in range(4):
        x = 230 + lamp * 380
        brush.glow(x, 330, radius=170, colour=STRAW, strength=0.4)
        brush.stroke([(x, 0), (x, 250)], INK, width=4)
        brush.shape([(x - 70, 312), (x + 70, 312), (x + 34, 246), (x - 34, 246)], TEAL)
        brush.disc(x, 314, radius=26, colour=STRAW, flat=0.5)
    return brush


def _person(brush: Brush, neck: Point, size: float, colours: tuple[str, str]) -> None:
    x, y = neck
    coat, head = colours
    brush.disc(x, y + 96 * size, radius=84 * size, colour=coat)
    brush.box(x - 84 * size, y + 96 * size, size=(168 * size, 260 * size), colour=coat)
    brush.disc(x, y - 18 * size, radius=44 * size, colour=head)


def river_path() -> Brush:
    """A river with a mill, and a path that ends at a fence."""
    brush = Brush(37)
    brush.sky(ICE, STRAW, until=560)
    brush.hills(420, 50, mixed(MIST, MOSS, 0.35), waves=1.4)
    brush.hills(500, 40, mixed(MOSS, MIST, 0.25), waves=2.1)
    brush.box(0, 560, size=(WIDTH, 507), colour=mixed(MOSS, STRAW, 0.22))
    bank = [(1010, 540), (930, 600), (1000, 690), (860, 800), (880, 940), (690, HEIGHT)]
    far = [(1060, 540), (1100, 600), (1290, 690), (1330, 800), (1560, 940), (1600, HEIGHT)]
    brush.shape([*bank, *reversed(far)], mixed(TEAL, MIST, 0.35))
    brush.waves(610, colour=ICE, rows=3, step=60)
    brush.shape(
        [(1310, 690), (WIDTH, 640), (WIDTH, HEIGHT), (1580, HEIGHT), (1345, 800)],
        mixed(MOSS, FERN, 0.5),
    )
    brush.shape([(60, HEIGHT), (430, 790), (640, 690), (690, 690), (560, 800), (330, HEIGHT)], SAND)
    for post in range(6):
        brush.box(
            560 + post * 34, 640 + abs(post - 3) * 3, size=(10, 74), colour=mixed(INK, BRICK, 0.3)
        )
    for rail in (656, 686):
        brush.stroke([(556, rail), (748, rail)], mixed(INK, BRICK, 0.3), width=8)
    brush.box(1060, 330, size=(260, 280), colour=mixed(ROSE, BRICK, 0.5))
    brush.shape([(1030, 340), (1190, 220), (1350, 340)], mixed(BRICK, INK, 0.45))
    for row in range(2):
        for column in range(3):
            brush.box(
                1092 + column * 76, 380 + row * 92, size=(40, 52), colour=mixed(DEEP, INK, 0.3)
            )
    brush.disc(1050, 560, radius=86, colour=mixed(INK, BRICK, 0.3))
    brush.disc(1050, 560, radius=70, colour=mixed(TEAL, MIST, 0.5))
    for spoke in range(8):
        angle = spoke * math.tau / 8
        end = (1050 + 84 * math.cos(angle), 560 + 84 * math.sin(angle))
        brush.stroke([(1050, 560), end], mixed(INK, BRICK, 0.3), width=8)
    for x, y, size in (
        (180, 560, 1.3),
        (330, 540, 1),
        (460, 560, 0.8),
        (1450, 620, 1.2),
        (90, 620, 1.0),
    ):
        brush.box(x - 9 * size, y, size=(18 * size, 120 * size), colour=mixed(INK, BRICK, 0.35))
        brush.disc(
            x, y - 30 * size, radius=92 * size, colour=mixed(FERN, MOSS, brush.random.random())
        )
    return brush
