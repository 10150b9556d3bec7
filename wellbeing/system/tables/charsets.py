"""From the bytes of a file to its text, in the charsets that offices write."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB 18030 takes Big5 without an error: what comes out is told by private-use letters and by words that make no sense.
_EASTERN = ("gb18030", "cp950", "big5hkscs")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\ufffd]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SAMPLE = 60_000


def decoded(raw: bytes, sense: Callable[[str], int]) -> str | None:
    """Return the text of a file, None where it is none; `sense` counts the known words of a text in Chinese."""
    charset = charset_of(raw, sense)
    return None if charset is None else _read(raw, charset)


def charset_of(raw: bytes, sense: Callable[[str], int]) -> str | None:
    """Return the charset in which bytes are a text, None where they are none."""
    for mark, charset in _MARKS:
        if raw.startswith(mark):
            return charset
    if (sixteen := _unmarked_utf16(raw)) is not None:
        return sixteen
    if _read(raw, "utf-8") is not None:
        return "utf-8"
    if _BINARY.search(raw[:SAMPLE].replace(b"\x00", b"", 3)):
        return None
    texts = {charset: text for charset in _EASTERN if (text := _read(raw, charset)) is not None}
    best = max(texts, key=lambda charset: _worth(texts[charset], sense), default=None)
    if best is not None and _worth(texts[best], sense) > 0:
        return best
    return "cp1252" if _read(raw, "cp1252") is not None and _is_western(raw) else best


def _worth(text: str, sense: Callable[[str], int]) -> int:
    sample = text[:SAMPLE]
    return sense(sample) - 5 * len(_PRIVATE_USE.findall(sample))


def _is_western(raw: bytes) -> bool:
    """Tell accents, of which few stand side by side (Größe), from the pairs of Chinese."""
    high = re.findall(rb"[\x80-\xff]+", raw[:SAMPLE])
    alone = sum(len(run) == 1 for run in high)
    return 2 * alone >= len(high) and all(len(run) <= 3 for run in high)


def _unmarked_utf16(raw: bytes) -> str | None:
    sample = raw[:2000]
    half = len(sample) // 2
    if half < 8:
        return None
    if sample[1::2].count(0) > 0.4 * half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _read(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except (UnicodeDecodeError, UnicodeError):
        return None
