"""Pin every dependency: write `.ci/requirements.lock` with hashes, and the same versions into `pyproject.toml`.

Run after a change of dependencies, or of `exclude-newer`, which says how new they may be:

    uv run --no-sync python .ci/pin.py
"""

import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LOCK = PROJECT / ".ci" / "requirements.lock"
PYPROJECT = PROJECT / "pyproject.toml"

_PIN = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)(?:\s*;\s*(.*?))?\s*\\?$", re.MULTILINE)
_BLOCK = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)


def compile_lock() -> None:
    """Resolve anew, for all Pythons and systems that the project allows. No host names are written."""
    PYPROJECT.write_text(with_pins(PYPROJECT.read_text(encoding="utf-8"), []), encoding="utf-8")
    options = ["--universal", "--generate-hashes", "--no-strip-extras", "--no-emit-index-url", "--no-header", "--quiet"]
    command = ["uv", "pip", "compile", "pyproject.toml", "--group", "dev", *options, "-o", str(LOCK)]
    subprocess.run(command, cwd=PROJECT, check=True)


def pins(lock: str) -> list[str]:
    """The versions of a lock, as constraints: without extras and hashes."""
    return [f"{name}=={version}" + (f" ; {marker}" if marker else "") for name, version, marker in _PIN.findall(lock)]


def with_pins(pyproject: str, constraints: list[str]) -> str:
    """The project file with these constraints in place of its own."""
    lines = "".join(f'    "{c}",\n' for c in constraints)
    return _BLOCK.sub(lambda _: f"constraint-dependencies = [\n{lines}]\n", pyproject)


if __name__ == "__main__":
    compile_lock()
    found = pins(LOCK.read_text(encoding="utf-8"))
    PYPROJECT.write_text(with_pins(PYPROJECT.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(f"{len(found)} pins")
