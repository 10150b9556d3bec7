"""Makes resources/fonts: a Simplified and a Traditional face, small enough to ship, so that nothing is a box.

A stock machine often has no Chinese font. Noto Sans CJK (SIL Open Font License) is cut down to the characters
that people write; the licence asks a changed font to bear another name and to keep its text beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SOURCE_PACKAGE = "noto-cjk-sans-otc"
# Of the collection itself: the build takes no other font.
SOURCE_SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
RECIPE = "2"  # raise it when the making changes, so that fonts made before are made again
# Latin, Greek and Cyrillic come with the national lists below.
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x2000, 0x206F),  # general punctuation
    (0x2190, 0x2199),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2260, 0x2265),
    (0x25A0, 0x25FF),  # shapes
    (0x2713, 0x2713),
    (0x3000, 0x303F),  # CJK punctuation
    (0xFF00, 0xFFEF),  # full-width forms
)
BIG5_TRAIL = (*range(0x40, 0x7F), *range(0xA1, 0xFF))


@dataclass(frozen=True, slots=True)
class Face:
    """One font to make: its family, its place in the collection and the languages it writes."""

    family: str
    index: int
    languages: tuple[str, ...]

    @property
    def postscript(self) -> str:
        """The family without spaces, as font files want it."""
        return self.family.replace(" ", "") + "-Regular"


FACES = (
    Face("Wellbeing Sans SC", 2, ("zh_CN", "en")),
    Face("Wellbeing Sans TC", 3, ("zh_TW", "en")),
)


def double_bytes(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[int]:
    """Return the code points that a two-byte character list holds."""
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in trails)
    return {ord(text) for text in pairs if len(text) == 1}


def common_characters(face: Face) -> set[int]:
    """Return what people of one script commonly write, with punctuation and Latin.

    Simplified: GB 2312. Traditional: level 1 of Big5, and of its rare level 2 what GB 2312 holds too.
    """
    latin = {point for first, last in RANGES for point in range(first, last + 1)}
    mainland = double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    if "zh_CN" in face.languages:
        return latin | mainland
    taiwan = double_bytes("big5", range(0xA1, 0xC7), BIG5_TRAIL)
    rare = double_bytes("big5", range(0xC9, 0xFA), BIG5_TRAIL)
    return latin | taiwan | (rare & mainland)


def written_characters(resources: Path, face: Face) -> set[int]:
    """Return every character that the app's own texts in a face's languages use."""
    texts = [
        path.read_text(encoding="utf-8")
        for language in face.languages
        for pattern in (f"content/{language}/**/*.toml", f"locale/{language}/**/*.po")
        for path in sorted(resources.glob(pattern))
    ]
    return {ord(character) for character in "".join(texts) if character.isprintable()}


def source_font() -> str:
    """Return the path of the collection that both faces are cut from."""
    return str(files("noto_cjk_sans_otc").joinpath("NotoSansCJK-Regular.ttc"))


def check_source(path: str) -> None:
    """Stop the build when the collection is not the very file that we know."""
    with Path(path).open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SOURCE_SHA256:
        raise SystemExit(f"{path} is not the font this app is built from; its sha256 is {found}.")


def make_face(face: Face, characters: frozenset[int], target: Path) -> None:
    """Cut one face down to the given code points and save it under its own name."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    # Without hints small Chinese blurs, without "pwid" English has quotes as wide as a sign. The bounds stay the whole
    # font's: finding new ones doubles the time.
    options = Options(
        hinting=True, layout_features=["ccmp", "kern", "pwid"], name_IDs=["*"], notdef_outline=True
    )
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]  # nothing is set vertically
    with TTFont(source_font(), fontNumber=face.index, lazy=True, recalcBBoxes=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        rename(font, face)
        font.save(target.with_suffix(".part"))
    target.with_suffix(".part").replace(target)  # a running app may hold the font it had


def rename(font: TTFont, face: Face) -> None:
    """Put a face's own name wherever the font says its name; copyright, version and licence stay."""
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 5, 13, 14)}
    said = {1: face.family, 2: "Regular", 3: face.postscript, 4: face.family, 6: face.postscript}
    said[10] = "Noto Sans CJK cut down to common characters and renamed."
    names.names = []
    for number, text in sorted((kept | said).items()):
        names.setName(text, number, 3, 1, 0x409)
    outlines = font["CFF "].cff
    outlines.fontNames = [face.postscript]
    top = outlines.topDictIndex[0]
    top.FullName, top.FamilyName = face.family, face.family
    for part in top.FDArray:
        part.FontName = face.postscript + "-" + part.FontName.rsplit("-", 1)[-1]


def licence_text() -> str:
    """Return the copyright line and the licence that go beside the fonts."""
    licence = distribution(SOURCE_PACKAGE).read_text("licenses/LICENSE") or ""
    owner = "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'."
    families = " and ".join(face.family for face in FACES)
    change = f"{families}: made from Noto Sans CJK, cut down to common characters and renamed."
    return f"{owner}\n{change}\n\n{licence}"


def make(resources: Path) -> list[Path]:
    """Make resources/fonts unless it is the newest already; return the files to ship.

    The stamp is written last, so fonts left half-made by a killed build are made again.
    """
    fonts = resources / "fonts"
    wanted = [frozenset(common_characters(face) | written_characters(resources, face)) for face in FACES]
    targets = [fonts / f"{face.postscript}.otf" for face in FACES]
    licence, stamp = fonts / "OFL.txt", fonts / "made-from"
    recipe = hashlib.sha256(repr((RECIPE, FACES, [sorted(points) for points in wanted])).encode()).hexdigest()
    whole = all(path.exists() for path in [*targets, licence, stamp])
    if not (whole and stamp.read_text() == recipe):
        check_source(source_font())
        fonts.mkdir(exist_ok=True)
        stamp.unlink(missing_ok=True)
        with ProcessPoolExecutor(len(FACES)) as pool:
            list(pool.map(make_face, FACES, wanted, targets))
        licence.write_text(licence_text(), encoding="utf-8")
        stamp.write_text(recipe)
    return [*targets, licence]


if __name__ == "__main__":
    for made in make(Path(__file__).resolve().parent):
        print(f"{made} {made.stat().st_size / 1e6:.2f} MB")
