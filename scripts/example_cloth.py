"""Pictures of the example: carpets, embroidery, clothes; a function each."""

from __future__ import annotations

from example_shapes import (
    BLUE,
    BROWN,
    INDIGO,
    INK,
    IVORY,
    LEAF,
    MADDER,
    OCHRE,
    OLIVE,
    PAPER,
    ROSE,
    SAFFRON,
    SAND,
    SHADE,
    SKY,
    STRAW,
    TERRA,
    WHITE,
    Drawing,
)  # fmt: skip

# Carpets


def rug_diamonds(d: Drawing) -> None:
    """Ivory wool, a net of brown diamonds."""
    d.begin_on(SAND)
    _laid(d, 96, 44, 288, 392, IVORY, BROWN)
    for j in range(5):
        for i in range(3):
            x, y = 144 + i * 96, 84 + j * 78
            d.diamond(x, y, 92, 76, BROWN, IVORY, IVORY, TERRA, SAFFRON)


def hanbel(d: Drawing) -> None:
    """Stripes of all dyes."""
    d.begin_on("#EFE7D8")
    _laid(d, 96, 44, 288, 392, MADDER, INK)
    colors = (MADDER, SAFFRON, INDIGO, IVORY, TERRA, OLIVE, MADDER, INDIGO)
    for n, color in enumerate(colors):
        d.rect(96, 44 + n * 49, 288, 49, color)
        ink = IVORY if color != IVORY else INDIGO
        if n % 2:
            for i in range(6):
                d.diamond(120 + i * 48, 68 + n * 49, 34, 30, ink, color, ink)
        else:
            d.zigzag(98, 58 + n * 49, 284, 20, 12, ink, 4)


def handira(d: Drawing) -> None:
    """The bride's: ivory, rows of mirrors, long threads."""
    d.begin_on("#E3E6F4")
    _laid(d, 76, 56, 328, 360, PAPER, SAND)
    for n in range(6):
        y = 84 + n * 60
        d.rect(76, y, 328, 22, (MADDER, SAND, INDIGO, SAND, OLIVE, MADDER)[n])
        d.dots(80, y + 11, 320, 14, 11, WHITE if n % 2 == 0 else OCHRE)
        d.fringe(82, y + 26, 316, 20, 26, "#E6DCC8")


def bedside(d: Drawing) -> None:
    """A small blue one with stars."""
    d.begin_on("#F1E6D2")
    _laid(d, 60, 150, 360, 190, INDIGO, IVORY, across=True)
    d.rect(78, 168, 324, 154, MADDER)
    d.rect(90, 180, 300, 130, INDIGO)
    for i in range(4):
        d.star(130 + i * 74, 245, 32, IVORY, SAFFRON)


def boucherouite(d: Drawing) -> None:
    """Rags of every colour."""
    d.begin_on("#ECE4D6")
    _laid(d, 96, 44, 288, 392, ROSE, MADDER)
    colors = (ROSE, SAFFRON, BLUE, LEAF, TERRA, SKY, MADDER, STRAW, OLIVE)
    d.within((96, 44), (384, 44), (384, 436), (96, 436))
    for j in range(10):
        for i in range(7):
            x, y = 96 + i * 48 + (24 if j % 2 else 0), 44 + j * 42
            d.diamond(x, y, 56, 84, colors[(i * 4 + j * 7) % 9], colors[(i + j * 2 + 3) % 9])
    d.anywhere()


def runner(d: Drawing) -> None:
    """Along a table."""
    d.begin_on("#EFE7D8", "#B98A5E")
    d.poly(((120, 120), (360, 120), (440, 400), (40, 400)), "#C99A6C")
    d.within((196, 110), (284, 110), (312, 420), (168, 420))
    d.rect(160, 110, 160, 320, IVORY)
    for n in range(7):
        d.zigzag(156, 128 + n * 44, 168, 18, 7, (TERRA, INDIGO, OLIVE)[n % 3], 7)
    d.anywhere()
    d.fringe(168, 412, 144, 26, 16, OCHRE)


