"""Makes resources/fonts: a Simplified and a Traditional font, small enough to ship, so that nothing is a box.

A stock machine often has no Chinese font. Noto Sans CJK (SIL Open Font License) is cut down to the characters
that people write; the licence asks a changed font to bear another name and to keep its text beside it. The bold face
holds no more than the app's own words. Qt looks for what a bold face lacks in other families only, never in the
regular face beside it; so each file names its regular face twice, the second time as a family without a bold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True)
class Source:
    """A file that fonts are cut from, and its hash: the build takes no other."""

    package: str
    file: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where the package put the file."""
        return Path(str(files(self.package.replace("-", "_")).joinpath(self.file)))


REGULAR = Source(
    "noto-cjk-sans-otc",
    "NotoSansCJK-Regular.ttc",
    "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
)
# The Japanese one holds the glyphs of all: only its table of characters is its own, and the regular one lends its.
BOLD = Source(
    "noto-cjk-sans-jp-bold",
    "NotoSansCJKjp-Bold.otf",
    "e53dcb0dcb2922e45d01aae1ebd2f382bb81d4229b18b6b883bd170678af1f76",
)
RECIPE = "3"  # raise it when the making changes, so that fonts made before are made again
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
WIDE_DOT, NARROW_DOT = "cid01644", "cid00117"  # both are the middle dot
BIG5_TRAIL = (*range(0x40, 0x7F), *range(0xA1, 0xFF))


@dataclass(frozen=True, slots=True)
class Face:
    """One font to make: its family, its place in the regular collection and the languages it writes."""

    family: str
    index: int
    languages: tuple[str, ...]

    @property
    def postscript(self) -> str:
        """The family without spaces, as font files want it."""
        return self.family.replace(" ", "")


FACES = (
    Face("Wellbeing Sans SC", 2, ("zh_CN", "en")),
    Face("Wellbeing Sans TC", 3, ("zh_TW", "en")),
)


def double_bytes(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[int]:
    """Return the code points that a two-byte character list holds."""
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in trails)
    return {ord(text) for text in pairs if len(text) == 1}


def common_characters(face: Face) -> set[int]:
    """Return what people of one script commonly write.

    Simplified: GB 2312. Traditional: level 1 of Big5, and of its rare level 2 what GB 2312 holds too.
    """
    mainland = double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    if "zh_CN" in face.languages:
        return mainland
    taiwan = double_bytes("big5", range(0xA1, 0xC7), BIG5_TRAIL)
    rare = double_bytes("big5", range(0xC9, 0xFA), BIG5_TRAIL)
    return taiwan | (rare & mainland)


def own_texts(resources: Path, face: Face) -> str:
    """Return the app's own texts in a face's languages."""
    return "".join(
        path.read_text(encoding="utf-8")
        for language in face.languages
        for pattern in (f"content/{language}/**/*.toml", f"locale/{language}/**/*.po")
        for path in sorted(resources.glob(pattern))
    )


def written_characters(resources: Path, face: Face) -> set[int]:
    """Return every character of the app's own texts, and all punctuation and Latin."""
    latin = {point for first, last in RANGES for point in range(first, last + 1)}
    return latin | {ord(character) for character in own_texts(resources, face) if character.isprintable()}


def check_source(source: Source) -> None:
    """Stop the build when the font is not the very file that we know."""
    with source.path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != source.sha256:
        raise SystemExit(f"{source.path} is not the font this app is built from; its sha256 is {found}.")


def make_face(face: Face, common: frozenset[int], own: frozenset[int], target: Path) -> None:
    """Make one file: the regular face with what people write, named twice, and the bold one with the app's words."""
    from fontTools.ttLib import TTCollection, TTFont

    regular = TTFont(REGULAR.path, fontNumber=face.index, lazy=True, recalcBBoxes=False)
    bold = TTFont(BOLD.path, lazy=True, recalcBBoxes=False)
    bold["cmap"] = TTFont(REGULAR.path, fontNumber=face.index, lazy=True)[
        "cmap"
    ]  # both number their glyphs alike
    plain, strong = cut(regular, common | own, face, "Regular"), cut(bold, own, face, "Bold")
    made = TTCollection()
    for family, style, font in (
        (face.family, "Regular", plain),
        (face.family, "Bold", strong),
        (f"{face.family} Plain", "Regular", plain),
    ):
        made.fonts.append(TTFont(BytesIO(font), lazy=True))
        name(made.fonts[-1], family, style)
    made.save(target.with_suffix(".part"))  # what two faces share is kept once
    target.with_suffix(".part").replace(target)  # a running app may hold the font it had


