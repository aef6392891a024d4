"""The command, as people type it."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from pipeline.publish.verify import verify
from pipeline.report.query import QueryError, ask
from pipeline.warehouse import MODELS, Warehouse
from schemas import TABLES

PROJECT = Path(__file__).parents[1]
SEEDS = PROJECT / "seeds" / "articles"
KILLS = int(os.environ.get("DRAWDOWN_KILLS", "6"))
"""Rounds of the test that kills builds; more of them find rarer moments."""


def drawdown(*arguments: str | Path, folder: Path = PROJECT) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    path = {"PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ | path)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.parquet"))}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """A warehouse with the release of the seeds, which no test changes."""
    root = tmp_path_factory.mktemp("cli") / "warehouse"
    run = drawdown("build", "--warehouse", root)
    assert run.returncode == 0, run.stderr
    assert "nanobind" not in run.stderr
    return root


# ---------------------------------------------------------------- build


def test_a_build_ends_with_what_was_read_what_contradicts_and_where_it_lies(warehouse):
    run = drawdown("build", "--warehouse", warehouse)
    assert run.returncode == 0, run.stderr
    assert [line.split()[0] for line in run.stderr.splitlines()] == ["ingest", "extract", "resolve", "release"]
    assert "Read:  5 articles" in run.stdout
    assert "Contradictions:" in run.stdout
    assert "About 180 / more than 170 / more than 300" in run.stdout
    assert str(warehouse / "releases" / "1.0.0") in run.stdout
    assert "Nothing differs from release 1.0.0" in run.stdout


def test_a_build_that_follows_on_another_ends_with_what_differs_and_gives_the_bytes_of_one_from_scratch(
    warehouse, tmp_path
):
    shutil.copytree(warehouse, tmp_path / "w", symlinks=True)
    shutil.copytree(SEEDS, tmp_path / "articles")
    words = "Peacekeepers left their base in Menaka on Friday, the mission said.\n\nThe army moved in the same day.\n"
    (tmp_path / "articles" / "menaka.txt").write_text(f"Base closes\n\nReuters, November 3, 2023\n\n{words}")
    run = drawdown("build", "--articles", tmp_path / "articles", "--warehouse", tmp_path / "w")
    assert run.returncode == 0, run.stderr
    assert "Read:  6 articles" in run.stdout
    assert "Since 1.0.0:\n  articles: 1 new\n" in run.stdout
    assert "drawdown diff 1.0.0 1.1.0" in run.stdout
    run = drawdown("build", "--articles", tmp_path / "articles", "--warehouse", tmp_path / "scratch")
    assert run.returncode == 0, run.stderr
    assert contents((tmp_path / "w" / "current").resolve()) == contents((tmp_path / "scratch" / "current").resolve())
    followed, first = (tmp_path / place / "releases" for place in ("w", "scratch"))
    assert contents(followed / "1.1.0") == contents(first / "1.0.0")


def test_two_builds_give_the_same_bytes(warehouse, tmp_path):
    shutil.copytree(SEEDS, tmp_path / "elsewhere")
    run = drawdown("build", "--articles", tmp_path / "elsewhere", "--warehouse", tmp_path / "w")
    assert run.returncode == 0, run.stderr
    assert contents((tmp_path / "w" / "current").resolve()) == contents((warehouse / "current").resolve())
    assert contents(tmp_path / "w" / "releases") == contents(warehouse / "releases")


def test_paths_are_those_of_the_folder_one_is_in(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "mine")
    run = drawdown("build", "--articles", "mine", "--warehouse", "out", folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "releases" / "1.0.0").is_dir()


def test_a_candidate_with_a_message(warehouse, tmp_path):
    run = drawdown("build", "--warehouse", tmp_path / "w", "--candidate", "--message", "please look")
    assert run.returncode == 0, run.stderr
    (release,) = [p for p in (tmp_path / "w" / "releases").iterdir() if p.is_dir()]
    assert "candidate" in release.name
    assert "please look" in (release / "CHANGELOG.md").read_text()


def test_what_is_not_there_is_named_and_nothing_is_made(tmp_path):
    run = drawdown("build", "--articles", tmp_path / "no", "--warehouse", tmp_path / "w")
    assert run.returncode == 2
    assert f"articles: {tmp_path / 'no'} is not there" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "w").exists()


def test_an_article_that_goes_takes_its_claims_along(warehouse, tmp_path):
    shutil.copytree(SEEDS, tmp_path / "articles")
    shutil.copytree(warehouse, tmp_path / "w", symlinks=True)
    gone = sorted((tmp_path / "articles").iterdir())[0]
    gone.unlink()
    run = drawdown("build", "--articles", tmp_path / "articles", "--warehouse", tmp_path / "w")
    assert run.returncode == 0, run.stderr
    assert "4 articles, 0 read anew" in run.stderr
    fresh = drawdown("build", "--articles", tmp_path / "articles", "--warehouse", tmp_path / "fresh")
    assert fresh.returncode == 0, fresh.stderr
    assert contents((tmp_path / "w" / "current").resolve()) == contents((tmp_path / "fresh" / "current").resolve())
    article = Warehouse(warehouse).read_built("articles").filter(path=gone.name)["article_id"].item()
    assert article in (tmp_path / "w" / "releases" / "1.1.0" / "CHANGELOG.md").read_text()


# ---------------------------------------------------------------- accidents


def test_killed_at_any_moment_nothing_is_lost(tmp_path):
    """After each kill the last release verifies; the next build completes and gives the bytes of one never killed."""
    shutil.copytree(SEEDS, tmp_path / "articles")
    *_, changing, coming = sorted((tmp_path / "articles").iterdir())
    words, whole = changing.read_text(), coming.read_bytes()
    coming.unlink()
    root = tmp_path / "w"
    command = ["build", "--articles", tmp_path / "articles", "--warehouse"]
    assert drawdown(*command, root).returncode == 0
    good = set(contents((root / "current").resolve()))
    chance = random.Random(7)
    for number in range(KILLS):  # each build finds another article, another text and another article gone
        changing.write_text(words.replace("peacekeepers", f"{number + 2} peacekeepers", 1))
        coming.unlink() if coming.exists() else coming.write_bytes(whole)
        arguments = [sys.executable, "-m", "pipeline", *map(str, command), str(root)]
        build = subprocess.Popen(arguments, cwd=PROJECT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        with build:
            for _ in range(chance.randint(0, 4)):  # kill during one stage or another
                build.stderr.readline()
            time.sleep(chance.random())
            build.send_signal(signal.SIGKILL)
        assert verify("latest", root).ok, number
        assert set(contents((root / "current").resolve())) == good, number
    for folder in (root, tmp_path / "fresh"):
        run = drawdown(*command, folder)
        assert run.returncode == 0, run.stderr
    assert contents((root / "current").resolve()) == contents((tmp_path / "fresh" / "current").resolve())
    assert verify("latest", root).ok
    assert not [p for p in root.rglob(".tmp-*") if "releases" not in p.parts]


def test_two_builds_at_once_do_not_mix(warehouse, tmp_path):
    command = [sys.executable, "-m", "pipeline", "build", "--warehouse", str(tmp_path / "w")]
    builds = [
        subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    ends = sorted(out.splitlines()[-1] for out, _ in said)
    assert ends[0].startswith("Nothing differs")
    assert ends[1].startswith("Release 1.0.0, the first")
    assert contents((tmp_path / "w" / "current").resolve()) == contents((warehouse / "current").resolve())


@pytest.fixture
def mounted(tmp_path):
    """Mount a small disk of memory, if this user may."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(*options: str):
        run = subprocess.run(["mount", *options, str(place)], capture_output=True, check=False)
        if run.returncode:
            pytest.skip("only root may mount a small disk")
        return place

    if not shutil.which("mount"):
        pytest.skip("there is no mount here")
    yield mount
    subprocess.run(["umount", str(place)], capture_output=True, check=False)


