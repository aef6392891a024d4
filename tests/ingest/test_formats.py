"""Formats and encodings: the same article comes out of whatever it was saved as."""

import gzip
import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.ingest import Document, Rejection, read_documents

PARAGRAPHS = [
    "Rebels took over a base in Ménaka on Tuesday after peacekeepers left the town, residents said, and the army – "
    "which was on its way – did not comment.",
    "The U.N. mission said in a statement that its convoy had left on Tuesday morning and that nobody was hurt when it "
    "hit a roadside bomb near the town of Anefis.",
    '"We have seen them in the streets," a resident said by telephone. The army’s spokesman could not be reached.',
]
TEXT = "\n\n".join(PARAGRAPHS)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Rebels take base | Sahel Post</title>
{meta}</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Rebels take base</h1>{time}
<figure><img src="x.jpg"><figcaption>Soldiers in Kidal, March 3, 2019. Photo: AFP</figcaption></figure>{body}
<p><a href="/x">Read also: Niger coup leaders close airspace</a></p></article>
<footer>© 2023 Sahel Post. All rights reserved. <a>Privacy policy</a></footer></body></html>"""
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Sahel Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Rebels take base",
            "datePublished": "2023-11-01T08:00:00+00:00",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "AFP"}],
            "publisher": {"@type": "Organization", "name": "Sahel Post"},
        },
    ],
}


def page(meta: str = "", time: str = "", charset: str = "utf-8", paragraphs: list[str] = PARAGRAPHS) -> str:
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return PAGE.format(charset=charset, meta=meta, time=time, body=body)


def read(folder: Path) -> list[Document | Rejection]:
    return list(read_documents([folder]))


def only(folder: Path, name: str, data: bytes) -> Document:
    (folder / name).write_bytes(data)
    [found] = read(folder)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_of_text(tmp_path, encoding, newline):
    assert only(tmp_path, "a.txt", TEXT.replace("\n", newline).encode(encoding)).text == TEXT


def test_decomposed_letters_and_unseen_characters(tmp_path):
    text = TEXT.replace("é", "e\u0301").replace("base", "b\u00ada\u200bse").replace("peace", "\u202epeace\u202c\x07")
    assert only(tmp_path, "a.txt", text.encode()).text == TEXT


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a", "a.txt.gz", "Dr. Smith", "report.2023"])
def test_names_of_text_files(tmp_path, name):
    data = TEXT.encode()
    assert only(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data).text == TEXT


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.php", "a", "a.txt", "a.html.gz"])
def test_pages(tmp_path, name):
    data = page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>').encode()
    found = only(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data)
    assert found.text == TEXT
    assert (found.title, found.publisher, found.agency) == ("Rebels take base", "Sahel Post", "AFP")
    assert (found.published_on, found.published_basis) == (date(2023, 11, 1), "header")
    assert found.authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("meta", "time"),
    [
        ('<meta property="article:published_time" content="2023-11-01T08:00:00Z">', ""),
        ('<meta name="DC.date.issued" content="1 November 2023">', ""),
        ("", '<time datetime="2023-11-01">Wednesday</time>'),
        ("", "<time>Wednesday 1 November 2023</time>"),
        ('<link rel="canonical" href="https://example.org/2023/11/01/base">', ""),
    ],
)
def test_days_of_pages(tmp_path, meta, time):
    assert only(tmp_path, "a.html", page(meta, time).encode()).published_on == date(2023, 11, 1)


def test_meta_tags_of_pages(tmp_path):
    meta = (
        '<meta property="og:title" content="Rebels take base"><meta property="og:site_name" content="Sahel Post">'
        '<meta name="author" content="By Jane Doe and John Roe"><meta property="og:url" content="https://example.org/a">'
    )
    found = only(tmp_path, "a.html", page(meta).encode())
    assert (found.title, found.publisher, found.url) == ("Rebels take base", "Sahel Post", "https://example.org/a")
    assert found.authors == ("Jane Doe", "John Roe")


@pytest.mark.parametrize(
    "broken", ["[" * 50_000, '{"@graph": 5}', '{"@type": {"a": 1}, "headline": [3]}', "not json", '"text"', "null"]
)
def test_broken_linked_data_is_passed_over(tmp_path, broken):
    found = only(tmp_path, "a.html", page(f'<script type="application/ld+json">{broken}</script>').encode())
    assert (found.text, found.title) == (TEXT, "Rebels take base")


def test_page_in_another_encoding(tmp_path):
    assert only(tmp_path, "a.html", page(charset="windows-1252").encode("cp1252")).text == TEXT


def test_json_lines(tmp_path):
    records = [
        {
            "text": TEXT,
            "title": "Given",
            "publisher": "Outlet",
            "url": "https://example.org/a",
            "published_on": "2023-11-01",
        },
        {"text": TEXT, "title": None, "publisher": None, "url": None, "published_on": None, "other": [1]},
    ]
    (tmp_path / "a.jsonl").write_text("\n\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    first, second = read(tmp_path)
    assert (first.path, second.path) == ("a.jsonl#1", "a.jsonl#3")
    assert (first.title, first.publisher, first.published_on, first.text) == (
        "Given",
        "Outlet",
        date(2023, 11, 1),
        TEXT,
    )
    assert (second.title, second.publisher, second.published_on) == (None, None, None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_encodings_of_json_lines(tmp_path, name, encoding):
    data = (json.dumps({"text": TEXT}, ensure_ascii=False) + "\n").encode(encoding)
    assert only(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data).text == TEXT


def record(kind: str, url: str, payload: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-11-02T00:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(payload)}\r\n\r\n"
    return head.encode() + payload + b"\r\n\r\n"


def archive(
    pages: dict[str, str], *, zipped: bool = True, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    """A web archive with a request before each response."""
    records = []
    for url, html in pages.items():
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(html.encode())}\r\n\r\n"
        records += [
            record("request", url, b"GET / HTTP/1.1\r\n\r\n"),
            record("response", url, head.encode() + html.encode()),
        ]
    return b"".join(gzip.compress(one) if zipped else one for one in records)


@pytest.mark.parametrize(("name", "zipped"), [("a.warc.gz", True), ("a.warc", False), ("a.warc", True)])
def test_web_archives(tmp_path, name, zipped):
    (tmp_path / name).write_bytes(
        archive({"https://example.org/2023/11/01/a": page(), "https://example.org/b": page()}, zipped=zipped)
    )
    first, second = read(tmp_path)
    assert (first.path, second.path) == (f"{name}#2", f"{name}#4")
    assert (first.text, first.url, first.published_on) == (TEXT, "https://example.org/2023/11/01/a", date(2023, 11, 1))


@pytest.mark.parametrize("other", [{"status": "404 Not Found"}, {"kind": "image/png"}])
def test_web_archive_without_pages(tmp_path, other):
    (tmp_path / "a.warc.gz").write_bytes(archive({"https://example.org/a": page()}, **other))
    [found] = read(tmp_path)
    assert (found.reason, found.position) == ("no_article", "-")


def pdf(pages: list[list[str]]) -> bytes:
    """A small PDF with these lines on its pages."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = " T* ".join(
            "({}) Tj".format(line.replace("\\", "").replace("(", "").replace(")", "")) for line in lines
        )
        stream = f"BT /F1 9 Tf 12 TL 40 800 Td {shown} ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def wrapped(text: str, width: int = 74) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_pdf(tmp_path):
    heads = ["Sahel Post", "Rebels take base near the river Niger", "1 November 2023"]
    first = [*heads, *wrapped(PARAGRAPHS[0]), *wrapped(PARAGRAPHS[1])]
    pages = [
        first,
        ["Sahel Post", *wrapped(PARAGRAPHS[2])],
        ["Sahel Post", *wrapped(PARAGRAPHS[1].replace("Tuesday", "Monday"))],
    ]
    found = only(tmp_path, "a.pdf", pdf([[*lines, f"Page {n} of 3"] for n, lines in enumerate(pages, 1)]))
    assert found.text.startswith(PARAGRAPHS[0])
    assert PARAGRAPHS[2] in found.text
    assert "Page" not in found.text and "Sahel Post" not in found.text
    assert (found.title, found.published_on) == (heads[1], date(2023, 11, 1))


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"Subject": "Fwd: Rebels take base", "From": "Sahel Post <news@example.org>", **headers}.items():
        message[name.replace("_", "-")] = value
    message["Date"] = "Wed, 01 Nov 2023 08:00:00 +0000"
    return message


