"""Long work: off the window's thread, told, cancelled, and its errors in words."""

from __future__ import annotations

import threading

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.window import MainWindow


class Refused(Exception):
    """As the store's refusals are."""

    message = _("There is none yet.")


def test_it_runs_elsewhere_and_comes_back_here(window: MainWindow, settle) -> None:
    came: list[tuple[str, str]] = []

    def fn(_progress: work.Progress) -> str:
        return threading.current_thread().name

    work.run(window.session, fn, lambda name: came.append((name, threading.current_thread().name)))
    settle(window)
    ((there, here),) = came
    assert here == "MainThread" and there != here


def test_short_work_shows_nothing(qtbot, window: MainWindow, settle) -> None:
    shown: list[object] = []
    window.session.busy.connect(shown.append)
    work.run(window.session, lambda _p: None, lambda _r: None, title=_("Opening the file"))
    settle(window)
    assert shown == [None]


def test_long_work_shows_its_progress_and_stops(qtbot, window: MainWindow) -> None:
    stopped, done = threading.Event(), []

    def fn(progress: work.Progress) -> None:
        for n in range(1000):
            try:
                progress.step(n, 1000)
            except work.Cancelled:
                stopped.set()
                raise
            threading.Event().wait(0.005)

    work.run(window.session, fn, done.append, title=_("Opening the file"))
    qtbot.waitUntil(lambda: window.foot._stack.currentIndex() == 1, timeout=3000)
    qtbot.waitUntil(lambda: window.foot._bar.value() > 0, timeout=3000)
    assert window.foot._task.text() == "Ouverture du dossier"
    window.foot._cancel.click()
    qtbot.waitUntil(lambda: window.foot._stack.currentIndex() == 0, timeout=3000)
    assert stopped.is_set() and not done


def test_a_refusal_becomes_a_sentence(qtbot, window: MainWindow, settle) -> None:
    def fn(_progress: work.Progress) -> None:
        raise Refused

    with qtbot.waitSignal(window.session.refused) as said:
        work.run(window.session, fn, lambda _r: None)
    assert said.args == [Refused.message]


def test_a_screen_may_take_the_error_itself(qtbot, window: MainWindow, settle) -> None:
    errors: list[Exception] = []

    def fn(_progress: work.Progress) -> None:
        raise Refused

    work.run(window.session, fn, lambda _r: None, failed=errors.append)
    settle(window)
    assert isinstance(errors[0], Refused)


def test_work_comes_one_after_the_other(window: MainWindow, settle) -> None:
    order: list[int] = []
    for n in range(5):
        work.run(window.session, lambda _p, n=n: order.append(n), lambda _r: None)
    settle(window)
    assert order == [0, 1, 2, 3, 4]
