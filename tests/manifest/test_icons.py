"""The icons, as Teams wants them, and as they are drawn."""

import pytest
from PIL import Image, ImageChops

from manifest.build import FOLDER
from manifest.draw import color, outline


def kept(name):
    with Image.open(FOLDER / "icons" / f"{name}.png") as icon:
        icon.load()
    return icon


def test_the_colour_icon_is_192_across_and_opaque_to_every_edge():
    icon = kept("color")
    assert (icon.format, icon.size, icon.mode) == ("PNG", (192, 192), "RGB")


def test_the_colour_icon_is_drawn_within_the_middle_120_on_the_apps_accent(made):
    icon = kept("color")
    ground = icon.getpixel((0, 0))
    assert "#{:02X}{:02X}{:02X}".format(*ground) == made["accentColor"]
    icon.paste(ground, (36, 36, 156, 156))
    assert icon.tobytes() == Image.new("RGB", icon.size, ground).tobytes()


def test_the_outline_icon_is_32_across_and_every_pixel_is_white_or_transparent():
    icon = kept("outline")
    assert (icon.format, icon.size) == ("PNG", (32, 32))
    colours = {icon.convert("RGBA").getpixel((x, y)) for x in range(32) for y in range(32)}
    assert colours == {(255, 255, 255, 255), (255, 255, 255, 0)}


@pytest.mark.parametrize(("name", "draw"), [("color", color), ("outline", outline)])
def test_an_icon_is_what_its_drawing_draws(name, draw):
    difference = ImageChops.difference(kept(name).convert("RGBA"), draw().convert("RGBA"))
    assert max(difference.tobytes()) <= 2  # of 255: another Pillow may smooth by a hair's breadth
