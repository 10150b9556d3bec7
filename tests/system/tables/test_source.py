"""Any table written in any of the listed charsets, separators and quirks comes back as it was."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellbeing.domain.imports.columns import has_known_words, head_of, score_of
from wellbeing.domain.problems import Refused
from wellbeing.system.tables.source import Readers, TableSource, open_source

ENGLISH = ("Ticket ID", "Agent", "Created time", "Tags", "Source")
CHINESE = {
    "gb18030": ("工单编号", "客服名称", "创建时间", "标签", "渠道"),
    "cp950": ("工單編號", "客服名稱", "建立時間", "標籤", "渠道"),
}
PLAIN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "gb18030", "cp950")
CELL = st.text(st.sampled_from("abz 09,;|\t\"'=-ABC.\n"), max_size=12)
HAN = {"gb18030": "客服订单退款很慢", "cp950": "客服訂單退款很慢"}
READERS = Readers(score_of, has_known_words, lambda raw: [])


def source(raw: bytes, name: str = "a.csv") -> TableSource:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(raw)
        found = open_source(file, READERS)
        rows = list(found.rows())
    return TableSource(found.name, found.form, found.size, lambda: iter(rows))


def cells(found: TableSource) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows() if not row.is_blank]


@st.composite
def written(draw: st.DrawFn) -> tuple[bytes, list[tuple[str, ...]]]:
    charset = draw(st.sampled_from(PLAIN))
    # A handful of Big5 below a head in English may be a handful of anything: a Chinese head decides.
    head = CHINESE.get(charset, ENGLISH)
    letters = (
        CELL if charset not in HAN else st.one_of(CELL, st.text(st.sampled_from(HAN[charset]), max_size=6))
    )
    body = draw(st.lists(st.tuples(*[letters] * 5), min_size=1, max_size=12))
    body = [(f"{place}", *row[1:]) for place, row in enumerate(body)]
    separator, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    # Where lines end in CR alone the csv module leaves a line feed in a cell unquoted: no such file can be read.
    quoting = csv.QUOTE_ALL if end == "\r" else draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)
    title = draw(st.sampled_from(["", f"sep={separator}{end}", f"Report 2026-11{end}{end}", end]))
    writer.writerow(head)
    writer.writerows(body)
    text = title + out.getvalue() + draw(st.sampled_from(["", end]))
    rows = [tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row) for row in (head, *body)]
    return text.encode(charset), rows


@given(written())
def test_a_table_comes_back_as_it_was(made: tuple[bytes, list[tuple[str, ...]]]):
    raw, rows = made
    found = source(raw)
    head = head_of(list(found.rows()), {})
    assert head is not None
    assert head.row.cells == rows[0]
    below = [row.cells for row in found.rows() if row.line > head.row.line and not row.is_blank]
    assert below == rows[1:]


VALUE = st.one_of(st.text(max_size=8), st.integers(-(10**12), 10**12), st.none(), st.booleans())


OBJECT = st.tuples(st.integers(), VALUE, VALUE).map(
    lambda made: {"id": made[0], "created_at": made[1], "via": {"channel": made[2]}}
)
FORMS = ["list", "lines", "run on", "wrapped", "indented"]


@given(st.lists(OBJECT, min_size=1, max_size=8), st.sampled_from(FORMS))
def test_json_comes_back_however_its_objects_stand(objects: list[dict[str, object]], form: str):
    texts = [json.dumps(each, ensure_ascii=False) for each in objects]
    text = {
        "list": json.dumps(objects), "lines": "\n".join(texts), "run on": "".join(texts),
        "wrapped": '{"tickets": [' + ",".join(texts) + '], "count": 1}', "indented": json.dumps(objects, indent=1),
    }[form]  # fmt: skip

    def said(value: object) -> str:
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    head, *rows = source(text.encode(), "a.json").rows()
    assert head.cells == ("id", "created_at", "via.channel")
    assert [row.cells for row in rows] == [
        (said(each["id"]), said(each["created_at"]), said(each["via"]["channel"]))  # type: ignore[index]
        for each in objects
    ]


def test_a_table_in_a_zip_is_found_and_of_several_none():
    for names, is_found in ((["a.csv"], True), (["a.csv", "readme.md"], True), (["a.csv", "b.csv"], False)):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w") as archive:
            for name in names:
                archive.writestr(name, "Ticket ID,Agent\n1,A\n")
        if is_found:
            assert cells(source(raw.getvalue(), "a.zip")) == [("Ticket ID", "Agent"), ("1", "A")]
        else:
            with pytest.raises(Refused, match="import_zip"):
                source(raw.getvalue(), "a.zip")


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"", "empty"), (b"a,b\n1,\x002\n", "binary"), (b"<html><table>", "page"),
        (b"PK\x03\x04" + bytes(99), "damaged"),
        (b"a,b\n1," + b"x" * 600_000, "long"), (b'[{"a":1},{"b"', "json"), (b"%PDF-1.7 \xe2", "binary"),
        (b"a,b\n\"1,2\n" + b"3,4\n" * 200_000, "line"), (b"a,b\n1,2\n3,\"4\n5,6\n", "line"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_one_problem(raw: bytes, key: str):
    with pytest.raises(Refused, match=f"import_{key}$"):
        source(raw)


def test_a_quotation_of_several_lines_may_end_a_table():
    assert cells(source(b'a,b\n1,"2\n ""3"" \n"\n')) == [("a", "b"), ("1", '2\n "3" \n')]


def test_a_bomb_is_told_by_how_tightly_it_is_packed():
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"a,b\n" * 5_000_000)
    with pytest.raises(Refused, match="import_costly"):
        source(raw.getvalue(), "a.zip")


def test_a_long_cell_is_read_and_csv_is_left_as_it_was_for_all_others():
    before = csv.field_size_limit()
    long = "ab" * before
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.csv"
        file.write_text(f"Ticket ID,Tags\n1,{long}\n2,short\n", encoding="utf-8")
        for row in open_source(file, READERS).rows():
            seen.append(row.cells[1])
            assert csv.field_size_limit() == before, "somebody else may read a table between two rows"
        assert seen == ["Tags", long, "short"]
        file.write_text(f"Ticket ID,Tags\n1,{long * 2}\n", encoding="utf-8")
        with pytest.raises(Refused):
            list(open_source(file, READERS).rows())
    assert csv.field_size_limit() == before
