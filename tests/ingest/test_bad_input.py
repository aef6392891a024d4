"""Accidents: whatever lies in the folder, every document gives one article or one rejection, and nothing hangs."""

import gzip
import json
import os
import random
from functools import reduce
from pathlib import Path

import pytest

from pipeline.ingest import Document, Rejection, ingest, limits, read_documents
from schemas.documents import Documents
from schemas.rejected import Rejected

TEXT = "The army said on Tuesday that it had left the camp in Kidal and that two of its men were hurt by a mine."
LINE = json.dumps({"text": TEXT})


def reasons(folder: Path) -> list[tuple[str, str, str]]:
    """Path, position and reason of what was rejected; `article` for what was not."""
    return [
        (one.path, one.position, one.reason) if isinstance(one, Rejection) else (one.path, "", "article")
        for one in read_documents([folder])
    ]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t \xc2\xa0\n", "empty"),
        ("a.txt", b"...\n---\n", "empty"),
        ("a.txt", bytes(range(256)) * 20, "encoding"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(3000), "encoding"),
        ("a.txt", b"\xff\xfe" + b"\x00\xd8" * 9 + b"a", "encoding"),
        ("a.txt", "Les casques bleus ont quitté la base de Kidal mardi, selon la mission.", "language"),
        ("a.txt", "Related stories\n\nShare | Tweet\n\n© 2023 The Outlet", "no_article"),
        ("a.docx", b"PK\x03\x04 some archive", "format"),
        ("a.csv", "a,b\n1,2", "format"),
        (".hidden", TEXT, "format"),
        ("binary", bytes(range(256)) * 20, "format"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 50)[:-9], "malformed"),
        ("a.gz", b"no gzip at all", "malformed"),
        ("a.txt.gz", reduce(lambda data, _: gzip.compress(data), range(500), TEXT.encode()), "malformed"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.html", b"", "empty"),
        ("a.html", b"<html><body></body></html>", "no_article"),
        ("a.html", b"<html><body>" + b"<div>" * 20_000, "no_article"),
        ("a.html", b"<p>" * 300_000, "too_large"),
        ("a.html", b"<<<<" * 1000 + b"<html <body <p", "no_article"),
        ("a.pdf", b"", "empty"),
        ("a.pdf", b"%PDF-1.4 garbage", "malformed"),
        ("a.warc", b"", "no_article"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000\r\n\r\nabc", "malformed"),
        ("a.warc.gz", b"\x1f\x8b no gzip", "malformed"),
        ("a.warc.gz", b"no archive at all", "malformed"),
        ("a.eml", b"", "empty"),
        ("a.eml", b"Subject: =?utf-8?b?/////?=\r\n\r\n", "empty"),
        ("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 350_000 + b"\r\n\r\n" + TEXT.encode(), "malformed"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(tmp_path, name, data, reason):
    write(tmp_path, name, data)
    [(path, _, found)] = reasons(tmp_path)
    assert (path, found) == (name, reason)


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ('{"text": 5}', '"text" is a number'),
        ('{"text": null}', '"text" is missing'),
        ("{}", '"text" is missing'),
        ("[1]", "it is a list"),
        ("null", "write an object"),
        ('{"text": "a"', "not an article"),
        (json.dumps({"text": TEXT, "published_on": 2023}), '"published_on" is a number'),
        (json.dumps({"text": TEXT, "title": ["a"]}), '"title" is a list'),
        ("[" * 100_000, "nests too deeply"),
    ],
)
def test_lines_of_a_wrong_type(tmp_path, line, detail):
    write(tmp_path, "a.jsonl", f"{LINE}\n{line}\n{LINE}")
    first, rejected, last = read_documents([tmp_path])
    assert (first.path, last.path) == ("a.jsonl#1", "a.jsonl#3")
    assert (rejected.position, rejected.reason) == ("line 2", "malformed")
    assert detail in rejected.detail


@pytest.mark.parametrize(
    "record",
    [
        {"text": TEXT, "published_on": "9999-12-31"},
        {"text": TEXT, "published_on": "next week"},
        {"text": TEXT, "n": int("9" * 400)},
        {"text": f"\ud800 {TEXT} \u0000\u202e"},
        {"text": TEXT, "title": "", "publisher": " ", "url": "http://[::1"},
    ],
)
def test_odd_values_do_not_hinder_reading(tmp_path, record):
    write(tmp_path, "a.jsonl", json.dumps(record))
    documents, rejected = ingest([tmp_path])
    Documents.validate(documents, lazy=True)
    assert documents["text"].to_list() == [TEXT]
    assert documents["published_on"].to_list() == [None]
    assert rejected.is_empty()


def test_number_of_5000_digits(tmp_path):
    write(tmp_path, "a.jsonl", LINE[:-1] + ', "n": ' + "9" * 5000 + "}")
    assert reasons(tmp_path) == [("a.jsonl#1", "", "article")]


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "=cmd()", "a | b", '"; DROP TABLE articles; --', "../../etc"]
)
def test_words_of_articles_are_only_data(tmp_path, value):
    write(tmp_path, "a.jsonl", json.dumps({"text": TEXT, "title": value, "publisher": value}))
    documents, _ = ingest([tmp_path])
    assert documents.select("title", "publisher").row(0) == (value, value)


