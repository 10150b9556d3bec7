"""The wheel carries what the app reads when it runs, and nothing that only developers need."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from wellbeing.content.cue_table import TABLE

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = "wellbeing/_resources/"
LARGEST = 12_000_000  # bytes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run(
        [*command, "-w", folder, ROOT], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST


def test_gives_the_command(wheel: Path, names: list[str]) -> None:
    (entries,) = [name for name in names if name.endswith(".dist-info/entry_points.txt")]
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(entries).decode().split() == [
            "[console_scripts]",
            "wellbeing",
            "=",
            "wellbeing.app:main",
        ]


def test_holds_the_page_that_settings_show_and_no_other_of_the_docs(names: list[str]) -> None:
    docs = {name.removeprefix(f"{RESOURCES}docs/") for name in names if name.startswith(f"{RESOURCES}docs/")}
    assert docs == {"threat-model.md", "threat-model.zh_CN.md", "threat-model.zh_TW.md"}


def test_holds_the_table_of_the_cue_reader(names: list[str]) -> None:
    assert f"{RESOURCES}content/{TABLE}" in names


@pytest.mark.parametrize("folder", ["wellbeing", "resources/content", "resources/icons", "resources/themes"])
def test_holds_every_file_that_git_holds(names: list[str], folder: str) -> None:
    listed = subprocess.run(
        ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    held = [
        name for name in listed.stdout.splitlines() if (ROOT / name).exists() and not name.endswith(".md")
    ]
    wanted = {name.replace("resources/", RESOURCES, 1) if folder != "wellbeing" else name for name in held}
    assert wanted <= set(names)


@pytest.mark.parametrize(
    "name",
    [
        "fonts/WellbeingSansSC.ttc",
        "fonts/WellbeingSansTC.ttc",
        "fonts/OFL.txt",
        "locale/zh_CN/LC_MESSAGES/wellbeing.mo",
        "locale/zh_TW/LC_MESSAGES/wellbeing.mo",
    ],
)
def test_holds_what_the_build_makes(names: list[str], name: str) -> None:
    assert RESOURCES + name in names


@pytest.mark.parametrize(
    "end", [".po", ".pot", ".sh", ".md", ".png", ".jpg", ".gif", ".part", ".pyc", "/made-from"]
)
def test_leaves_behind_what_only_developers_need(names: list[str], end: str) -> None:
    kept = [name for name in names if name.endswith(end) and not name.startswith(f"{RESOURCES}docs/")]
    assert kept == []


def test_holds_nothing_beside_the_package(names: list[str]) -> None:
    version = next(name for name in names if name.endswith("/METADATA")).split("/")[0]
    assert {name.split("/")[0] for name in names} == {"wellbeing", version}
