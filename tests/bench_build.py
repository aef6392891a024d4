"""How long a second build takes that finds one more article, against the first, in a warehouse of its own.

    uv run python tests/bench_build.py                       # 2,000 generated articles, a file each, then in one .jsonl
    uv run python tests/bench_build.py --articles 500

Times are of the whole command: processor and wall. Python keeps the bytecode of what it runs, as it does unless it is
told not to, and has made it before the clock starts: a build of one article goes ahead. It is a measurement, not a
test: nothing fails on a slow machine.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import article

PROJECT = Path(__file__).parents[1]
ENVIRONMENT = {name: words for name, words in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _as_files(folder: Path, numbers: range) -> None:
    for number in numbers:
        a = article(number)
        words = f"{a['title']}\n\n{a['publisher']}, {a['published_on']}\n\n{a['text']}\n"
        (folder / f"{number:06}.txt").write_text(words, encoding="utf-8")


def _as_lines(folder: Path, numbers: range) -> None:
    with (folder / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(article(number)) + "\n" for number in numbers)


def _build(articles: Path, warehouse: Path) -> tuple[float, float]:
    """Processor and wall seconds."""
    command = [sys.executable, "-m", "pipeline", "build", "--articles", str(articles), "--warehouse", str(warehouse)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, cwd=PROJECT, env=ENVIRONMENT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, time.monotonic() - start


def _measure(what: str, add: Callable[[Path, range], None], count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        articles, warehouse = Path(temporary, "articles"), Path(temporary, "warehouse")
        articles.mkdir()
        add(articles, range(count))
        first = _build(articles, warehouse)
        add(articles, range(count, count + 1))
        second = _build(articles, warehouse)
    for kind, one, two in zip(("processor", "wall"), first, second, strict=True):
        print(f"{what:10} {kind:9}  first {one:6.1f} s  second {two:5.1f} s  {two / one:6.1%}", flush=True)


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as temporary:
        _as_files(Path(temporary), range(1))
        _build(Path(temporary), Path(temporary, "warehouse"))
    _measure("files", _as_files, count)
    _measure("one .jsonl", _as_lines, count)


if __name__ == "__main__":
    main()