def cut(font: TTFont, characters: frozenset[int], face: Face, style: str) -> bytes:
    """Return a font cut down to the given code points, its outlines under our own name."""
    from fontTools.subset import Options, Subsetter

    # Without hints small Chinese blurs, without "pwid" English has quotes as wide as a sign. The bounds stay the whole
    # font's: finding new ones doubles the time.
    options = Options(
        hinting=True, layout_features=["ccmp", "kern", "pwid"], name_IDs=["*"], notdef_outline=True
    )
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]  # nothing is set vertically
    narrow_the_dot(font)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    outlines = font["CFF "].cff
    outlines.fontNames = [f"{face.postscript}-{style}"]
    top = outlines.topDictIndex[0]
    top.FullName, top.FamilyName = face.family, face.family
    for part in top.FDArray:
        part.FontName = f"{face.postscript}-{style}-{part.FontName.rsplit('-', 1)[-1]}"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def narrow_the_dot(font: TTFont) -> None:
    """Have "pwid", which narrows the quotes for English, narrow the middle dot too."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "pwid":
            for index in record.Feature.LookupListIndex:
                table.LookupList.Lookup[index].SubTable[0].mapping[WIDE_DOT] = NARROW_DOT


def name(font: TTFont, family: str, style: str) -> None:
    """Put our own name wherever the font says its name; copyright, version and licence stay."""
    names, postscript = font["name"], f"{family.replace(' ', '')}-{style}"
    kept = {number: names.getDebugName(number) for number in (0, 5, 13, 14)}
    said = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript}
    said[10] = "Noto Sans CJK cut down to common characters and renamed."
    names.names = []
    for number, text in sorted((kept | said).items()):
        names.setName(text, number, 3, 1, 0x409)


def licence_text() -> str:
    """Return the copyright line and the licence that go beside the fonts."""
    licence = distribution(REGULAR.package).read_text("licenses/LICENSE") or ""
    owner = "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'."
    families = " and ".join(face.family for face in FACES)
    change = f"{families}: made from Noto Sans CJK, cut down to common characters and renamed."
    return f"{owner}\n{change}\n\n{licence}"


def make(resources: Path) -> list[Path]:
    """Make resources/fonts unless it is the newest already; return the files to ship.

    The stamp is written last, so fonts left half-made by a killed build are made again.
    """
    fonts = resources / "fonts"
    own = [frozenset(written_characters(resources, face)) for face in FACES]
    common = [frozenset(common_characters(face)) for face in FACES]
    targets = [fonts / f"{face.postscript}.ttc" for face in FACES]
    licence, stamp = fonts / "OFL.txt", fonts / "made-from"
    wanted = [sorted(points) for points in (*own, *common)]
    recipe = hashlib.sha256(repr((RECIPE, REGULAR, BOLD, FACES, wanted)).encode()).hexdigest()
    whole = all(path.exists() for path in [*targets, licence, stamp])
    if not (whole and stamp.read_text() == recipe):
        check_source(REGULAR)
        check_source(BOLD)
        fonts.mkdir(exist_ok=True)
        stamp.unlink(missing_ok=True)
        for old in set(fonts.iterdir()) - {*targets, licence}:
            old.unlink()
        with ProcessPoolExecutor(len(FACES)) as pool:
            list(pool.map(make_face, FACES, common, own, targets))
        licence.write_text(licence_text(), encoding="utf-8")
        stamp.write_text(recipe)
    return [*targets, licence]


if __name__ == "__main__":
    for made in make(Path(__file__).resolve().parent):
        print(f"{made} {made.stat().st_size / 1e6:.2f} MB")
