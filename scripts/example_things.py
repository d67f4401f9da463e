"""Pictures of the example: wool, baskets, clay, leather, wood, food; a function each."""

from __future__ import annotations

from example_shapes import (
    BLUE,
    BROWN,
    CLAY,
    INDIGO,
    INK,
    IVORY,
    LEAF,
    MADDER,
    OCHRE,
    OLIVE,
    PAPER,
    SAFFRON,
    SHADE,
    SKY,
    STRAW,
    TERRA,
    WHITE,
    Drawing,
)  # fmt: skip

# Wool


def ball(d: Drawing) -> None:
    """Hand-spun, with its spindle."""
    d.begin_on("#E3DCCB", "#C9B08A")
    d.oval(240, 388, 300, 34, SHADE)
    d.oval(224, 278, 230, 220, "#EADFC9")
    for n, (x, start) in enumerate(((150, 60), (180, 40), (120, 70), (205, 20))):
        d.arc("#CDBB9B", 6, (x, 180 + n * 6, 150, 190), start, 150)
        d.arc("#D8C8AB", 5, (128, 190 + n * 34, 200, 120), 200 - n * 10, 130)
    d.line(BROWN, 10, (372, 90), (300, 372))
    d.oval(306, 350, 84, 22, BROWN)
    d.line("#CDBB9B", 5, (334, 236), (352, 170))


def skein(d: Drawing) -> None:
    """Red of madder, with a piece of the root."""
    d.begin_on("#E9E4D6", "#D2BF9E")
    d.oval(240, 392, 320, 30, SHADE)
    for n in range(9):
        d.arc((MADDER, "#B5403A", "#872521")[n % 3], 15, (92 + n * 12, 120 + n * 7, 296 - n * 24,
              250 - n * 12), 0, 360)  # fmt: skip
    d.rect(216, 96, 50, 72, STRAW, 10)
    d.rect(216, 124, 50, 14, OCHRE)
    d.line("#A5522F", 14, (330, 404), (420, 386))
    d.line("#A5522F", 8, (380, 394), (420, 420))


# Baskets


def basket(d: Drawing) -> None:
    """With two handles."""
    d.begin_on("#DDE6DE", "#C8B08C")
    d.oval(240, 408, 300, 30, SHADE)
    d.arc(BROWN, 13, (140, 70, 120, 200), 0, 180)
    d.arc(BROWN, 13, (220, 70, 120, 200), 0, 180)
    shape = ((96, 176), (384, 176), (344, 408), (136, 408))
    d.within(*shape)
    d.weave(90, 176, 300, 236, 15, 12, STRAW, OCHRE, "#A8781F")
    d.rect(90, 268, 300, 44, TERRA)
    for n in range(7):
        d.diamond(120 + n * 40, 290, 34, 34, IVORY, TERRA, SAFFRON)
    d.anywhere()
    d.rect(88, 164, 304, 24, OCHRE, 12)


def laundry(d: Drawing) -> None:
    """Tall, with a lid."""
    d.begin_on("#E5E0EA", "#C7B7A2")
    d.oval(240, 424, 270, 28, SHADE)
    shape = ((124, 170), (356, 170), (338, 424), (142, 424))
    d.within(*shape)
    d.weave(120, 170, 240, 260, 12, 14, "#E3C98C", STRAW, "#B18A3C")
    d.rect(120, 226, 240, 20, INDIGO)
    d.rect(120, 366, 240, 20, INDIGO)
    d.anywhere()
    d.curve(OCHRE, (108, 172), (120, 96, 240, 88), (360, 96, 372, 172))
    d.arc(BROWN, 10, (208, 54, 64, 70), 0, 180)
    d.rect(104, 160, 272, 20, "#B18A3C", 10)


def bread_basket(d: Drawing) -> None:
    """With three loaves."""
    d.begin_on("#F1E4CF", "#C29A6B")
    d.oval(240, 384, 360, 34, SHADE)
    for x, y in ((168, 222), (312, 222), (240, 196)):
        d.oval(x, y, 150, 96, "#B9702F")
        d.oval(x, y - 6, 138, 82, "#D69A55")
        for n in range(-1, 2):
            d.line("#B9702F", 5, (x + n * 30 - 10, y - 20), (x + n * 30 + 6, y + 8))
    d.within((60, 232), (420, 232), (360, 384), (120, 384))
    d.weave(60, 232, 360, 156, 18, 8, STRAW, OCHRE, "#A8781F")
    d.zigzag(70, 290, 340, 34, 12, MADDER, 9)
    d.anywhere()
    d.rect(52, 220, 376, 24, OCHRE, 12)


