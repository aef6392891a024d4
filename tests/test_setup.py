"""Versions are pinned once and agree, nothing names a host, and the code is in order."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
LOCK = PROJECT / ".ci" / "requirements.lock"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def pin():
    spec = importlib.util.spec_from_file_location("pin", PROJECT / ".ci" / "pin.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pins_are_those_of_the_lock():
    pins = pin().pins(LOCK.read_text(encoding="utf-8"))
    assert pins == PYPROJECT["tool"]["uv"]["constraint-dependencies"]


def test_every_dependency_is_pinned_and_hashed():
    lock = LOCK.read_text(encoding="utf-8")
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in lock.splitlines() if "==" in line}
    wanted = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    assert {re.match(r"[\w.-]+", w)[0].lower() for w in wanted} <= names
    entries = re.split(r"\n(?=\w)", lock)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_script_writes_what_stands_there():
    module = pin()
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    pins = module.pins(LOCK.read_text(encoding="utf-8"))
    assert module.with_pins(module.with_pins(text, []), pins) == text


@pytest.mark.parametrize("file", [".ci/requirements.lock", "pyproject.toml", ".ci/run", "README.md"])
def test_no_host_is_named(file):
    words = (PROJECT / file).read_text(encoding="utf-8")
    assert not re.search(r"pypi\.|pythonhosted|debian\.org", words)


def test_the_lock_is_not_committed_with_hosts():
    assert "uv.lock" in (PROJECT / ".gitignore").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]])
def test_ruff_has_nothing_to_say(command):
    ruff = shutil.which("ruff", path=str(Path(sys.executable).parent)) or shutil.which("ruff")
    run = subprocess.run([ruff, *command, "."], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_definitions_pass_dagsters_own_check():
    dg = Path(sys.executable).with_name("dg")
    run = subprocess.run([dg, "check", "defs"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_readme_names_the_two_commands():
    words = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "pip install uv && uv run drawdown build" in words
    assert "uv run pytest" in words
