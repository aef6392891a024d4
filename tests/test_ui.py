"""The UI in a real browser: the graph, a run by its own button, a table with rows, preview, picture and checks.

Takes Debian's chromium and chromedriver. Screenshots go to `tests/screenshots/`, for people to look at.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SCREENSHOTS = PROJECT / "tests" / "screenshots"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PATIENCE = 180

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs a browser: apt-get install chromium chromium-driver"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project, so that neither its warehouse nor its history is touched."""
    root = tmp_path_factory.mktemp("project")
    for name in ("pipeline", "schemas", "seeds"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "warehouse").mkdir()
    for name in ("warehouse/views.sql", "dagster.yaml", "pyproject.toml", "LICENSE"):
        shutil.copy(PROJECT / name, root / name)
    return root


@pytest.fixture(scope="module")
def address(project):
    """The UI, opened by the project's own command on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (project / "ui.log").open("w")
    command = [sys.executable, "-m", "pipeline", "ui", "--port", str(port)]
    # Its own session, so that all processes that it starts can be ended with it.
    ui = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, start_new_session=True)
    try:
        wait(lambda: served(port), "the UI did not open", project / "ui.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(ui.pid, signal.SIGTERM)  # a job in the background is deaf to SIGINT
        try:
            ui.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(ui.pid, signal.SIGKILL)
            ui.wait()
        log.close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1600,1000",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
    ):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def wait(done, otherwise: str, log: Path | None = None):
    """The first true answer; fails with the words, and the end of the log, when patience ends."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := done():
            return answer
        time.sleep(0.5)
    tail = log.read_text()[-3000:] if log else ""
    return pytest.fail(f"{otherwise} in {PATIENCE} seconds\n{tail}")


def served(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/server_info", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def ask(address: str, query: str) -> dict:
    data = json.dumps({"query": query}).encode()
    request = urllib.request.Request(f"{address}/graphql", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)["data"]


def runs_by_hand(address: str) -> list[str]:
    """States of the runs that no sensor asked for."""
    found = ask(address, "{runsOrError {... on Runs {results {status tags {key}}}}}")["runsOrError"]["results"]
    return [r["status"] for r in found if "dagster/sensor_name" not in {t["key"] for t in r["tags"]}]


class Page:
    """What a person does and sees."""

    def __init__(self, browser, address: str):
        self.browser, self.address = browser, address

    def open(self, path: str):
        self.browser.get(self.address + path)

    def sees(self, *words: str):
        body = "document.body.innerText"
        for w in words:
            wait(lambda w=w: w in self.browser.execute_script(f"return {body}"), f"{w!r} was not shown")

    def click(self, words: str, number: int = 0):
        """Press what has these words, as soon as it can be pressed."""
        from selenium.common.exceptions import WebDriverException

        path = f"//*[self::button or self::a][contains(normalize-space(.), '{words}')]"

        def press() -> bool:
            try:
                self.browser.find_elements("xpath", path)[number].click()
            except (IndexError, WebDriverException):
                return False
            return True

        wait(press, f"{words!r} could not be pressed")

    def picture(self, name: str):
        SCREENSHOTS.mkdir(exist_ok=True)
        time.sleep(1)  # what fades in is there by then
        self.browser.save_screenshot(str(SCREENSHOTS / f"{name}.png"))


def test_a_person_makes_everything_and_looks_at_it(project, address, browser):
    page = Page(browser, address)

    page.open("/asset-groups")
    page.sees("ingest", "extract", "resolve", "release", "Materialize all")
    page.click("Materialize all")
    wait(lambda: runs_by_hand(address), "the button started no run", project / "ui.log")
    ended = wait(
        lambda: next((s for s in runs_by_hand(address) if s in ("SUCCESS", "FAILURE", "CANCELED")), None),
        "the run did not end",
        project / "ui.log",
    )
    page.open("/runs")
    page.sees("Success")
    page.picture("2-runs")
    assert ended == "SUCCESS"
    assert (project / "warehouse" / "releases" / "1.0.0" / "drawdown.duckdb").is_file()

    page.open("/asset-groups")
    page.sees("ingest", "release")
    page.picture("1-graph")

    page.open("/assets/bases")
    page.sees("Row count", "Day the last personnel left", "closed_on", "row change")
    page.sees("from: claims/event_reports.date_end")
    page.picture("3-table")

    page.open("/assets/bases?view=events")
    page.sees("preview", "picture", "sha256")
    page.click("[Show Markdown]")
    page.sees("minusma-", "Kidal")
    page.picture("4-preview")
    page.click("Close")
    time.sleep(1)
    page.click("[Show Markdown]", 1)
    drawn = "return [...document.images].some(i => i.src.startsWith('data:image/svg') && i.naturalWidth > 300)"
    wait(lambda: browser.execute_script(drawn), "the picture was not drawn")
    page.picture("5-picture")

    page.open("/assets/event_reports?view=checks&checkDetail=reports_agree")
    page.sees("quote_in_text", "reports_agree", "Succeeded", "rows to look at")
    page.picture("6-checks")

    page.open("/overview/sensors")
    page.sees("articles_changed", "every_night")
    page.picture("7-automation")

    history = project / ".dagster" / "history" / "runs.db"
    assert history.is_file(), "the history of runs lies under the project"
    visible = {p.name for p in project.iterdir() if not p.name.startswith(".")}
    assert visible == {
        "pipeline",
        "schemas",
        "seeds",
        "warehouse",
        "dagster.yaml",
        "pyproject.toml",
        "LICENSE",
        "ui.log",
    }
