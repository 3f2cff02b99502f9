"""Small faults put into the deciding code, one at a time, and whether the tests see them.

`make_mutants` reads a module and gives every fault that its operators know; `try_mutants` puts a seeded sample of them
into copies of the tree and runs, for each, the tests that speak for its stage. Tools for mutation testing run all the
faults there are; what is wanted here is a sample of a given size, the same for the same seed, in a bounded time.
"""

from __future__ import annotations

import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent.parent

_RECOGNITION = tuple(
    f"test_{name}.py" for name in ("edges", "two_seasons", "recognition", "recognition_windows", "evaluate")
)
_LEDGER = (
    "test_edges.py",
    "test_edges_ledger.py",
    "test_repeats.py",
    "test_ledger.py",
    "test_ledger_laws.py",
    "test_commands.py",
    "test_feeds_identity.py",
)
_PROGRESS = ("test_edges.py", "test_edges_progress.py", "test_progress.py", "test_commands.py")
STAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "recognition/deciding": (
        ("verdicts", "weighing", "when", "doubts", "crediting", "unmarked", "shared"),
        _RECOGNITION,
    ),
    "ledger": (("fold", "remember", "memory", "credit", "pairing", "ruled"), _LEDGER),
    "progress": (("tally", "goals", "taking_part"), _PROGRESS),
}
"""For each stage its deciding modules, and the tests that speak for them, quickest first."""

COPIED = ("challenge", "tests", "plugins", "theme", "content", "examples", "docs", "pyproject.toml", "pelicanconf.py")

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
_OTHER_CALL = {"any": "all", "all": "any", "min": "max", "max": "min"}
_LEFT_ALONE = (ast.Assert, ast.Import, ast.ImportFrom, ast.Raise, ast.JoinedStr)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault. `source` is the whole module with it; `was` and `now` are the place without and with it."""

    path: str
    line: int
    was: str
    now: str
    source: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.was}  ->  {self.now}"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a sample."""

    mutants: int
    survivors: tuple[Mutant, ...]


def try_mutants(many: int, seed: int, tick: Callable[[], None] = lambda: None) -> Tried:
    """A sample of so many, spread evenly over the stages, two at a time, each in a copy of the tree."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(2) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for name in ("one", "two"):
            trees.put(_copy_of_the_tree(Path(folder) / name))
        work = []
        for at, (stage, (modules, tests)) in enumerate(STAGES.items()):
            share = many // len(STAGES) + (at < many % len(STAGES))
            every = [one for module in modules for one in make_mutants(f"challenge/{stage}/{module}.py")]
            sample = rng.sample(every, min(share, len(every)))
            limit = _seconds_unspoilt(trees, tests) if sample else 0.0
            work += [pool.submit(_survives, one, tests, limit, trees) for one in sample]
        survivors = []
        for done in work:
            survivor = done.result()
            survivors += [survivor] if survivor else []
            tick()
    return Tried(len(work), tuple(survivors))


def make_mutants(path: str) -> list[Mutant]:
    """Every fault of a module, in the order of the text."""
    source = (ROOT / path).read_text("utf-8")
    return list(_mutants_of(path, ast.parse(source)))


def _mutants_of(path: str, tree: ast.Module) -> Iterator[Mutant]:
    for number, node in enumerate(list(_places(tree))):
        for change in _changes(node):
            spoilt = copy.deepcopy(tree)
            place = list(_places(spoilt))[number]
            change(place)
            line = node.target.lineno if isinstance(node, ast.comprehension) else getattr(node, "lineno", 0)
            yield Mutant(path, line, _brief(node), _brief(place), ast.unparse(ast.fix_missing_locations(spoilt)))


def _brief(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:100]


def _places(node: ast.AST) -> Iterator[ast.AST]:
    """Nodes that may be spoilt: no types, no words, nothing that only states what holds."""
    if isinstance(node, _LEFT_ALONE):
        return
    yield node
    skipped = ("annotation", "returns", "decorator_list", "type_params")
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name not in skipped and isinstance(child, ast.AST):
                yield from _places(child)


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    """What can be done to one node; each change is made to the same node of a copy."""
    if isinstance(node, ast.Compare):
        yield from (_swap_comparison(at) for at, op in enumerate(node.ops) if type(op) in _SWAPPED)
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in _SWAPPED:
        yield _swap_operator
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        yield _next_constant
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _OTHER_CALL:
        yield _other_call
    elif isinstance(node, ast.Return) and node.value is not None and not _says_no(node.value):
        yield _return_nothing
    elif isinstance(node, ast.If | ast.IfExp | ast.comprehension):
        yield from _turned_round(node)


def _turned_round(node: ast.If | ast.IfExp | ast.comprehension) -> Iterator[Callable[[ast.AST], None]]:
    tests = node.ifs if isinstance(node, ast.comprehension) else [node.test]
    # Comparisons and chains have changes of their own.
    yield from (_negate(at) for at, test in enumerate(tests) if not isinstance(test, ast.Compare | ast.BoolOp))


def _says_no(node: ast.AST) -> bool:
    """Whether None in its place would be the same to whoever asks."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


