"""The page in headless Chromium, where there is one: its policy lets all of it through, and no report's script runs."""

import shutil
import subprocess

import pytest

from checker.model.report import Report
from checker.telling.page import html
from tests.told import REPORTS, told

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-logging=stderr")
SCRIPT = "<script>document.title = 'taken'</script><svg onload=\"document.title = 'taken'\">"

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


def browse(folder, reports, *flags):
    page = folder / "page.html"
    page.write_text(html(told(reports)), encoding="utf-8")
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def test_no_script_of_a_report_runs_and_the_policy_stops_nothing(tmp_path):
    text = f"On Monday, 23 March 2024 it rained {SCRIPT}. It killed 9 people."
    done = browse(
        tmp_path, [*REPORTS, Report(id=SCRIPT, source=SCRIPT, published="2024-03-25", text=text)], "--dump-dom"
    )
    assert "<title>4 findings" in done.stdout or "findings: figures held" in done.stdout
    assert "'taken'&lt;/script&gt;" in done.stdout
    assert "Content Security Policy" not in done.stderr


@pytest.mark.parametrize("look", [(), ("--force-dark-mode",)], ids=["light", "dark"])
def test_it_is_painted(tmp_path, look):
    picture = tmp_path / "page.png"
    browse(tmp_path, REPORTS, *look, "--window-size=1000,1200", f"--screenshot={picture}")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 30_000
