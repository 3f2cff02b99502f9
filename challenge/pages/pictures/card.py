"""The picture that a link to a page carries elsewhere: 1200 x 630, ink on paper, or a prompt on its own cover.

It is set in Source Serif, which knows Latin, Greek and Cyrillic letters. A title with letters that the face does not
have is not set at all, because half a title is worse than none: then the site's name stands large in its place, and
the line above it says which page this is. Signs such as emoji are left out, and the rest of the title stands.
"""

from __future__ import annotations

import io
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import as_file, files
from unicodedata import category, normalize

from PIL import Image, ImageDraw, ImageFont, __version__

_Colour = tuple[int, int, int]
WIDTH, HEIGHT = 1200, 630
_LEFT, _ROOM = 84, 1032
_INK, _SOFT = 255, 190
_LIGHT = (252, 250, 245)
_PAPER = (_LIGHT, (33, 29, 24), (153, 40, 25))
_COVER = ((133, 36, 26), _LIGHT, _LIGHT)
"""Ground, ink and pencil, as the theme has them."""

_SIZES = ((104, 2), (84, 3), (66, 4), (54, 4))
"""Sizes of a title, each with the lines it may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What a card says: the site's name, a line above the title, the title, and a line at the foot.

    A prompt's is painted on the prompt's own colour: `cover`.
    """

    site: str
    above: str
    title: str
    foot: str
    cover: bool = False


def card_path(page: str) -> str:
    """Where the card of a page stands: `seasons/x/prompts/y/` has `cards/seasons/x/prompts/y.png`."""
    return f"cards/{page.rstrip('/') or 'site'}.png"


def card_key(words: CardWords) -> str:
    """A name for the bytes of a card: the same words make the same bytes with the same library."""
    return blake2b(
        "\0".join((__version__, "3", *map(str, astuple(words)))).encode("utf-8", "replace"), digest_size=16
    ).hexdigest()


def card_label(words: CardWords) -> str:
    """What stands on the card, for those who do not see it."""
    return " – ".join(part for part in _lettering(words) if part)


def paint_card(words: CardWords) -> bytes:
    """The card as PNG. The same words give the same bytes."""
    ink, red = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    pen, pencil = ImageDraw.Draw(ink), ImageDraw.Draw(red)
    for top, bottom in ((128, 131), (136, 137)):
        pen.rectangle((_LEFT, top, WIDTH - _LEFT - 1, bottom), fill=_INK)
    site, above, title, foot = _lettering(words)
    pencil.text((_LEFT, 104), "¶", fill=255, font=_face("Bold", 44), anchor="ls")
    if site:
        pen.text((_LEFT + 40, 104), _fitted(site, "BoldIt", 44, _ROOM - 40), _INK, _face("BoldIt", 44), anchor="ls")
    if above:
        pencil.text((_LEFT, 206), _fitted(above, "Semibold", 34, _ROOM), 255, _face("Semibold", 34), anchor="ls")
    size, lines = _set(title)
    for place, line in enumerate(lines):
        pen.text(
            (_LEFT - size // 24, 250 + round(size * (0.8 + 1.1 * place))), line, _INK, _face("Bold", size), anchor="ls"
        )
    pen.text((_LEFT, 584), _fitted(foot, "It", 30, _ROOM), _SOFT, _face("It", 30), anchor="ls")
    return _png(ink, red, _COVER if words.cover else _PAPER)


def _lettering(words: CardWords) -> tuple[str, str, str, str]:
    """What is set, from top to bottom: the site, the line above, the title, the foot; each of them may be missing.

    The site's name stands in the place of a title that cannot be set, and the line above in that of both.
    """
    site, above, title, foot = map(settable, (words.site, words.above, words.title, words.foot))
    if title and title != site:
        return site, above, title, foot
    return ("", above, site, foot) if site else ("", "", above, foot)


def settable(text: str) -> str:
    """The text as the face can set it, without signs it does not have; empty where it lacks letters."""
    kept = []
    for letter in normalize("NFC", " ".join(text.split())):
        if _has(letter):
            kept.append(letter)
        elif category(letter)[0] in "LN":
            return ""
    return " ".join("".join(kept).split())


@lru_cache(4096)
def _has(letter: str) -> bool:
    face = _face("Bold", 40)
    return letter == " " or bytes(face.getmask(letter)) != _nothing()


@cache
def _nothing() -> bytes:
    """How the face shows that it lacks a letter."""
    return bytes(_face("Bold", 40).getmask("\U0010fffe"))


@cache
def _face(style: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every machine; the other depends on libraries that may be there or not.
    with as_file(files("font_source_serif_pro") / "files" / f"SourceSerifPro-{style}.ttf") as path:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _set(text: str) -> tuple[int, list[str]]:
    """The size and the lines of a title: as large as it can be, cut where even the smallest is too large."""
    for size, most in _SIZES:
        lines = _lines(text, size)
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], _fitted(" ".join(lines[most - 1 :]), "Bold", size, _ROOM)]


def _lines(text: str, size: int) -> list[str]:
    """Lines filled word by word; a word longer than a line is broken."""
    face, lines = _face("Bold", size), [""]
    for word in text[:400].split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= _ROOM:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if face.getlength(lines[-1] + letter) > _ROOM:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def _fitted(text: str, style: str, size: int, room: int) -> str:
    """One line, cut with `…` where it is too long."""
    face = _face(style, size)
    if face.getlength(text) <= room:
        return text
    while text and face.getlength(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _png(ink: Image.Image, red: Image.Image, colours: tuple[_Colour, _Colour, _Colour]) -> bytes:
    """Two colours on a ground, each in 128 shades, as a picture with a palette: small, and quickly packed."""
    whole = ink.point([shade // 2 for shade in range(256)])
    whole.paste(red.point([128 + shade // 2 for shade in range(256)]), mask=red.point([0, *([255] * 255)]))
    whole = whole.convert("P")
    ground, *drawn = colours
    shades = [_mixed(ground, colour, step / 127) for colour in drawn for step in range(128)]
    whole.putpalette([part for shade in shades for part in shade])
    kept = io.BytesIO()
    whole.save(kept, "PNG", compress_level=6)
    return kept.getvalue()


def _mixed(ground: _Colour, colour: _Colour, strength: float) -> tuple[int, ...]:
    return tuple(round(g + (c - g) * strength) for g, c in zip(ground, colour, strict=True))
