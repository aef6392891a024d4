"""The sensor asks for one run, once, for what changed."""

import dagster as dg
import pytest

from pipeline import settings
from pipeline.defs.sensors import articles_changed
from pipeline.watch import look


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(settings.ARTICLES_VARIABLE, str(tmp_path))
    (tmp_path / "a.txt").write_text("a")
    return tmp_path


class Watching:
    """The daemon: it keeps the cursor from look to look."""

    def __init__(self):
        self.cursor = None

    def __call__(self):
        with dg.build_sensor_context(cursor=self.cursor) as context:
            found = articles_changed(context)
        if isinstance(found, dg.SkipReason):
            return None
        self.cursor = found.cursor
        (request,) = found.run_requests
        return request


def test_new_changed_and_removed_files_each_ask_once(folder):
    watch, keys = Watching(), []

    def asked(words):
        request = watch()
        keys.append(request.run_key)
        assert request.tags["articles"] == words
        assert watch() is None

    asked("1 new (a.txt)")
    (folder / "b.txt").write_text("b")
    asked("1 new (b.txt)")
    (folder / "a.txt").write_text("other")
    asked("1 changed (a.txt)")
    (folder / "b.txt").unlink()
    asked("1 removed (b.txt)")
    (folder / "b.txt").write_text("b")
    asked("1 new (b.txt)")
    assert len(set(keys)) == len(keys)


def test_a_folder_that_is_gone_is_told(folder):
    (folder / "a.txt").unlink()
    folder.rmdir()
    with dg.build_sensor_context() as context:
        assert "no such file or folder" in articles_changed(context).skip_message


def test_many_changes_are_one_line(folder):
    for n in range(20):
        (folder / f"n{n:02}.txt").write_text("x")
    _, change = look([folder], None)
    assert str(change) == "21 new (a.txt, n00.txt, n01.txt, …)"
