"""wellbeing cues: reads the words of a message, and measures that reading over a file; keeps nothing."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from wellbeing.cli.given_path import GivenPath
from wellbeing.cli.main import data_dir_option, environment_of
from wellbeing.cli.output import json_text
from wellbeing.content.cue_words import emotions, marked_words
from wellbeing.domain.cues.answer_steps import STEPS, answered
from wellbeing.domain.cues.marks import CueMark, Reading, negative
from wellbeing.domain.cues.reader import READ_MOST
from wellbeing.domain.empty_files import refuse_empty
from wellbeing.resources import resource
from wellbeing.services.library.cues import Cues

CHARSETS = ("utf-8-sig", "gb18030")
LABELS = {"0": True, "1": False}
PROTOCOL = "protocol"
BYTES_MOST = 4 * READ_MOST


@click.group()
def cues() -> None:
    """Read the words of a customer's message. It reads words, not people, and keeps nothing."""


@cues.command("read")
@click.argument("text", default="-", metavar="[TEXT|-]")
@click.option("--lang", help="The language of the phrases: zh_CN, zh_TW or en.")
@click.option("--json", "as_json", is_flag=True, help="For scripts; start and end count characters.")
@data_dir_option
@click.pass_context
def read_message(ctx: click.Context, text: str, lang: str | None, as_json: bool) -> None:
    """Mark what may give a feeling away in TEXT, or in standard input.

    Other users of this computer can read TEXT in the list of programs that run; standard input they can't.
    """
    environment = environment_of(ctx)
    language = environment.language(lang)
    message, reader = message_of(text), Cues(resource("content"))
    reading = reader.read(message)
    steps = [{"step": step.step, "text": step.text} for step in reader.steps(answered(reading), language)]
    if reading.danger:
        steps = [{"step": PROTOCOL, "text": line} for line in reader.protocol(reading.danger, language).lines]
    answer = as_object(reading, message) | {"steps": steps}
    t = environment.words(language).t
    thanks = reader.thanks(language) if reading.thanks else ""
    click.echo(json_text(answer) if as_json else reading_words(answer, reading, message, thanks, t))


@cues.command("evaluate")
@click.argument("file", type=GivenPath(exists=True, dir_okay=False))
@click.option("--text", "text", required=True, metavar="COLUMN", help="The column that holds the messages.")
@click.option(
    "--label",
    required=True,
    metavar="COLUMN",
    help="0 carries complaint words or a negative feeling, 1 does not.",
)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@data_dir_option
@click.pass_context
def evaluate(ctx: click.Context, file: Path, text: str, label: str, as_json: bool) -> None:
    """Tell precision, recall and F1 of "complaint" over a CSV file."""
    environment_of(ctx)
    found = asdict(Cues(resource("content")).evaluate(messages_of(file, text, label)))
    if not found["n"]:
        raise click.ClickException("The file holds no rows. Nothing was measured.")
    line = "precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, n {n}"
    click.echo(json_text(found) if as_json else line.format(**found))


def message_of(text: str) -> str:
    """Return the message; '-' reads standard input, never more of it than is looked at."""
    if text != "-":
        return text
    raw = sys.stdin.buffer.read(BYTES_MOST)
    if len(raw) == BYTES_MOST:  # the last character may be cut in two
        return raw.decode("utf-8", "ignore")
    try:
        return raw.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise click.ClickException("The message on standard input is not UTF-8 text.") from None


def messages_of(file: Path, text: str, label: str) -> Iterator[tuple[str, bool]]:
    """Yield each message of a CSV file with whether it is a complaint; rows count from the header as 1."""
    rows = csv.DictReader(io.StringIO(decoded(file), newline=""))
    try:
        columns = list(rows.fieldnames or ())
        for column in (text, label):
            if column not in columns:
                raise click.ClickException(
                    f"There is no column {column}; the columns are: {', '.join(columns)}."
                )
        for number, row in enumerate(rows, 2):
            value = (row[label] or "").strip()
            if value not in LABELS:
                raise click.ClickException(f"Row {number}: the label must be 0 (complaint) or 1 (praise).")
            yield row[text] or "", LABELS[value]
    except csv.Error:
        raise click.ClickException(f"Line {rows.line_num + 1} of the file cannot be read as CSV.") from None


def decoded(file: Path) -> str:
    """Return the text of a file in UTF-8, with its mark or without, or in GB 18030."""
    try:
        raw = refuse_empty(file.read_bytes(), "file")
    except OSError:
        raise click.ClickException("The file cannot be read.") from None
    for charset in CHARSETS:
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    raise click.ClickException("The file is neither UTF-8 nor GB 18030 text.")


def as_object(reading: Reading, message: str) -> dict[str, Any]:
    """Return a reading as JSON can hold it."""
    danger = reading.danger
    return {
        "danger": danger,
        "complaint": negative(reading),
        "thanks": reading.thanks and danger is None,
        "time_pressure": reading.time_pressure,
        "emotion": None if danger else reading.named,
        "marks": [span_of(mark, message) | {"emotions": list(mark.emotions)} for mark in reading.cues],
    }


def span_of(mark: CueMark, message: str) -> dict[str, Any]:
    """Return where a mark stands, what it is and its words."""
    return {"start": mark.start, "end": mark.end, "kind": mark.kind, "text": message[mark.start : mark.end]}


def reading_words(answer: dict[str, Any], reading: Reading, message: str, thanks: str, t: Any) -> str:
    """Return the answer as a few lines to read; a danger's protocol stands for all of it."""
    if answer["danger"]:
        return "\n".join((*(step["text"] for step in answer["steps"]), t("It reads words, not people.")))
    lines = [f"{what}: {words}" for what, words in marked_words(reading, message, t)]
    if not lines and not answer["complaint"]:
        lines.append(t("No cues found in these words."))
    if answer["emotion"]:
        lines.append(t("The words may show someone who is") + ": " + emotions(t)[answer["emotion"]])
    if answer["complaint"]:
        lines.append(t("Words like these often come with a complaint."))
    titles = dict(zip(STEPS, (t("1. Confirm"), t("2. Solve"), t("3. Care")), strict=True))
    lines += [f"{titles[step['step']]}: {step['text']}" for step in answer["steps"]]
    lines += [thanks] if thanks else []
    lines.append(t("It reads words, not people."))
    return "\n".join(lines)
