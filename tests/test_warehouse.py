"""What was good stays until something better is complete, whoever else is at work and whatever breaks."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import polars as pl
import pytest

from pipeline.publish.files import WarehouseError, told_plainly
from pipeline.warehouse import MODELS, Busy, Draft, Unreadable, Warehouse, batches
from schemas import projections


def filled(root: Path, reason: str = "empty") -> Warehouse:
    """A warehouse with all tables at work, one row in `rejected`."""
    warehouse = Warehouse(root)
    for name, model in MODELS.items():
        frame = projections.empty(model)
        if name == "rejected":
            row = {"path": "a.txt", "position": "-", "sha256": None, "reason": reason, "detail": "It is so."}
            frame = pl.DataFrame([row], schema=frame.schema)
        warehouse.write(name, frame)
    return warehouse


def test_a_build_is_a_link_that_moves_in_one_step(tmp_path):
    warehouse = filled(tmp_path)
    first = warehouse.promote()
    assert warehouse.current.is_symlink()
    assert warehouse.current.resolve() == first
    assert warehouse.read_built("rejected")["reason"].to_list() == ["empty"]
    filled(tmp_path, "malformed")
    assert warehouse.read_built("rejected")["reason"].to_list() == ["empty"]
    second = warehouse.promote()
    assert second != first
    assert first.exists()
    assert warehouse.read_built("rejected")["reason"].to_list() == ["malformed"]


def test_equal_tables_make_no_other_build(tmp_path):
    first = filled(tmp_path).promote()
    assert filled(tmp_path).promote() == first
    assert [p.name for p in (tmp_path / "builds").iterdir()] == [first.name]


def test_only_the_last_builds_are_kept(tmp_path):
    for reason in ("empty", "malformed", "format", "language"):
        last = filled(tmp_path, reason).promote()
    builds = {p.name for p in (tmp_path / "builds").iterdir()}
    assert len(builds) == 2
    assert last.name in builds


def test_a_missing_table_is_named_and_nothing_moves(tmp_path):
    warehouse = filled(tmp_path)
    first = warehouse.promote()
    (warehouse.next / "events.parquet").unlink()
    with pytest.raises(WarehouseError, match=r"events\.parquet is missing; materialize events"):
        warehouse.promote()
    assert warehouse.current.resolve() == first


def test_a_broken_table_is_named(tmp_path):
    warehouse = filled(tmp_path)
    (warehouse.next / "events.parquet").write_bytes(b"PAR1 nothing of the kind")
    with pytest.raises(WarehouseError, match=r"events\.parquet: cannot be read"):
        warehouse.read("events")
    assert warehouse.read_or_none("events") is None


def test_writing_tells_rows_and_change(tmp_path):
    warehouse = filled(tmp_path)
    empty = projections.empty(MODELS["rejected"])
    written = warehouse.write("rejected", empty)
    assert (written.rows, written.rows_before) == (0, 1)
    assert written.bytes == written.path.stat().st_size


def test_a_draft_takes_its_place_only_when_kept(tmp_path):
    warehouse = filled(tmp_path)
    whole = warehouse.read("rejected")
    path = warehouse.next / "rejected.parquet"
    draft = Draft(path, MODELS["rejected"])
    draft.add(whole.with_columns(path=pl.lit("b.txt")))
    draft.flush()
    draft.add(whole.with_columns(path=pl.lit("c.txt")))
    assert warehouse.read("rejected").equals(whole)
    assert all(result.passed for result in draft.close())
    assert warehouse.read("rejected").equals(whole)
    assert (draft.keep().rows, draft.head["path"].to_list()) == (2, ["b.txt"])
    assert [batch["path"].to_list() for batch in warehouse.batches("rejected")] == [["b.txt"], ["c.txt"]]
    empty = Draft(path, MODELS["rejected"])
    empty.close()
    empty.drop()
    assert [p.name for p in warehouse.next.iterdir() if p.name.startswith(".")] == []
    assert warehouse.read("rejected").height == 2


def test_an_empty_draft_is_an_empty_table(tmp_path):
    draft = Draft(tmp_path / "rejected.parquet", MODELS["rejected"])
    assert all(result.passed for result in draft.close())
    assert draft.keep().rows == 0
    (batch,) = batches(tmp_path / "rejected.parquet")
    assert batch.equals(projections.empty(MODELS["rejected"]))


def test_batches_of_a_broken_table_are_told(tmp_path):
    warehouse = filled(tmp_path)
    (warehouse.next / "events.parquet").write_bytes(b"PAR1 nothing of the kind")
    with pytest.raises(Unreadable, match=r"events\.parquet: cannot be read"):
        list(warehouse.batches("events"))
    assert warehouse.scan_or_none("events") is None
    assert warehouse.scan_or_none("rejected").collect().height == 1


def test_a_second_build_says_so_and_waits(tmp_path):
    warehouse, said, order = Warehouse(tmp_path), [], []
    entered = threading.Event()

    def second():
        entered.set()
        with warehouse.locked(said.append):
            order.append("second")

    with warehouse.locked(said.append):
        other = threading.Thread(target=second)
        other.start()
        entered.wait()
        other.join(timeout=0.3)
        order.append("first")
    other.join(timeout=10)
    assert order == ["first", "second"]
    assert "Another build is at work" in said[0]


def test_patience_ends_with_the_mend(tmp_path):
    warehouse = Warehouse(tmp_path)
    with warehouse.locked(print), pytest.raises(Busy, match="then try again"), warehouse.locked(str, patience=0.1):
        pass


def test_a_killed_holder_holds_nothing(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from pipeline.warehouse import Warehouse\n"
        "with Warehouse(Path(sys.argv[1])).locked(print): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout.readline() == "held\n"
        holder.kill()
        holder.wait()
        with Warehouse(tmp_path).locked(pytest.fail):
            pass


def test_a_folder_in_place_of_the_link_is_not_touched(tmp_path):
    warehouse = filled(tmp_path)
    warehouse.current.mkdir()
    (warehouse.current / "mine.txt").write_text("mine")
    with pytest.raises(WarehouseError, match="move it away"):
        warehouse.promote()
    assert (warehouse.current / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("error", "mend"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "the disk is full"),
        (RuntimeError(f"IOError: write failed. {os.strerror(errno.EFBIG)}"), "larger than this user may write"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "read-only"),
    ],
)
def test_what_the_system_says_is_told_with_its_mend(tmp_path, error, mend):
    with (
        pytest.raises(WarehouseError, match=rf"{tmp_path}: .*{mend}.*What was built before is intact"),
        told_plainly(tmp_path),
    ):
        raise error
