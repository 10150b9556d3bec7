"""The page of licences names each locked package as its own metadata does, and the LGPL ones."""

from __future__ import annotations

import re

import pytest

from tests.resources.test_build_steps import ROOT, step

make_licences = step("make_licences")


def test_the_page_is_what_the_locked_packages_tell():
    assert make_licences.PAGE.read_text("utf-8") == make_licences.page(), "run resources/make_licences.py"


@pytest.mark.parametrize("name", ["pyside6-essentials", "psycopg", "recurring-ical-events", "x-wr-timezone"])
def test_the_lgpl_ones_are_named(name: str):
    (row,) = re.findall(rf"^\| {name} \|.*$", make_licences.PAGE.read_text("utf-8"), re.MULTILINE)
    assert row.endswith("| **LGPL** |")


def test_each_locked_file_has_its_hash():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / "resources" / lock).read_text("utf-8")
        packages = re.split(r"\n(?=\S+==)", text)[1:]
        assert len(packages) > 30
        assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_each_range_is_locked():
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in (
        ("requirements.lock", [name for name in extras if name != "dev"]),
        ("requirements-dev.lock", list(extras)),
    ):
        versions = dict(
            re.findall(r"^(\S+)==([^ ;\\]+)", (ROOT / "resources" / lock).read_text("utf-8"), re.M)
        )
        ranges = map(
            Requirement, [*project["dependencies"], *(row for name in wanted for row in extras[name])]
        )
        for requirement in ranges:
            if requirement.name != "wellbeing":
                assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), lock
