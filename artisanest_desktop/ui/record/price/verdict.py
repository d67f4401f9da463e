"""What the price asked comes to: what an hour is paid, measured by the wage floor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from artisanest_desktop.i18n import Amount, Language, Msg, _
from artisanest_desktop.rules import Percent
from artisanest_desktop.rules.pricing import percent_of
from artisanest_desktop.ui.record.price.reckoning import Reckoning
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label

_ICONS = {
    "terra": "circle-alert",
    "saffron": "triangle-alert",
    "olive": "circle-check",
    "soft": "info",
}


def judge(r: Reckoning, lang: Language) -> tuple[str, list[Msg]]:
    """A colour and sentences: saffron below the wage floor, terra below cost; never more than a
    benchmark (domain facts, section 4)."""
    assert r.prices is not None
    asked, hourly = r.asked, r.hourly
    if asked is None:
        return "soft", [_("No price is asked yet.")]
    said = _paid(r, asked, hourly, lang)
    if asked < r.prices.cost:
        words = _("%(price)s is below the cost of %(cost)s: each piece sold loses %(loss)s.")
        loss = r.prices.cost - asked
        amounts = {"price": asked, "cost": r.prices.cost, "loss": loss}
        return "terra", [words % {k: Amount(v) for k, v in amounts.items()}, *said]
    if hourly is None:
        words = _("At %(price)s a piece leaves %(rest)s above its cost. With the hours of work the "
                  "price says what an hour is paid.")  # fmt: skip
        rest = Amount(asked - r.prices.cost)
        return "olive", [words % {"price": Amount(asked), "rest": rest}]
    if r.wage is not None and hourly < r.wage.amount:
        return "saffron", said
    if asked < r.prices.floor:
        words = _("That is below the floor price of %(floor)s: the hours are planned dearer here.")
        return "saffron", [*said, words % {"floor": Amount(r.prices.floor)}]
    return "olive", said


def _paid(r: Reckoning, asked: int, hourly: int | None, lang: Language) -> list[Msg]:
    if hourly is None:
        return []
    words = {"price": Amount(asked), "hourly": Amount(max(hourly, 0))}
    if hourly <= 0:
        return [_("At %(price)s nothing is left to pay the hours.") % words]
    if r.wage is None:
        return [_("At %(price)s an hour is paid %(hourly)s.") % words]
    words |= {"smig": Amount(r.wage.amount)}
    percent = Percent().format(str(percent_of(hourly, r.wage.amount)), lang)
    if r.wage.confirmed:
        said = _("At %(price)s an hour is paid %(hourly)s: %(percent)s of the SMIG of %(smig)s.")
    else:
        said = _("At %(price)s an hour is paid %(hourly)s: %(percent)s of the SMIG of %(smig)s "
                 "(to be confirmed).")  # fmt: skip
    return [said % {**words, "percent": percent}]


class Verdict(QFrame):
    """``taken()`` when the suggested price is to be the asked one."""

    taken = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        line = QHBoxLayout()
        line.setSpacing(px(10))
        self._picture = QLabel()
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label(session, "", wrap=True)
        benchmark = session.lang(
            _("The SMIG is a benchmark here: members of a cooperative are not employees.")
        )
        self.words.setToolTip(benchmark)
        self.words.setAccessibleDescription(benchmark)
        line.addWidget(self.words, 1)
        column.addLayout(line)
        self.take = Button(session, "", "check", "plain")
        self.take.setProperty("small", "true")  # with its amount it has to fit a narrow record
        self.take.clicked.connect(self.taken)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)

    def show_verdict(self, color: str, sentences: list[Msg]) -> None:
        """Say it, in its colour and with its picture."""
        self.setProperty("verdict", color)
        for part in (self, self.words):
            part.style().unpolish(part)
            part.style().polish(part)
        lang, theme = self._session.lang, self._session.theme
        ink = "muted" if color == "soft" else color
        self._picture.setPixmap(self._session.pixmap(_ICONS[color], ink, 20))
        self._picture.setFixedSize(theme.px(20), theme.px(22))
        self.words.setText("\n".join(lang(sentence) for sentence in sentences))

    def offer(self, price: int | None) -> None:
        """The suggested price on the button; None takes it away."""
        self.take.setVisible(price is not None)
        if price is not None:
            words = _("Take the suggested retail price, %(price)s")
            self.take.show_words(words % {"price": Amount(price)})
