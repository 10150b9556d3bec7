"""Writes resources/docs/licences.md: what the app stands on, under which licence, and what a bundle must carry.

Run it in the environment of the tests after the lock file has changed; a test compares.
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parent
LOCK = RESOURCES / "requirements.lock"
PAGE = RESOURCES / "docs" / "licences.md"
BUILD_ONLY = {
    "babel", "fonttools", "hatchling", "noto-cjk-sans-jp-bold", "noto-cjk-sans-otc", "pathspec", "pluggy",
    "trove-classifiers",
}  # fmt: skip
# Not installed on the system where the page is written, or silent about themselves in their metadata.
KNOWN = {
    "backports-tarfile": "MIT",
    "click-default-group": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "python-calamine": "MIT",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only OR Qt commercial",
    "pywin32-ctypes": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only OR Qt commercial",
    "sqlcipher3": "Zlib",
    "tzlocal": "MIT",
    "tzdata": "Apache-2.0 (the data itself: public domain)",
}
CLASSIFIER = "License :: OSI Approved :: "
HEAD = """# Licences

wellbeing itself is under the MIT licence ([LICENSE](../../LICENSE)). It stands on the packages below, with these versions
locked in `resources/requirements.lock`. The page is written by `resources/make_licences.py`; a test keeps it true.

## What a bundle must carry

A wheel of wellbeing carries our own code and the fonts; the packages come from PyPI with their own licences. Whoever packs
them together (an installer, a folder made by PyInstaller, a disk image) hands them on and must:

- put the licence text and the copyright line of **every** package below beside the programs;
- for the LGPL ones (marked in the table) add the text of the LGPL and of the GPL, say that they are used and where their
  source is, and let a person exchange them: keep them as separate libraries in a folder, never one sealed file, and forbid
  no reverse engineering of that exchange;
- carry `OFL.txt` beside the two fonts: regular and bold, they are cut down from Noto Sans CJK (SIL Open Font License 1.1)
  and bear another name, as that licence asks;
- carry the licences inside the wheels too: Qt's third parties in PySide6, SQLCipher (BSD) and OpenSSL (Apache-2.0) in
  sqlcipher3, libpq and OpenSSL in psycopg-binary, libsodium (ISC) in PyNaCl, FreeType, Agg and the DejaVu fonts in
  matplotlib, OpenBLAS and the GCC runtime library (with its exception) in numpy. `dist-info/licenses` of each holds most.

| package | version | licence | |
| --- | --- | --- | --- |
"""  # noqa: E501
ROW = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def locked() -> list[tuple[str, str]]:
    """Return name and version of each package in the lock file."""
    return ROW.findall(LOCK.read_text("utf-8"))


def licence_of(name: str) -> str:
    """Return a package's licence as its metadata tells, in one line."""
    if name in KNOWN:
        return KNOWN[name]
    try:
        found = distribution(name)
    except PackageNotFoundError:
        raise SystemExit(f"{name} is not installed here: add its licence to KNOWN.") from None
    return told(found)


def told(found: Distribution) -> str:
    """Return the licence expression, else the classifiers, else the first line of the old field."""
    fields: Any = found.metadata
    expression = fields.get("License-Expression")
    if expression:
        return str(expression)
    classes = [
        value.removeprefix(CLASSIFIER) for value in fields.get_all("Classifier") or () if CLASSIFIER in value
    ]
    said = " / ".join(classes) or str(fields.get("License") or "").strip().partition("\n")[0]
    if not said:
        raise SystemExit(f"{fields['Name']} tells no licence: add it to KNOWN.")
    return said


def mark(name: str, licence: str) -> str:
    """Return what a reader should notice about a package."""
    if name in BUILD_ONLY:
        return "builds the app, is not carried"
    return "**LGPL**" if "LGPL" in licence or "Lesser" in licence else ""


def page() -> str:
    """Return the whole page."""
    rows = [(name, version, licence_of(name)) for name, version in locked()]
    return HEAD + "".join(
        f"| {name} | {version} | {licence} | {mark(name, licence)} |\n" for name, version, licence in rows
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