def _swap_comparison(at: int) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Compare)
        node.ops[at] = _SWAPPED[type(node.ops[at])]()  # type: ignore[call-overload]

    return change


def _swap_operator(node: ast.AST) -> None:
    node.op = _SWAPPED[type(node.op)]()  # type: ignore[attr-defined]


def _next_constant(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant) and isinstance(node.value, int)
    node.value = not node.value if isinstance(node.value, bool) else node.value + 1


def _other_call(node: ast.AST) -> None:
    assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    node.func.id = _OTHER_CALL[node.func.id]


def _return_nothing(node: ast.AST) -> None:
    assert isinstance(node, ast.Return)
    node.value = ast.Constant(None)


def _negate(at: int) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        tests = node.ifs if isinstance(node, ast.comprehension) else [node.test]  # type: ignore[attr-defined]
        test = tests[at]
        bare = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
        turned = test.operand if bare else ast.UnaryOp(ast.Not(), test)
        if isinstance(node, ast.comprehension):
            node.ifs[at] = turned
        else:
            node.test = turned  # type: ignore[attr-defined]

    return change


# Running the tests.


def _copy_of_the_tree(to: Path) -> Path:
    to.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, to / name)
    return to


def _seconds_unspoilt(trees: SimpleQueue[Path], tests: tuple[str, ...]) -> float:
    """How long a mutant may take. Raises where the tests fail without any."""
    tree, began = trees.get(), time.monotonic()
    try:
        failed = _failed(tree, tests, 600.0)
        if failed:
            raise AssertionError(f"without any fault, tests fail: {failed}")
    finally:
        trees.put(tree)
    return 20 + 4 * (time.monotonic() - began)


def _survives(mutant: Mutant, tests: tuple[str, ...], limit: float, trees: SimpleQueue[Path]) -> Mutant | None:
    tree = trees.get()
    file = tree / mutant.path
    whole = file.read_bytes()
    try:
        file.write_text(mutant.source, "utf-8")
        return None if _failed(tree, tests, limit) else mutant
    finally:
        file.write_bytes(whole)
        trees.put(tree)


def _failed(tree: Path, tests: tuple[str, ...], limit: float) -> str:
    """What the first test that fails says, or that they come to no end; empty where all pass."""
    files = [f"tests/{name}" for name in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files]
    # Written a moment apart, two versions of a module could pass for one by their time.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(tree)}
    try:
        ran = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return f"no end after {limit:.0f} seconds"
    said = ran.stdout.decode() + ran.stderr.decode()
    if ran.returncode not in (0, 1, 2):
        raise AssertionError(f"the tests could not be run: {said}")
    return said[-1000:] if ran.returncode else ""