def mat(d: Drawing) -> None:
    """Rush on the floor."""
    d.begin_on("#E8EADC")
    shape = ((110, 120), (370, 120), (446, 396), (34, 396))
    d.within(*shape)
    d.weave(30, 116, 420, 284, 22, 20, "#E6D19B", STRAW, "#BF9C50")
    for n, color in enumerate((MADDER, OLIVE, MADDER)):
        y = 160 + n * 82
        d.rect(30, y, 420, 30, color)
        d.zigzag(34, y + 6, 412, 18, 18, IVORY, 5)
    d.anywhere()


def lampshade(d: Drawing) -> None:
    """Woven, with its light."""
    d.begin_on("#33406E")
    d.poly(((150, 300), (330, 300), (430, 480), (50, 480)), "#4A5788")
    d.line(INK, 5, (240, 0), (240, 120))
    shape = ((196, 120), (284, 120), (372, 300), (108, 300))
    d.within(*shape)
    d.weave(100, 116, 280, 190, 14, 10, "#F0D48D", STRAW, "#8C6518")
    d.anywhere()
    d.rect(190, 108, 100, 18, BROWN, 8)
    d.rect(100, 292, 280, 16, BROWN, 8)
    d.oval(240, 312, 60, 30, "#FFF3C8")


# Clay, leather, wood


def tajine(d: Drawing) -> None:
    """A dish and its cone."""
    d.begin_on("#E6E0CE", "#B98F66")
    d.oval(240, 408, 340, 36, SHADE)
    d.curve(CLAY, (108, 330), (214, 300, 222, 132), (258, 132), (266, 300, 372, 330))
    d.rect(218, 92, 44, 48, "#A9552F", 18)
    d.within((170, 312), (203, 262), (277, 262), (310, 312))
    d.rect(100, 268, 280, 36, "#A9552F")
    d.zigzag(110, 276, 260, 20, 13, IVORY, 5)
    d.anywhere()
    d.curve("#A9552F", (70, 330), (410, 330), (384, 410, 320, 410), (160, 410), (96, 410, 70, 330))
    d.rect(62, 322, 356, 22, CLAY, 11)


def jug(d: Drawing) -> None:
    """For cool water."""
    d.begin_on("#DCE6EA", "#BFA583")
    d.oval(240, 420, 240, 30, SHADE)
    d.arc("#B4532A", 20, (296, 150, 110, 150), -80, 170)
    d.curve(CLAY, (196, 92), (284, 92), (276, 150), (360, 190, 352, 300), (344, 390, 292, 420),
            (188, 420), (136, 390, 128, 300), (120, 190, 204, 150))  # fmt: skip
    d.rect(186, 80, 108, 22, "#B4532A", 10)
    d.rect(134, 246, 212, 54, "#E0A080")
    for n in range(5):
        d.diamond(158 + n * 41, 273, 36, 42, INDIGO, "#E0A080", INDIGO)
    d.zigzag(146, 322, 188, 14, 9, IVORY, 5)


def bowls(d: Drawing) -> None:
    """Painted blue, one in the other."""
    d.begin_on("#EFE6D6", "#C8AE88")
    d.oval(240, 404, 330, 30, SHADE)
    for n, (y, wide) in enumerate(((190, 240), (250, 280), (318, 320))):
        left, right = 240 - wide / 2, 240 + wide / 2
        d.curve(WHITE, (left, y), (right, y), (right - 26, y + 92, 290, y + 92), (190, y + 92),
                (left + 26, y + 92, left, y))  # fmt: skip
        d.rect(left + 14, y + 16, wide - 28, 30, (BLUE, INDIGO, BLUE)[n])
        d.dots(left + 20, y + 31, wide - 40, 9, 14, WHITE)
        d.rect(left - 6, y - 8, wide + 12, 16, SKY, 8)


def babouches(d: Drawing) -> None:
    """A pair in yellow."""
    d.begin_on("#E2DCEC", "#CBB89F")
    for x in (156, 324):
        d.oval(x, 372, 150, 30, SHADE)
        d.curve("#B97F16", (x - 58, 210), (x - 66, 130, x, 120), (x + 66, 130, x + 58, 210),
                (x + 70, 340, x, 372), (x - 70, 340, x - 58, 210))  # fmt: skip
        d.curve(SAFFRON, (x - 60, 236), (x, 206, x + 60, 236), (x + 62, 340, x, 376),
                (x - 62, 340, x - 60, 236))  # fmt: skip
        d.curve("#6E4A12", (x - 44, 216), (x - 48, 146, x, 140), (x + 48, 146, x + 44, 216),
                (x, 190, x - 44, 216))  # fmt: skip
        d.star(x, 288, 27, MADDER, SAFFRON)
        d.arc(MADDER, 5, (x - 54, 222, 108, 50), 20, 140)


