"""Tells by its first bytes what a file is, whatever it is called: a page of the web, JSON; and how that is written."""

from __future__ import annotations

_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_PAGES = (
    b"<html",
    b"<!doctype",
    b"<table",
    b"<?xml",
    b"<head",
    b"<meta",
    b"<body",
    b"<div",
    b"mime-version:",
)


def is_page(first: bytes) -> bool:
    """Tell a page, also one of two bytes for a letter, or one that a browser or a spreadsheet saved as an archive."""
    return _start(first).lower().startswith(_PAGES)


def is_json(first: bytes) -> bool:
    """Tell objects, or a list of them, which may be empty."""
    return _start(first).startswith((b"{", b"[{", b"[[", b"[]", b"[\n", b"[\r", b"[ "))


def json_charset(first: bytes) -> str:
    """Return the charset of JSON, which is one of Unicode."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in first[:4]:
        return "utf-16-le" if first[1:2] == b"\x00" else "utf-16-be"
    return "utf-8-sig"


def _start(first: bytes) -> bytes:
    return first.lstrip(_MARKS).replace(b"\x00", b"").lstrip()