def kilim_cushion(d: Drawing) -> None:
    """Triangles in rows."""
    d.begin_on("#E6E9DA", "#D8CDB8")
    _cushion(d, TERRA)
    for n in range(4):
        y = 178 + n * 62
        d.rect(110, y - 36, 260, 50, (TERRA, IVORY, INDIGO, IVORY)[n])
        d.teeth(114, y + 14, 252, 40, 6, (IVORY, MADDER, SAFFRON, OLIVE)[n])


# Embroidery


def tablecloth(d: Drawing) -> None:
    """White linen, blue stitches."""
    d.begin_on("#DCE2EE")
    d.rect(60, 60, 360, 360, PAPER, 6)
    d.stroke(BLUE, 4)
    d.drawRect(84, 84, 312, 312)
    d.setPen(d.pen().style().NoPen)
    for side in range(4):
        d.save()
        d.translate(240, 240)
        d.rotate(90 * side)
        for i in range(9):
            d.diamond(-128 + i * 32, -138, 20, 20, BLUE, PAPER, BLUE)
        d.star(-122, -104, 20, INDIGO, SKY)
        d.restore()
    d.star(240, 240, 62, BLUE, PAPER)
    d.star(240, 240, 22, SAFFRON)


def rose_cushion(d: Drawing) -> None:
    """A star with leaves."""
    d.begin_on("#F0E0DA", "#D9C3B0")
    _cushion(d, IVORY)
    for n in range(8):
        d.save()
        d.translate(240, 240)
        d.rotate(45 * n)
        d.curve(OLIVE if n % 2 else MADDER, (0, -40), (34, -70, 0, -108), (-34, -70, 0, -40))
        d.restore()
    d.star(240, 240, 42, SAFFRON, MADDER)


def shawl(d: Drawing) -> None:
    """A triangle with its threads."""
    d.begin_on("#E4DDEB")
    for i in range(17):
        x = 66 + i * 21.75
        y = 138 + (220 - abs(i - 8) * 27.5)
        d.line(MADDER, 4, (x, y), (x, y + 40))
    d.poly(((50, 130), (430, 130), (240, 372)), MADDER)
    d.poly(((92, 146), (388, 146), (240, 334)), "#B5403A")
    d.dots(96, 158, 288, 15, 9, STRAW)
    for x, y in ((180, 190), (240, 190), (300, 190), (210, 232), (270, 232), (240, 274)):
        d.star(x, y, 19, STRAW, MADDER)


def pouch(d: Drawing) -> None:
    """A small bag with a star."""
    d.begin_on("#E8E2CF", "#CDBB98")
    d.oval(240, 372, 300, 26, SHADE)
    d.rect(104, 150, 272, 220, INDIGO, 26)
    d.rect(104, 150, 272, 46, "#252E70", 22)
    d.line(STRAW, 6, (126, 184), (354, 184))
    d.rect(340, 178, 14, 40, STRAW, 6)
    d.star(240, 280, 58, STRAW, INDIGO)
    d.star(240, 280, 20, TERRA)
    for x in (140, 340):
        d.diamond(x, 280, 28, 44, TERRA, INDIGO, STRAW)


def bookmark(d: Drawing) -> None:
    """A strip on an open book."""
    d.begin_on("#DDD3C0", "#B79B78")
    d.curve(PAPER, (50, 150), (150, 110, 240, 150), (240, 380), (150, 340, 50, 380))
    d.curve("#F7F2E6", (430, 150), (330, 110, 240, 150), (240, 380), (330, 340, 430, 380))
    for n in range(7):
        d.line(SAND, 5, (80, 178 + n * 26), (200, 172 + n * 26))
        d.line(SAND, 5, (320, 178 + n * 26), (404, 182 + n * 26))
    d.rect(252, 96, 48, 260, OLIVE)
    for n in range(6):
        d.diamond(276, 124 + n * 42, 34, 34, IVORY, OLIVE, SAFFRON)
    d.fringe(252, 356, 48, 44, 8, MADDER)


