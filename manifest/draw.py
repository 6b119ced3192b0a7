"""Draws the two icons of the app: an agenda, one item of it ticked, in a speech bubble.

`python -m manifest.draw` draws them again. It needs Pillow, which comes with pdfplumber; the builder reads the files.
"""

from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).with_name("icons")
GROUND = (23, 71, 94)
"""The ground of the colour icon; the template's accentColor is the same."""
WHITE = (255, 255, 255)
FINER = 8
"""The colour icon is drawn so many times larger, and then made smaller, for smooth edges."""


def color() -> Image.Image:
    """192 x 192, opaque to every edge; the drawing stays within the middle 120, for Teams cuts the corners off."""
    icon = Image.new("RGB", (192 * FINER, 192 * FINER), GROUND)
    pen = ImageDraw.Draw(icon)
    pen.rounded_rectangle(_finer(37, 38, 155, 132), radius=20 * FINER, fill=WHITE)
    pen.polygon(_finer(58, 126, 58, 154, 92, 126), fill=WHITE)
    pen.line(_finer(53, 65, 61, 73, 76, 56), fill=GROUND, width=8 * FINER, joint="curve")
    pen.rounded_rectangle(_finer(86, 60, 140, 70), radius=5 * FINER, fill=GROUND)
    pen.ellipse(_finer(57, 98, 69, 110), fill=GROUND)
    pen.rounded_rectangle(_finer(86, 99, 124, 109), radius=5 * FINER, fill=GROUND)
    return icon.reduce(FINER)


def outline() -> Image.Image:
    """32 x 32 in white on nothing: Teams refuses a pixel that is neither, so the edges are not smoothed."""
    shape = Image.new("L", (32, 32), 0)
    pen = ImageDraw.Draw(shape)
    pen.rounded_rectangle((1, 3, 30, 24), radius=5, outline=255, width=2)
    pen.polygon([(6, 24), (6, 29), (12, 24)], fill=255)
    for top in (10, 11):
        pen.line([(6, top), (8, top + 2), (11, top - 1)], fill=255)
    pen.rectangle((14, 10, 25, 11), fill=255)
    pen.ellipse((7, 16, 10, 19), fill=255)
    pen.rectangle((14, 17, 22, 18), fill=255)
    icon = Image.new("RGBA", (32, 32), (*WHITE, 0))
    icon.putalpha(shape)
    return icon


def _finer(*numbers: float) -> list[float]:
    """Corners of the drawing, in the pixels of the large one."""
    return [FINER * number for number in numbers]


if __name__ == "__main__":
    color().save(ICONS / "color.png", optimize=True)
    outline().save(ICONS / "outline.png", optimize=True)