@pytest.mark.parametrize("size", ["60k", "300k", "900k"])
def test_a_full_disk_is_told_and_the_last_data_stay(mounted, warehouse, size):
    place = mounted("-t", "tmpfs", "-o", "size=20m", "tmpfs")
    shutil.copytree(warehouse, place / "w", symlinks=True)
    shutil.rmtree(place / "w" / "next")
    before = contents(place / "w" / "current")
    used = shutil.disk_usage(place).used // 1024 + int(size.rstrip("k"))
    mounted("-o", f"remount,size={used}k")
    shorter = place.parent / "articles"
    shutil.copytree(SEEDS, shorter)
    sorted(shorter.iterdir())[0].unlink()
    run = drawdown("build", "--articles", shorter, "--warehouse", place / "w")
    assert run.returncode == 2, run.stdout
    assert "the disk is full; make room and build again" in run.stderr
    assert "Traceback" not in run.stderr
    assert verify("1.0.0", place / "w").ok
    assert set(contents(place / "w" / "current")) == set(before)


def test_a_read_only_folder_is_told(mounted, warehouse):
    place = mounted("-t", "tmpfs", "tmpfs")
    shutil.copytree(warehouse, place / "w", symlinks=True)
    mounted("-o", "remount,ro")
    run = drawdown("build", "--warehouse", place / "w")
    assert run.returncode == 2
    assert "the folder is read-only; choose another with --warehouse" in run.stderr
    asked = drawdown("query", "SELECT count(*) AS n FROM articles", "--warehouse", place / "w", "--format", "csv")
    assert asked.stdout == "n\n5\n"


