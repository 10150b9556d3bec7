"""How a text that a pattern fits may begin."""

from __future__ import annotations

import pytest

from wellbeing.domain.cues.starts import starts_of


@pytest.mark.parametrize("looks", [r"\b", r"\B", "^", "$", "(?=等)", "(?!等)", "(?<=等)", "(?<!等)"])
def test_what_only_looks_takes_no_sign_of_the_text(looks: str):
    """A sign too many in a beginning, and the pattern would never be tried where it fits."""
    assert starts_of(f"{looks}ab", 2) == {"ab"}
    assert starts_of(f"a{looks}b", 2) == {"ab"}


@pytest.mark.parametrize("part", [".", r"\w", r"\W", r"\s", r"\S", r"\D", "[^a]", r"[a\w]"])
def test_what_may_be_any_sign_ends_a_beginning(part: str):
    assert starts_of(f"a{part}b", 3) == {"a"}


@pytest.mark.parametrize(
    ("pattern", "starts"),
    [
        ("ab|c", {"ab", "c"}),
        ("(?:a|b)c", {"ac", "bc"}),
        ("[ab-d]", {"a", "b", "c", "d"}),
        (r"\x61b", {"ab"}),
        (r"\.b", {".b"}),
        ("a?b", {"ab", "b"}),
        ("ab*", {"a", "ab"}),
        ("a+", {"a", "aa"}),
        ("a{2}b", {"aa"}),
        ("a{0,1}b", {"ab", "b"}),
        (r"\d", set("0123456789")),
    ],
)
def test_each_way_to_begin_is_named(pattern: str, starts: set[str]):
    assert starts_of(pattern, 2) == starts


@pytest.mark.parametrize("pattern", ["*a", "a)", "(?:a", "(a)", r"\Z"])
def test_what_is_not_read_is_told(pattern: str):
    with pytest.raises(ValueError, match=r"stands alone|bracket|group|not read"):
        starts_of(pattern, 2)
