"""A path on the command line, as a type that takes no empty one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class GivenPath(click.Path):
    """A path that really was given: an empty one, from a variable that is not set, would mean the present folder."""

    def __init__(self, **limits: Any) -> None:
        super().__init__(path_type=Path, **limits)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; raises BadParameter for one without a name."""
        if not str(value).strip():
            self.fail("this path is empty. Nothing was changed; please name a file or a folder.", param, ctx)
        return super().convert(value, param, ctx)
