"""Imports run one way, and what need not be imported is not."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
STAGES = ("ingest", "extract", "resolve", "publish")
SHARED = ("pipeline.reference",)
MODULES = sorted(p for top in ("pipeline", "schemas") for p in (PROJECT / top).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module that a file names in an import, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def modules(*parts: str) -> list[Path]:
    return [p for p in MODULES if p.relative_to(PROJECT).parts[: len(parts)] == parts]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_schemas_and_reference_and_no_other_part(stage):
    own = f"pipeline.{stage}"
    for path in modules("pipeline", stage):
        others = {
            name
            for name in imported(path)
            if name.startswith("pipeline") and not name.startswith((own, *SHARED)) and name != f"pipeline.{stage}"
        }
        assert not others, f"{path.relative_to(PROJECT)} imports {sorted(others)}"


def test_schemas_know_nothing_of_the_pipeline():
    for path in modules("schemas"):
        assert not [name for name in imported(path) if name.startswith("pipeline")], path


def test_only_definitions_know_dagster():
    knowing = [p for p in MODULES if any(name.split(".")[0] == "dagster" for name in imported(p))]
    homes = {p.relative_to(PROJECT / "pipeline").parts[0] for p in knowing}
    assert homes == {"defs", "definitions.py"}


def loaded(code: str) -> set[str]:
    """Top-level packages that are loaded after some code ran in a fresh process."""
    show = "import sys; print(' '.join(sorted({m.split('.')[0] for m in sys.modules})))"
    run = subprocess.run([sys.executable, "-c", f"{code}; {show}"], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_definitions_load_without_what_only_a_run_needs():
    code = "from pipeline.definitions import defs; defs()"
    loaded(code)  # keeps the cards, if nobody did
    assert not loaded(code) & {"polars", "pandera", "pyarrow", "duckdb", "matplotlib", "trafilatura"}


def test_help_waits_for_no_library():
    assert not loaded("import pipeline.cli") & {"dagster", "polars", "pandera", "duckdb"}


def test_building_takes_no_dagster():
    assert "dagster" not in loaded("import pipeline.build")