def test_gzip_in_gzip_is_unpacked(tmp_path):
    write(tmp_path, "a.txt.gz", gzip.compress(gzip.compress(gzip.compress(TEXT.encode()))))
    assert reasons(tmp_path) == [("a.txt.gz", "", "article")]


def test_a_file_is_not_taken_for_a_line_of_another(tmp_path):
    write(tmp_path, "a.jsonl", f"{LINE}\n5\n")
    write(tmp_path, "a.jsonl#1", TEXT)
    write(tmp_path, "b#2.jsonl", '{"text": "..."}\n')
    documents, rejected = ingest([tmp_path])
    assert documents["path"].sort().to_list() == ["a.jsonl#1", "a.jsonl\\x231"]
    assert rejected["path"].to_list() == ["a.jsonl", "b#2.jsonl"]


def test_libraries_say_nothing_of_what_they_read(tmp_path, caplog):
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: a \x1b[31m b\r\nContent-Type: application/http\r\n"
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>" + TEXT.encode()
    write(tmp_path, "a.warc", head + b"Content-Length: %d\r\n\r\n" % len(page) + page + b"\r\n\r\n")
    write(tmp_path, "b.html", b"<html><body>" + b"<div>" * 20_000)
    assert len(reasons(tmp_path)) == 2
    assert not caplog.records


def test_truncated_lines_of_gzip_keep_what_stands_before(tmp_path):
    lines = "\n".join(json.dumps({"text": f"{TEXT} It was number {n}."}) for n in range(3000)).encode()
    write(tmp_path, "a.jsonl.gz", gzip.compress(lines)[:-500])
    found = reasons(tmp_path)
    assert found[-1] == ("a.jsonl.gz", "-", "malformed")
    assert len(found) > 100
    assert {reason for _, _, reason in found[:-1]} <= {"article", "malformed"}


def test_long_line_costs_itself_only(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1000)
    write(tmp_path, "a.jsonl", f"{LINE}\n{'x' * 5000}\n{LINE}\n{'y' * 5000}")
    assert [reason for _, _, reason in reasons(tmp_path)] == ["article", "too_large", "article", "too_large"]


def test_long_file(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1000)
    write(tmp_path, "a.txt", TEXT * 100)
    assert reasons(tmp_path) == [("a.txt", "-", "too_large")]


@pytest.mark.parametrize("text", ["word " * 500_000, "The army left.\n\n" * 60_000])
def test_text_longer_than_an_article(tmp_path, text):
    write(tmp_path, "a.txt", text)
    assert reasons(tmp_path) == [("a.txt", "-", "too_large")]


@pytest.mark.parametrize(
    "name",
    [
        'it\'s "odd".txt',
        "a\nb.txt",
        "a\x1b[31m.txt",
        "=cmd().txt",
        "..  .txt",
        "😀.txt",
        "a#1.txt",
        "e\u0301.txt",
        "-.txt",
    ],
)
def test_odd_names(tmp_path, name):
    write(tmp_path, name, TEXT)
    documents, _ = ingest([tmp_path])
    Documents.validate(documents, lazy=True)
    assert documents["path"][0].isprintable()


def test_name_that_is_no_text(tmp_path):
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text(TEXT)
    assert ingest([tmp_path])[0]["path"].to_list() == ["\\xff\\xfe.txt"]


def test_same_name_in_two_folders(tmp_path):
    for folder in ("one", "two"):
        write(tmp_path, f"{folder}/a.txt", f"{TEXT} It was day {folder}.")
    assert ingest([tmp_path])[0]["path"].sort().to_list() == ["one/a.txt", "two/a.txt"]
    assert ingest([tmp_path / "one", tmp_path / "two"])[0]["path"].sort().to_list() == ["one/a.txt", "two/a.txt"]


def test_file_named_twice_is_read_once(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    assert ingest([tmp_path, path, str(tmp_path / "*.txt")])[0].height == 1


def test_input_that_names_nothing(tmp_path):
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        ingest([tmp_path / "nothing"])
    with pytest.raises(FileNotFoundError, match="no file matches"):
        ingest([str(tmp_path / "*.txt")])


def test_empty_folder(tmp_path):
    documents, rejected = ingest([tmp_path])
    Documents.validate(documents, lazy=True)
    Rejected.validate(rejected, lazy=True)
    assert documents.is_empty() and rejected.is_empty()


def test_links_that_go_round(tmp_path):
    write(tmp_path, "in/a.txt", TEXT)
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "one.txt").symlink_to("two.txt")
    (tmp_path / "two.txt").symlink_to("one.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    assert reasons(tmp_path) == [
        ("gone.txt", "-", "unreadable"),
        ("in/a.txt", "", "article"),
        ("one.txt", "-", "unreadable"),
        ("two.txt", "-", "unreadable"),
    ]


def test_what_is_no_regular_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert [reason for _, _, reason in reasons(tmp_path)] == ["format", "format"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_file_that_may_not_be_read(tmp_path):
    write(tmp_path, "a.txt", TEXT).chmod(0)
    (tmp_path / "folder").mkdir(mode=0)
    assert reasons(tmp_path) == [("a.txt", "-", "unreadable"), ("folder", "-", "unreadable")]


def test_folder_that_cannot_be_listed(tmp_path, monkeypatch):
    (tmp_path / "folder").mkdir()
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("folder"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    [found] = read_documents([tmp_path])
    assert (found.path, found.reason) == ("folder", "unreadable")
    assert "Permission denied" in found.detail


def test_file_that_vanishes_before_it_is_read(tmp_path):
    paths = [write(tmp_path, f"{name}.txt", f"{TEXT} {name}") for name in "abc"]
    found = read_documents([tmp_path])
    assert isinstance(next(found), Document)
    paths[1].unlink()
    gone, last = found
    assert (gone.path, gone.reason) == ("b.txt", "unreadable")
    assert isinstance(last, Document)


def test_file_that_fails_while_it_is_read(tmp_path, monkeypatch):
    write(tmp_path, "a.jsonl", f"{LINE}\n" * 3)
    whole = limits.lines_limited

    def failing(stream):
        yield next(whole(stream))
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pipeline.ingest.lines.lines_limited", failing)
    assert reasons(tmp_path) == [("a.jsonl#1", "", "article"), ("a.jsonl", "-", "unreadable")]


def test_nothing_that_came_in_is_lost(tmp_path):
    write(tmp_path, "one.txt", TEXT)
    write(tmp_path, "again.md", TEXT)
    write(tmp_path, "lines.jsonl", f"{LINE}\n5\n\n{json.dumps({'text': TEXT + ' It was day two.'})}\n")
    write(tmp_path, "empty.txt", "")
    write(
        tmp_path,
        "page.html",
        f"<html><body><article><p>{TEXT}</p><p>It was on day three of the week.</p></article></body></html>",
    )
    write(tmp_path, "sheet.xlsx", b"PK\x03\x04")
    documents, rejected = ingest([tmp_path])
    came_in = 5 + 3
    originals = documents["duplicate_of"].is_null().sum()
    assert originals + documents["duplicate_of"].is_not_null().sum() + rejected.height == came_in
    assert originals == 3
    assert rejected["reason"].sort().to_list() == ["empty", "format", "malformed"]


def test_details_say_how_to_mend(tmp_path):
    for name, data in {"a.txt": "", "b.xyz": "a", "c.jsonl": "5", "d.gz": "x", "e.pdf": "%PDF-", "f.warc": "x"}.items():
        write(tmp_path, name, data)
    _, rejected = ingest([tmp_path])
    assert rejected.height == 6
    assert all(len(detail) > 30 and detail.endswith(".") for detail in rejected["detail"])


def test_same_input_gives_the_same_bytes(tmp_path):
    for n in range(5):
        write(tmp_path, f"{n}.jsonl", f"{LINE}\n{json.dumps({'text': TEXT + f' It was day {n}.'})}\n5\n")
    first, second = (tuple(frame.write_ipc(None).getvalue() for frame in ingest([tmp_path])) for _ in range(2))
    assert first == second
