"""Pictures of the section Science."""

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


def seagrass() -> Brush:
    """A meadow under water, the ferry's keel above it."""
    brush = Brush(41)
    brush.sky(STRAW, ICE, until=200)
    brush.sky(mixed(TEAL, MIST, 0.55), mixed(DEEP, NIGHT, 0.4), begin=200, until=HEIGHT)
    for beam in range(6):
        x = 160 + beam * 260
        tint = mixed(mixed(TEAL, MIST, 0.55), MIST, 0.16)
        brush.shape([(x, 202), (x + 70, 202), (x - 40, 560), (x - 190, 560)], tint)
    brush.shape([(560, 150), (1180, 150), (1120, 262), (640, 262)], PAPER)
    brush.shape([(640, 262), (1120, 262), (1090, 300), (690, 300)], BRICK)
    brush.box(680, 84, size=(360, 68), colour=PAPER)
    for x in range(706, 1020, 54):
        brush.box(x, 102, size=(30, 26), colour=DEEP, round_by=4)
    brush.box(900, 30, size=(60, 56), colour=TEAL)
    brush.hills(960, 30, mixed(SAND, DEEP, 0.55), waves=1.8)
    for depth in range(3):
        for _ in range(70):
            x = brush.random.uniform(-20, WIDTH + 20)
            tint = mixed(mixed(DEEP, FERN, 0.5), mixed(MOSS, STRAW, 0.15), depth / 2)
            _blade(brush, (x, 960 + depth * 45), 190 + depth * 70, tint)
    for x, y, size in (
        (300, 480, 1),
        (372, 530, 0.7),
        (1260, 560, 1.1),
        (1190, 500, 0.7),
        (1330, 620, 0.6),
    ):
        brush.disc(x, y, radius=38 * size, colour=mixed(OCHRE, STRAW, 0.3), flat=0.45)
        brush.shape(
            [(x + 30 * size, y), (x + 64 * size, y - 20 * size), (x + 64 * size, y + 20 * size)],
            mixed(OCHRE, STRAW, 0.3),
        )
        brush.disc(x - 20 * size, y - 4 * size, radius=4 * size, colour=INK)
    return brush


def _blade(brush: Brush, foot: Point, length: float, colour: str) -> None:
    x, y = foot
    lean = brush.random.uniform(20, 90)
    tall = length * brush.random.uniform(0.55, 1.1)
    left, right = [], []
    for step in range(11):
        share = step / 10
        middle = x + lean * share**1.7 + 10 * math.sin(share * 5 + x)
        half = 8 * (1 - share) + 0.6
        left.append((middle - half, y - tall * share))
        right.append((middle + half, y - tall * share))
    brush.shape([*left, *reversed(right)], colour)


def observatory() -> Brush:
    """A closed dome on a hill, clouds before the stars."""
    brush = Brush(43)
    brush.sky(NIGHT, mixed(DUSK, TEAL, 0.4))
    brush.stars(220, below=700)
    for x, y, wide in (
        (260, 260, 1.2),
        (1240, 190, 1.4),
        (820, 400, 0.9),
        (1500, 430, 1),
        (60, 480, 0.9),
    ):
        tint = mixed(DUSK, SLATE, brush.random.uniform(0.3, 0.6))
        for puff in range(6):
            along = (puff - 2.5) * 74 * wide
            brush.disc(
                x + along,
                y - 16 * (puff % 3),
                radius=(62 - abs(puff - 2.5) * 9) * wide,
                colour=tint,
                flat=0.62,
            )
        brush.box(
            x - 250 * wide, y + 6, size=(500 * wide, 34 * wide), colour=tint, round_by=17 * wide
        )
    brush.hills(800, 70, mixed(NIGHT, TEAL, 0.28), waves=1.1)
    brush.disc(800, 620, radius=215, colour=ICE)
    brush.disc(842, 640, radius=196, colour=mixed(ICE, SLATE, 0.18))
    for rib in (-130, -66, 0, 66, 130):
        arc = [
            (800 + rib * math.cos(t / 20 * math.pi / 2), 620 - 213 * math.sin(t / 20 * math.pi / 2))
            for t in range(21)
        ]
        brush.stroke(arc, mixed(ICE, SLATE, 0.45), width=4)
    brush.box(572, 616, size=(456, 260), colour=STRAW)
    brush.box(572, 616, size=(456, 20), colour=mixed(OCHRE, INK, 0.25))
    for x in (630, 742, 854, 966):
        brush.box(
            x - 18,
            680,
            size=(40, 70),
            colour=mixed(OCHRE, STRAW, 0.25) if x == 742 else DEEP,
            round_by=18,
        )
    brush.hills(900, 36, mixed(NIGHT, INK, 0.45), waves=1.6)
    for x in range(40, WIDTH, 92):
        high = brush.random.uniform(60, 150)
        y = 930 + brush.random.uniform(-10, 40)
        brush.shape([(x - 34, y), (x, y - high), (x + 34, y)], mixed(FERN, NIGHT, 0.6))
    return brush


