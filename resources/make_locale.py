"""Keeps the interface words: finds the English in the code, checks and compiles the Chinese catalogues.

python resources/make_locale.py extract    writes resources/locale/wellbeing.pot
python resources/make_locale.py update     brings each wellbeing.po in line with the code; says what fell out
python resources/make_locale.py check      lists what is untranslated, doubtful, left over, mismatched; exit 1
python resources/make_locale.py compile    writes the wellbeing.mo beside each wellbeing.po

In code: t("..."), _("..."), tn("one", "many", n); N_("...") marks words that are translated later. A comment
that begins with "Translators:" just above goes into the catalogue.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_CN", "zh_TW")
KEYWORDS = {"_": None, "t": None, "_t": None, "N_": None, "tn": (1, 2)}
DOMAIN = "wellbeing"


def catalogue_path(root: Path, language: str) -> Path:
    """Return where one language's catalogue lives."""
    return root / "resources" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def template(root: Path) -> Catalog:
    """Return every English source string of the package."""
    found = Catalog(project=DOMAIN, charset="utf-8", header_comment=f"# Interface words of {DOMAIN}.")
    words = extract_from_dir(
        root / DOMAIN,
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, line, message, comments, context in words:
        place = (f"{DOMAIN}/{Path(name).as_posix()}", line)
        found.add(message, None, [place], auto_comments=comments, context=context)
    return found


def read_catalogue(path: Path, language: str) -> Catalog:
    """Return a language's catalogue, empty when there is none yet."""
    if not path.exists():
        return Catalog(locale=language, project=DOMAIN, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def write_catalogue(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue so that it only changes where the words changed: no line numbers, no wrapping."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)


def extract(root: Path) -> Path:
    """Write the template for a new language and return its path."""
    path = root / "resources" / "locale" / f"{DOMAIN}.pot"
    write_catalogue(path, template(root))
    return path


def update(root: Path) -> list[str]:
    """Bring each catalogue in line with the code; return the translations that fell out."""
    source, dropped = template(root), []
    for language in LANGUAGES:
        path = catalogue_path(root, language)
        catalogue = read_catalogue(path, language)
        # A date that moves with each run would make two people's catalogues clash for nothing.
        source.creation_date = catalogue.creation_date
        catalogue.update(source, no_fuzzy_matching=True, update_header_comment=True)
        dropped += [f"{language}: {m.id!r} was {m.string!r}" for m in catalogue.obsolete.values() if m.string]
        write_catalogue(path, catalogue)
    return dropped


def compile_all(locale: Path) -> list[Path]:
    """Compile each catalogue under a locale folder that is newer than its .mo; return every .mo path."""
    made = []
    for source in sorted(locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns <= source.stat().st_mtime_ns:
            catalogue = read_catalogue(source, source.parent.parent.name)
            with target.open("wb") as file:
                write_mo(file, catalogue)
        made.append(target)
    return made


def fields(text: str) -> set[str]:
    """Return the names in braces of a string; ValueError when the braces don't match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return a message's one or more forms."""
    return (value,) if isinstance(value, str) else tuple(value or ("",))


def faults_of(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    translations = forms(message.string)
    if not all(translations):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "fuzzy"
    try:
        # Of "{n} day" and "{n} days" the last form has every field; one language's one form serves for both.
        wanted = fields(forms(message.id)[-1])
        if any(fields(text) != wanted for text in translations):
            yield "placeholders differ"
    except ValueError:
        yield "braces don't match"


def check(root: Path) -> list[str]:
    """Return each fault of each catalogue against the code, one line apiece."""
    source, faults = template(root), []
    known = {message.id for message in source}
    for language in LANGUAGES:
        catalogue = read_catalogue(catalogue_path(root, language), language)
        for message in filter(lambda message: message.id, source):
            theirs = catalogue.get(message.id, message.context)
            for word in faults_of(theirs) if theirs else ["untranslated"]:
                faults.append(f"{language}: {word}: {forms(message.id)[0]!r}")
        left = [message for message in catalogue if message.id not in known]
        left += catalogue.obsolete.values()
        faults += [f"{language}: obsolete: {forms(message.id)[0]!r}" for message in left]
    return faults


def main(words: list[str]) -> int:
    """Do what the one word says and return the exit status."""
    match words:
        case ["extract"]:
            print(extract(ROOT).relative_to(ROOT))
        case ["update"]:
            print("\n".join(update(ROOT)), end="")
        case ["check"]:
            faults = check(ROOT)
            print("\n".join([*faults, f"{len(faults)} faults in {' and '.join(LANGUAGES)}"]))
            return 1 if faults else 0
        case ["compile"]:
            compile_all(ROOT / "resources" / "locale")
        case _:
            print("usage: python resources/make_locale.py extract|update|check|compile", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