# Clothes


def djellaba(d: Drawing) -> None:
    """Striped wool with its hood."""
    d.begin_on("#DFE3D6")
    _hanger(d)
    d.curve("#CDBB9B", (240, 62), (300, 110), (286, 140), (194, 140), (180, 110))
    body = ((188, 128), (292, 128), (352, 160), (396, 300), (348, 318), (326, 250), (348, 440),
            (132, 440), (154, 250), (132, 318), (84, 300), (128, 160))  # fmt: skip
    d.poly(body, "#E9DCC2")
    d.within(*body)
    for n in range(11):
        d.rect(90 + n * 30, 120, 7, 330, "#C2A77C")
    d.anywhere()
    d.line(BROWN, 6, (240, 140), (240, 300))
    for n in range(9):
        d.oval(240, 158 + n * 16, 10, 10, BROWN)


def caftan(d: Drawing) -> None:
    """Green, with its belt and braid."""
    d.begin_on("#F0E2DE")
    _hanger(d)
    body = ((196, 112), (284, 112), (350, 146), (412, 318), (342, 336), (318, 250), (372, 446),
            (108, 446), (162, 250), (138, 336), (68, 318), (130, 146))  # fmt: skip
    d.poly(body, OLIVE)
    d.within(*body)
    d.rect(222, 110, 36, 340, STRAW)
    d.rect(100, 424, 280, 24, STRAW)
    d.poly(((68, 300), (142, 318), (136, 340), (60, 322)), STRAW)
    d.poly(((412, 300), (338, 318), (344, 340), (420, 322)), STRAW)
    d.anywhere()
    for n in range(10):
        d.diamond(240, 130 + n * 32, 22, 22, MADDER)
    d.rect(154, 232, 172, 32, MADDER, 6)
    d.star(240, 248, 22, STRAW, MADDER)


def apron(d: Drawing) -> None:
    """For the kitchen, with a pocket."""
    d.begin_on("#F3E9D2")
    d.arc(TERRA, 9, (184, 34, 112, 130), 20, 140)
    d.curve(TERRA, (182, 100), (298, 100), (312, 200, 366, 222), (366, 430), (114, 430),
            (114, 222), (168, 200, 182, 100))  # fmt: skip
    d.line(TERRA, 9, (114, 228), (52, 262))
    d.line(TERRA, 9, (366, 228), (428, 262))
    d.rect(164, 282, 152, 104, "#C66A40", 10)
    d.zigzag(174, 300, 132, 14, 8, IVORY, 5)
    d.star(240, 164, 26, IVORY, TERRA)
    d.teeth(114, 430, 252, 24, 10, IVORY)


def _laid(d: Drawing, x: float, y: float, w: float, h: float, fill: str, threads: str,
          across: bool = False) -> None:  # fmt: skip
    """A carpet seen from above, its threads at both ends."""
    if across:
        for n in range(16):
            at = y + (n + 0.5) * h / 16
            d.line(threads, 3, (x - 20, at), (x + w + 20, at))
    else:
        d.fringe(x, y - 20, w, 20, 26, threads)
        d.fringe(x, y + h, w, 20, 26, threads)
    d.rect(x, y, w, h, fill)


def _cushion(d: Drawing, fill: str) -> None:
    d.oval(240, 398, 320, 34, SHADE)
    d.curve(fill, (84, 96), (240, 122, 396, 96), (370, 240, 396, 384), (240, 358, 84, 384),
            (110, 240, 84, 96))  # fmt: skip


def _hanger(d: Drawing) -> None:
    d.arc(BROWN, 6, (222, 26, 36, 36), -60, 240)
    d.line(BROWN, 9, (124, 140), (240, 84), (356, 140))
