"""Makes what is shipped but not kept in git (words, fonts, a table) and lays resources into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What the app reads when it runs; what only developers need stays behind.
FOLDERS = ("content", "fonts", "icons", "locale", "team", "themes")
PAGES = "docs/threat-model*.md"  # read from the settings
LEFT_OUT = ("*.md", "*.part", "*.po", "*.pot", "made-from", ".*")


class ResourcesHook(BuildHookInterface[Any]):
    """Builds resources before a wheel is packed; a checkout installed in place reads them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make catalogues, fonts and table, then list each shipped file unless the install is an editable one."""
        resources = Path(self.root) / "resources"
        sys.path.insert(0, str(resources))
        try:
            import make_cues
            import make_fonts
            import make_locale

            make_locale.compile_all(resources / "locale")
            make_fonts.make(resources)
            make_cues.make(resources)
        finally:
            sys.path.remove(str(resources))
        if version != "editable":
            build_data["force_include"].update(shipped(resources))


def shipped(resources: Path) -> dict[str, str]:
    """Return each file to ship and its place in the wheel."""
    files = sorted(path for folder in FOLDERS for path in resources.glob(f"{folder}/**/*") if path.is_file())
    kept = [path for path in files if not any(path.match(pattern) for pattern in LEFT_OUT)]
    kept += sorted(resources.glob(PAGES))
    return {str(path): f"wellbeing/_resources/{path.relative_to(resources).as_posix()}" for path in kept}
