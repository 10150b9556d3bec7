"""Charts as pixels and as files: whole or not at all."""

from __future__ import annotations

import gc
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.fakes import ago
from wellbeing.domain.checkins import CheckInDraft
from wellbeing.domain.contacts import ContactDraft
from wellbeing.domain.problems import Refused
from wellbeing.domain.team.bands import Tally, TrendRow
from wellbeing.domain.team.trends import TrendLine, trend_lines
from wellbeing.services.app_services import Services
from wellbeing.services.charts import SAVED, SavedSheet

STARTS = {".png": b"\x89PNG\r\n", ".svg": b"<?xml", ".pdf": b"%PDF-"}


@pytest.fixture
def lived(services: Services) -> Services:
    for day in range(8):
        for hour in range(3):
            services.checkins.record(CheckInDraft((day + hour) % 11, at=ago(days=day, hours=hour)))
        services.contacts.record(ContactDraft("rude", 6, at=ago(days=day)))
    return services


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf", ".PNG"])
@pytest.mark.parametrize("what", ["stress", "load"])
def test_a_file_has_the_form_of_its_ending(lived: Services, tmp_path: Path, ending: str, what: str):
    out = tmp_path / f"chart{ending}"
    picture = lived.trends.picture(lived.trends.named("week"))
    lived.charts.save_pattern(what, picture, out, SavedSheet("zh_CN", "dark"), (640, 320))
    assert out.read_bytes().startswith(STARTS[ending.lower()])
    assert [path.name for path in tmp_path.glob("*chart*")] == [out.name]


def test_the_size_is_the_one_asked_for(lived: Services, tmp_path: Path):
    out = tmp_path / "chart.png"
    picture = lived.trends.picture(lived.trends.named("day"))
    lived.charts.save_pattern("stress", picture, out, SavedSheet("en"), (640, 320))
    data = out.read_bytes()
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (640, 320)


@pytest.mark.parametrize(("ratio", "size"), [(1.0, (600, 300)), (2.0, (1_200, 600))])
def test_pixels_for_a_screen(lived: Services, ratio: float, size: tuple[int, int]):
    theme, _ = lived.environment.theme("light")
    picture = lived.trends.picture(lived.trends.named("week"))
    pixels, *found = lived.charts.pattern_pixels("trend", picture, {}, theme, "zh_TW", 600, 300, ratio)
    assert tuple(found) == size
    assert len(pixels) == size[0] * size[1] * 4
    assert len(set(pixels[::4])) > 3


def test_no_pixels_wait_for_the_garbage_collector(lived: Services):
    """Nine cards of a sharp screen were 40 MiB, until the window next had time to collect."""
    from matplotlib.backends.backend_agg import RendererAgg

    theme, _ = lived.environment.theme("light")
    picture = lived.trends.picture(lived.trends.named("week"))
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            lived.charts.pattern_pixels("trend", picture, {}, theme, "en", 600, 300, 1.0)
        left = [held for held in gc.get_objects() if isinstance(held, RendererAgg)]
        assert left  # what the figures' circles still hold
        assert not any(hasattr(renderer, "_renderer") for renderer in left)
    finally:
        gc.enable()


def test_the_file_of_the_trends_page(lived: Services, tmp_path: Path):
    out = tmp_path / "trend.svg"
    picture = lived.trends.picture(lived.trends.named("month"))
    lived.charts.save_pattern("trend", picture, out, SavedSheet("en", "light", "About the same", "median 4"))
    assert b"</svg>" in out.read_bytes()


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.png.exe", ".png"])
def test_other_forms_are_refused(lived: Services, tmp_path: Path, name: str):
    picture = lived.trends.picture(lived.trends.named("day"))
    with pytest.raises(Refused) as caught:
        lived.charts.save_pattern("load", picture, tmp_path / name, SavedSheet("en", "light"), (400, 300))
    assert caught.value.problem.key == "problem.out_form"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("place", ["nowhere/chart.png", "file/chart.png", "folder.png"])
def test_a_place_that_cannot_be_written(lived: Services, tmp_path: Path, place: str):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder.png").mkdir()
    picture = lived.trends.picture(lived.trends.named("day"))
    with pytest.raises(Refused) as caught:
        lived.charts.save_pattern("load", picture, tmp_path / place, SavedSheet("en", "light"), (400, 300))
    assert (caught.value.problem.field, caught.value.problem.key) == ("out", "problem.out")


def test_an_old_picture_stays_when_a_new_one_fails(lived: Services, tmp_path: Path):
    out = tmp_path / "chart.png"
    out.write_bytes(b"old")
    picture = lived.trends.picture(lived.trends.named("day"))
    with pytest.raises(Refused):
        lived.charts.save_pattern("load", picture, out, SavedSheet("en", "no such theme"), (400, 300))
    assert out.read_bytes() == b"old"


@pytest.fixture
def periods() -> list[TrendLine]:
    highs = (2, None, 5, 9)
    start, step = date(2026, 1, 12), timedelta(days=14)
    tallies = [None if high is None else Tally(12 - high, 0, high) for high in highs]
    return trend_lines([TrendRow(start + step * place, 14, tally) for place, tally in enumerate(tallies)])


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_the_file_of_a_team_s_trend(
    services: Services, periods: list[TrendLine], tmp_path: Path, ending: str, language: str
):
    out = tmp_path / f"team{ending}"
    services.charts.save_team(periods, str(out), language, invented=True)
    assert out.read_bytes().startswith(STARTS[ending])


def test_an_invented_team_s_file_differs(services: Services, periods: list[TrendLine], tmp_path: Path):
    for name, invented in (("own.png", False), ("invented.png", True)):
        services.charts.save_team(periods, str(tmp_path / name), "en", invented)
    assert (tmp_path / "own.png").read_bytes() != (tmp_path / "invented.png").read_bytes()


@pytest.mark.parametrize(("ratio", "size"), [(1.0, (600, 300)), (2.0, (1_200, 600))])
def test_pixels_of_a_team_s_trend(
    services: Services, periods: list[TrendLine], ratio: float, size: tuple[int, int]
):
    theme, _ = services.environment.theme("dark")
    pixels, *found = services.charts.team_pixels(periods, theme, "zh_TW", 600, 300, ratio)
    assert tuple(found) == size
    assert len(pixels) == size[0] * size[1] * 4
    assert len(set(pixels[::4])) > 3


@pytest.mark.parametrize(("name", "key"), [("team.gif", "out_form"), ("nowhere/team.png", "out")])
def test_a_team_s_file_is_refused(
    services: Services, periods: list[TrendLine], tmp_path: Path, name: str, key: str
):
    with pytest.raises(Refused) as caught:
        services.charts.save_team(periods, str(tmp_path / name), "en")
    assert caught.value.problem.key == f"problem.{key}"
    assert not list(tmp_path.glob("*team*"))


def test_what_is_ready_needs_no_second_for_its_first_chart(services: Services):
    assert not services.charts.ready
    services.charts.get_ready()
    assert services.charts.ready is True


def test_a_picture_to_copy_is_as_sharp_as_two_screens_and_says_its_words(lived: Services):
    picture = lived.trends.picture(lived.trends.named("week"))
    plain, *size = lived.charts.picture("trend", picture, SavedSheet("en"))
    assert tuple(size) == (2 * SAVED[0], 2 * SAVED[1])
    assert len(plain) == 4 * size[0] * size[1]
    for other in (
        SavedSheet("en", title="My week"),
        SavedSheet("en", aside="of mine"),
        SavedSheet("en", "dark"),
    ):
        assert lived.charts.picture("trend", picture, other)[0] != plain
