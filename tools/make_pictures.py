"""The pictures of docs/: the page of the North Korea dossier, in headless Chromium.

python tools/make_pictures.py
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[1]
DOSSIER = ROOT / "corpus" / "north-korea-russia"
PICTURES = ROOT / "docs" / "pictures"
SECTIONS = {"findings": "920,760", "figures": "920,620", "texts": "920,620"}
"""The sections that are shown, each with the size of its window."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars",
    "--virtual-time-budget=2000",
)  # fmt: skip


def alone(page: Path, section: str) -> Path:
    """The page with one section only, since a headless browser does not paint what it has scrolled to."""
    root = etree.parse(page, etree.HTMLParser(encoding="utf-8"))
    for one in root.xpath("//main/section"):
        if one.get("id") != section:
            one.getparent().remove(one)
    for one in root.xpath("//header | //div[@class='index']"):
        one.getparent().remove(one)
    target = page.with_name(f"{section}.html")
    target.write_bytes(etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))
    return target


def picture(browser: str, page: Path, size: str, target: Path) -> None:
    command = [browser, *FLAGS, f"--window-size={size}", f"--screenshot={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def main() -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("no Chromium here; on Debian: apt-get install chromium")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        command = [sys.executable, "-m", "checker", "check", str(DOSSIER), "--format", f"html={page}"]
        subprocess.run(command, check=True, cwd=ROOT)
        for name, size in SECTIONS.items():
            picture(browser, alone(page, name), size, PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