# ---------------------------------------------------------------- the other commands


def test_extract_writes_every_table_and_no_release(tmp_path):
    run = drawdown("extract", SEEDS, "--out", tmp_path)
    assert run.returncode == 0, run.stderr
    assert {p.stem for p in tmp_path.glob("*.parquet")} >= set(TABLES)
    assert {f"claims/{p.stem}" for p in (tmp_path / "claims").iterdir()} == {n for n in MODELS if "/" in n}
    assert pl.read_parquet(tmp_path / "articles.parquet").height == 5


def test_extract_takes_json_lines_and_gives_the_tables_of_a_build(warehouse, tmp_path):
    run = drawdown("extract", *sorted(SEEDS.iterdir()), "--out", tmp_path)
    assert run.returncode == 0, run.stderr
    for name in TABLES:
        built = Warehouse(warehouse).read_built(name)
        assert pl.read_parquet(tmp_path / f"{name}.parquet").equals(built), name


def test_query_in_each_form(warehouse):
    sql = "SELECT name, closed_on FROM bases WHERE name = 'Ber'"
    table = drawdown("query", sql, "--warehouse", warehouse).stdout
    assert "Ber" in table
    assert "1 row" in table
    assert drawdown("query", sql, "--warehouse", warehouse, "--format", "csv").stdout.startswith("name,closed_on\nBer,")
    rows = json.loads(drawdown("query", sql, "--warehouse", warehouse, "--format", "json").stdout)
    assert rows[0]["name"] == "Ber"


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("CREATE TABLE x AS SELECT 1", "read-only mode"),
        ("DELETE FROM articles", "read-only mode"),
        ("SELECT * FROM read_csv('/etc/passwd')", "disabled by configuration"),
        ("COPY articles TO '/tmp/never.csv'", "disabled by configuration"),
        ("ATTACH '/tmp/never.duckdb'", "disabled by configuration"),
        ("INSTALL httpfs", "disabled by configuration"),
        ("SET enable_external_access = true", "locked"),
        ("SELEKT", "syntax error"),
    ],
)
def test_a_query_changes_nothing_and_reaches_nothing_else(warehouse, sql, words):
    with pytest.raises(QueryError, match=words):
        ask(sql, "latest", warehouse, form="table", external=False)


def test_a_question_that_cannot_be_answered_is_told_in_a_line(warehouse):
    run = drawdown("query", "SELEKT", "--warehouse", warehouse)
    assert run.returncode == 2
    assert "syntax error" in run.stderr
    assert "Traceback" not in run.stderr


def test_other_files_are_read_only_when_asked_for(warehouse, tmp_path):
    (tmp_path / "mine.csv").write_text("name\nBer\n")
    sql = f"SELECT count(*) AS n FROM bases JOIN '{tmp_path / 'mine.csv'}' USING (name)"
    assert drawdown("query", sql, "--warehouse", warehouse).returncode == 2
    assert drawdown("query", sql, "--warehouse", warehouse, "--external", "--format", "csv").stdout == "n\n1\n"


def test_explain_shows_the_words_or_what_rests_on_the_row(warehouse):
    figure = Warehouse(warehouse).read_built("casualty_figures").row(0, named=True)
    told = drawdown("explain", figure["figure_id"], "--warehouse", warehouse).stdout
    assert figure["quote"] in told
    assert figure["rule"] in told
    assert "tokens" in told
    base = drawdown("explain", "minusma-kidal", "--warehouse", warehouse).stdout
    assert "events:" in base
    unknown = drawdown("explain", "nobody", "--warehouse", warehouse)
    assert unknown.returncode == 2
    assert "nobody: no row has this id" in unknown.stderr


def test_diff_and_verify_answer_by_their_exit_code(warehouse, tmp_path):
    assert drawdown("diff", "1.0.0", "1.0.0", "--warehouse", warehouse).returncode == 0
    assert drawdown("diff", "1.0.0", "7.0.0", "--warehouse", warehouse).returncode == 2
    assert drawdown("verify", "--warehouse", warehouse).returncode == 0
    copy = tmp_path / "1.0.0"
    shutil.copytree(warehouse / "releases" / "1.0.0", copy)
    with (copy / "data" / "bases.parquet").open("r+b") as file:
        file.seek(200)
        file.write(b"\x00\x01")
    run = drawdown("verify", copy, "--json")
    assert run.returncode == 1
    assert not json.loads(run.stdout)["ok"]
    assert drawdown("verify", tmp_path / "none").returncode == 2


def test_every_command_has_help():
    listed = drawdown("--help").stdout
    for command in ("build", "extract", "query", "explain", "diff", "verify", "ui"):
        assert command in listed
        assert drawdown(command, "--help").returncode == 0