def pouffe(d: Drawing) -> None:
    """Leather in panels, a star on top."""
    d.begin_on("#E7DFCE", "#BFA17C")
    d.oval(240, 414, 360, 34, SHADE)
    d.curve("#8F4A26", (62, 246), (52, 400, 140, 414), (340, 414), (428, 400, 418, 246))
    for n in range(5):
        x = 112 + n * 64
        d.line("#6F361A", 4, (x, 290), (x + (240 - x) * -0.08, 410))
    d.oval(240, 236, 360, 168, "#B4632F")
    d.save()
    d.translate(240, 236)
    d.scale(1, 0.46)
    d.star(0, 0, 150, "#8F4A26", STRAW)
    d.star(0, 0, 44, MADDER)
    d.restore()


def box(d: Drawing) -> None:
    """Carved wood, with inlays."""
    d.begin_on("#E3E7DF", "#A88561")
    d.oval(240, 404, 360, 30, SHADE)
    d.poly(((90, 220), (128, 156), (352, 156), (390, 220)), "#A8662F")
    d.rect(90, 220, 300, 176, "#8A4F22", 6)
    d.rect(90, 220, 300, 20, BROWN)
    d.rect(112, 258, 256, 118, "#B77A42", 4)
    for i in range(6):
        for j in range(3):
            d.diamond(134 + i * 42, 280 + j * 38, 38, 34, BROWN, STRAW, BROWN)
    d.rect(222, 226, 36, 42, OCHRE, 6)
    d.oval(240, 244, 12, 12, INK)


# From the fields


def couscous(d: Drawing) -> None:
    """A cotton bag and its grain."""
    d.begin_on("#EAE3CC", "#C2A06F")
    d.oval(240, 416, 300, 28, SHADE)
    d.curve(IVORY, (158, 128), (322, 128), (356, 200, 344, 412), (136, 412), (124, 200, 158, 128))
    d.curve(IVORY, (150, 76), (240, 104, 330, 76), (318, 128), (162, 128))
    d.rect(152, 122, 176, 16, TERRA, 8)
    d.rect(168, 204, 144, 146, PAPER, 10)
    d.line(OCHRE, 6, (240, 336), (240, 226))
    for n in range(5):
        y = 232 + n * 18
        d.save()
        for side in (-1, 1):
            d.curve(OCHRE, (240, y + 18), (240 + side * 26, y + 14, 240 + side * 26, y - 8),
                    (240 + side * 6, y - 2, 240, y + 18))  # fmt: skip
        d.restore()
    for n in range(28):
        d.oval(92 + n * 53 % 300, 420 + n * 17 % 44, 8, 7, "#F3DFA8")


def soap(d: Drawing) -> None:
    """Three blocks and a branch of olive."""
    d.begin_on("#E6ECDD", "#CFC2A6")
    for x, y, fill, top in ((96, 292, "#9DB07A", "#B4C592"), (220, 292, "#C9B77E", "#DCCB97"),
                            (158, 190, "#B4C592", "#CAD8AE")):  # fmt: skip
        d.oval(x + 84, y + 104, 180, 22, SHADE)
        d.rect(x, y, 160, 100, fill, 12)
        d.rect(x, y, 160, 34, top, 12)
        d.star(x + 80, y + 64, 22, top, fill)
    d.line(OLIVE, 7, (300, 170), (420, 90))
    for n in range(5):
        x, y = 312 + n * 24, 160 - n * 16
        d.curve(LEAF, (x, y), (x + 6, y - 44, x + 38, y - 50), (x + 34, y - 14, x, y))
        d.curve(OLIVE, (x + 4, y), (x + 38, y + 22, x + 54, y + 2), (x + 26, y - 12, x + 4, y))


def sheet(d: Drawing) -> None:
    """A page of signatures, as a telephone photographs it."""
    d.begin_on("#8C7A62")
    d.save()
    d.translate(240, 240)
    d.rotate(-2)
    d.rect(-172, -218, 344, 436, PAPER)
    d.rect(-150, -196, 180, 14, INK)
    d.rect(-150, -172, 260, 8, "#A89E91")
    d.star(136, -184, 18, BLUE, PAPER)
    for n in range(13):
        y = -140 + n * 26
        d.rect(-150, y, 300, 2, "#C9BFAE")
        if n < 12:
            d.rect(-142, y + 9, 60 + n * 37 % 50, 7, "#70685E")
            for column in range(2 if n % 4 else 1):
                x = 10 + column * 72
                d.line(INDIGO, 3, (x, y + 18), (x + 10, y + 6), (x + 18, y + 20),
                       (x + 30 + n * 7 % 16, y + 8), (x + 52, y + 15))  # fmt: skip
    for x in (-150, 0, 72, 150):
        d.rect(x, -140, 2, 314, "#C9BFAE")
    d.restore()
