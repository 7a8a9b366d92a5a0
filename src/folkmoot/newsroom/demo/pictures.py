"""The demo's drawings as pictures of the newsroom: credited, cleared and described."""

from pathlib import Path

from django.core.files.images import ImageFile

from folkmoot.newsroom.models import NewsImage

PICTURES = Path(__file__).parent / "drawn"
CREDIT = "Drawing: Folkmoot"
RIGHTS = "Drawn for Folkmoot's demo; free to use under the Apache License 2.0."

DESCRIPTIONS = {
    "two-letters": "Two sealed envelopes lie side by side on a dark table, not touching.",
    "old-desk": "A desk with a lamp, an inkwell and a written sheet; behind the window it snows.",
    "night-train": "A train with lit windows crosses a low bridge at night, mirrored in the water.",
    "island-turbines": "A pier and a ferry above, two turbines under the water below.",
    "market-hall": "An arched hall with striped stalls; rails in the floor lead to the light.",
    "harbour-bridge": "A lift bridge with two steel towers at dusk, a small boat passing below.",
    "long-table": "People sit on both sides of a long table with coloured dishes under lamps.",
    "river-path": "A path ends at a fence before a river; on the far bank stands an old mill.",
    "seagrass": "Seagrass sways on the sea bed, fish above it, and a ferry on the surface.",
    "observatory": "A closed observatory dome on a hill, clouds passing before the stars.",
    "bell-tower": "A bell swings in a tower above red roofs; lines show its sound.",
    "dunes": "A grey moth over sand dunes with tufts of grass, the sea behind.",
    "reading-room": "A table with an open book and a lamp at a window, between full shelves.",
    "stage": "Two actors on a stage; in the dark the audience raises blue and yellow cards.",
    "old-harbour": "Pen drawing of an old harbour crane, gabled houses and a sailing boat.",
    "choir": "A choir in three rows sings from sheets in front of a sea chart.",
}


def picture(name: str) -> NewsImage:
    """The picture of this name, loaded once."""
    title = name.replace("-", " ").capitalize()
    known = NewsImage.objects.filter(title=title, credit=CREDIT).first()
    if known:
        return known
    path = PICTURES / f"{name}.webp"
    with path.open("rb") as file:
        image = NewsImage.objects.create(
            title=title,
            file=ImageFile(file, name=path.name),
            description=DESCRIPTIONS[name],
            credit=CREDIT,
            rights=RIGHTS,
        )
    image.file.close()
    return image