def test_mail(tmp_path):
    message = mail()
    message.set_content(TEXT)
    found = only(tmp_path, "a.eml", message.as_bytes())
    assert (found.text, found.title, found.published_on) == (TEXT, "Rebels take base", date(2023, 11, 1))
    assert found.publisher is None


def test_newsletter_in_html(tmp_path):
    message = mail(List_Id="<news.example.org>")
    message.set_content("View this email in your browser")
    message.add_alternative(page().replace(" | Sahel Post", ""), subtype="html")
    found = only(tmp_path, "a.eml", message.as_bytes())
    assert (found.text, found.title, found.publisher) == (TEXT, "Rebels take base", "Sahel Post")


def test_page_saved_as_mime(tmp_path):
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/2023/11/01/a"
    message["Subject"] = "Rebels take base"
    message.set_content(page(), subtype="html")
    message.make_related()
    found = only(tmp_path, "a.mhtml", message.as_bytes())
    assert (found.text, found.url, found.published_on) == (TEXT, "https://example.org/2023/11/01/a", date(2023, 11, 1))


def test_heavy_libraries_are_not_needed_for_text(tmp_path):
    import subprocess
    import sys

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from pipeline.ingest import ingest; ingest(sys.argv[1:]); "
        "print([m for m in ('trafilatura', 'lxml', 'warcio', 'pypdf', 'dagster') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
