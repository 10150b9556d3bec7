"""A mutant: one small fault in one file, made by mutmut's operators; and the seeded sample of them."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode


@dataclass(frozen=True)
class Mutant:
    """A fault: `path` from the root, the lines it touches, the whole text with it, and its diff of one hunk."""

    path: str
    first: int
    last: int
    rank: str
    text: str
    diff: str

    @property
    def removed(self) -> str:
        """The lines that the fault replaces, without their indent."""
        return _side(self.diff, "-")

    @property
    def added(self) -> str:
        """The lines that stand there instead."""
        return _side(self.diff, "+")


def _side(diff: str, sign: str) -> str:
    lines = [line[1:].strip() for line in diff.splitlines() if line.startswith(sign)]
    return "\n".join(line for line in lines if not line.startswith((sign * 2,)))


class EveryFunction(MutationVisitor):
    """mutmut's visitor, which also goes into decorated functions: a mutant here needs no switch around it."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return False
        return super()._skip_node_and_children(node)


@dataclass(frozen=True)
class Place:
    """Where a mutant is made: its file and the how-manieth mutation of it; `rank` orders the sample."""

    path: str
    number: int
    rank: str


def places(root: Path, files: Sequence[Path], seed: int) -> Iterator[Place]:
    """Yield every place for a mutant. Its rank hangs on its own words, so that a change elsewhere keeps the sample."""
    for file in files:
        module, mutations, _ = mutations_of(file)
        path, seen = str(file.relative_to(root)), Counter[str]()
        for number, mutation in enumerate(mutations):
            words = "\0".join(
                (path, *map(module.code_for_node, (mutation.original_node, mutation.mutated_node)))
            )
            seen[words] += 1
            yield Place(path, number, hashlib.sha256(f"{seed}\0{words}\0{seen[words]}".encode()).hexdigest())


def mutations_of(file: Path) -> tuple[cst.Module, list[Mutation], MetadataWrapper]:
    """Return a file's tree and all that can be done to it."""
    wrapper = MetadataWrapper(cst.parse_module(file.read_text("utf-8")))
    visitor = EveryFunction(mutation_operators, IgnoredCode(set(), set(), set()))
    return wrapper.visit(visitor), visitor.mutations, wrapper


def made(root: Path, chosen: Sequence[Place]) -> Iterator[Mutant]:
    """Make the chosen mutants, file by file."""
    for path in sorted({place.path for place in chosen}):
        module, mutations, wrapper = mutations_of(root / path)
        positions = wrapper.resolve(PositionProvider)
        before = module.code
        for place in sorted(
            (place for place in chosen if place.path == path), key=lambda place: place.number
        ):
            mutation = mutations[place.number]
            changed = module.deep_replace(mutation.original_node, mutation.mutated_node)
            text = changed.code if isinstance(changed, cst.Module) else before
            span = positions[mutation.original_node]
            diff = difflib.unified_diff(before.splitlines(), text.splitlines(), path, path, n=2, lineterm="")
            yield Mutant(path, span.start.line, span.end.line, place.rank, text, "\n".join(diff))
