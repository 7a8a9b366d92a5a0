"""Draw the pictures of the demo's paper again: `.venv/bin/python tools/drawings/draw.py`.

They are drawn with a few flat shapes, and stand in the repository, so that nobody has to wait for
them and nothing is fetched from anywhere.
"""

from pathlib import Path

import city
import coast
import culture
import science
import world

DRAWN = Path(__file__).parents[2] / "src" / "folkmoot" / "newsroom" / "demo" / "drawn"
SCENES = (
    world.two_letters,
    world.old_desk,
    world.night_train,
    world.island_turbines,
    city.market_hall,
    city.harbour_bridge,
    city.long_table,
    city.river_path,
    science.seagrass,
    science.observatory,
    science.bell_tower,
    science.dunes,
    culture.reading_room,
    culture.stage,
    coast.old_harbour,
    coast.choir,
)

if __name__ == "__main__":
    for scene in SCENES:
        path = DRAWN / f"{scene.__name__.replace('_', '-')}.webp"
        scene().save(path)
        print(f"{path.name}: {path.stat().st_size // 1024} KB")
