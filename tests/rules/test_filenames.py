"""Names of files that any disk takes, and what a system would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import filenames


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Carte nationale.pdf", "Carte nationale.pdf"),
        ("عقد الشراكة.docx", "عقد الشراكة.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\con.txt", "_con.txt"),
        ("COM1.tar.gz", "_COM1.tar.gz"),
        ("a:b*c?.pdf", "a b c.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("trailing. ", "trailing"),
        ("?.pdf", "file.pdf"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_any_disk_takes(given_name: str, kept: str) -> None:
    assert filenames.safe(given_name) == kept


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder_or_grows_too_long(name: str) -> None:
    safe = filenames.safe(name)
    assert safe and not set('/\\:*?"<>|\x00\n') & set(safe)
    assert safe.strip(". ") == safe and safe not in (".", "..")
    assert len(safe.encode()) <= filenames.MOST + 20
    assert filenames.safe(safe) == safe


@given(st.sampled_from(["exe", "BAT", "lnk", "Desktop", "scr", "sh", "js", "cmd"]), st.text())
def test_what_is_run_stays_so_under_its_safe_name(ending: str, stem: str) -> None:
    assert filenames.is_run(filenames.safe(f"{stem}.{ending}"))


@pytest.mark.parametrize("start", [b"MZ\x90", b"\x7fELF", b"#!/bin/sh", b"\xef\xbb\xbf#!x"])
def test_a_program_under_another_name(start: bytes) -> None:
    assert filenames.is_run("facture.pdf", start)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.jpg", "exe", ".exe", "a", "a.exe.pdf"])
def test_what_is_shown(name: str) -> None:
    assert not filenames.is_run(name, b"%PDF-1.7")