def bell_tower() -> Brush:
    """A tower over roofs; the bell swings."""
    brush = Brush(47)
    brush.sky(mixed(MIST, TEAL, 0.2), STRAW)
    brush.disc(300, 300, radius=120, colour=mixed(STRAW, PAPER, 0.7))
    brush.box(600, 150, size=(400, 917), colour=mixed(SAND, ROSE, 0.35))
    brush.box(860, 150, size=(140, 917), colour=mixed(SAND, BRICK, 0.42))
    brush.shape([(570, 160), (800, -90), (1030, 160)], mixed(TEAL, DEEP, 0.4))
    brush.shape([(800, -90), (1030, 160), (860, 160)], DEEP)
    brush.box(578, 150, size=(444, 26), colour=mixed(BRICK, INK, 0.35))
    brush.disc(800, 360, radius=140, colour=mixed(DEEP, INK, 0.45))
    brush.box(660, 360, size=(280, 300), colour=mixed(DEEP, INK, 0.45))
    brush.box(640, 386, size=(320, 22), colour=mixed(OCHRE, INK, 0.6))
    turn = 0.2
    outline = [
        (-34, 0),
        (34, 0),
        (58, 60),
        (70, 140),
        (112, 186),
        (-112, 186),
        (-70, 140),
        (-58, 60),
    ]
    points = [
        (
            800 + x * math.cos(turn) - y * math.sin(turn),
            404 + x * math.sin(turn) + y * math.cos(turn),
        )
        for x, y in outline
    ]
    brush.disc(772, 616, radius=24, colour=mixed(OCHRE, INK, 0.5))
    brush.shape(points, OCHRE)
    brush.shape([points[0], points[7], points[6], points[5], points[3]], mixed(OCHRE, STRAW, 0.25))
    brush.shape(points[2:5], mixed(OCHRE, INK, 0.2))
    for wave in range(4):
        radius = 330 + wave * 92
        for side in (-1, 1):
            arc = [
                (800 + side * radius * math.cos(t / 40), 500 - radius * math.sin(t / 40))
                for t in range(-14, 15)
            ]
            brush.stroke(
                arc, mixed(mixed(STRAW, MIST, 0.5), TEAL, 0.5 - wave * 0.1), width=7 - wave
            )
    for x in range(-40, WIDTH, 190):
        if 520 < x < 940:
            continue
        high = 250 + brush.random.uniform(-60, 70)
        wall = mixed(STRAW, (ROSE, SAND, MIST)[(x // 190) % 3], 0.7)
        brush.box(x, HEIGHT - high, size=(180, high), colour=wall)
        brush.shape(
            [(x - 14, HEIGHT - high), (x + 90, HEIGHT - high - 110), (x + 194, HEIGHT - high)],
            BRICK,
        )
        brush.box(x + 66, HEIGHT - high + 46, size=(46, 62), colour=DUSK)
    return brush


def dunes() -> Brush:
    """Dunes in October light, and a moth."""
    brush = Brush(53)
    brush.sky(mixed(MIST, ICE, 0.4), mixed(STRAW, ROSE, 0.25), until=620)
    brush.box(0, 430, size=(WIDTH, 120), colour=mixed(TEAL, MIST, 0.45))
    brush.waves(452, colour=ICE, rows=3, step=26)
    for index, level in enumerate((560, 680, 800, 930)):
        tint = mixed(mixed(SAND, STRAW, 0.5), mixed(OCHRE, SAND, 0.45), index / 4)
        ridge = brush.hills(level, 66, tint, waves=0.9 + index * 0.35)
        for x, y in ridge[4 + index * 3 :: 17 - index]:
            _tuft(brush, (x, y + 14), 30 + index * 16)
    _moth(brush, (1130, 330))
    return brush


def _tuft(brush: Brush, foot: Point, size: float) -> None:
    x, y = foot
    for _ in range(7):
        lean = brush.random.uniform(-0.7, 0.9)
        tip = (x + lean * size, y - size * brush.random.uniform(0.9, 1.6))
        brush.shape([(x - 3, y), (x + 3, y), tip], mixed(MOSS, FERN, brush.random.random()))


def _moth(brush: Brush, middle: Point) -> None:
    x, y = middle
    for side in (-1, 1):
        upper = [(0, -10), (60, -120), (190, -150), (210, -80), (120, 20), (20, 30)]
        lower = [(10, 20), (110, 26), (150, 90), (90, 130), (24, 80)]
        brush.shape([(x + side * a, y + b) for a, b in lower], mixed(SLATE, SAND, 0.45))
        brush.shape([(x + side * a, y + b) for a, b in upper], mixed(SLATE, INK, 0.18))
        bands = [(70, -100), (110, -24), (130, -32), (96, -112)]
        brush.shape([(x + side * a, y + b) for a, b in bands], mixed(SLATE, STRAW, 0.6))
        brush.disc(x + side * 156, y - 96, radius=15, colour=OCHRE)
        brush.stroke([(x, y - 40), (x + side * 50, y - 120)], INK, width=4)
    brush.shape(
        [(x - 18, y - 40), (x + 18, y - 40), (x + 12, y + 120), (x - 12, y + 120)],
        mixed(INK, SLATE, 0.4),
    )
    brush.disc(x, y - 44, radius=20, colour=mixed(INK, SLATE, 0.4))
