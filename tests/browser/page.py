"""Uses the HTML page in Chromium as a reader would: with the mouse, by keyboard alone, in the dark, with 5,000 nodes.

    python tests/browser/page.py path/to/nuncio [--screenshots FOLDER] [--only WORDS]

What is done stands in `uses/`. Needs the package playwright and a Chromium (`--chromium PATH`, else the one on the PATH, else
Playwright's own).
"""

import argparse
import pathlib
import shutil
import sys
import tempfile

from playwright.sync_api import sync_playwright

from uses import brief, choosing, looks, networks, views
from uses.chromium import ROOT, Browser, export


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nuncio")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--axe", type=pathlib.Path, help="axe.min.js of the npm package axe-core, which looks for what shuts readers out")
    parser.add_argument("--only", default="", help="what the names of the tests have in them")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        file = export(options.nuncio, [ROOT / "data" / "articles"], folder / "page.html")
        browser = Browser(playwright, options.chromium)
        axe = options.axe.read_text(encoding="utf-8") if options.axe else None
        whole = {"browser": browser, "file": file, "folder": folder, "nuncio": options.nuncio, "axe": axe}
        tests = [test for subject in (views, choosing, looks, brief, networks) for test in vars(subject).items()]
        for name, test in tests:
            if not name.startswith("test_") or options.only not in name:
                continue
            wanted = test.__code__.co_varnames[:test.__code__.co_argcount]
            page = browser.open(file) if "page" in wanted else None
            try:
                test(**{key: page if key == "page" else whole[key] for key in wanted})
                assert browser.complaints == [], browser.complaints
                print("ok     ", name)
            except Exception as error:
                failed += 1
                print("FAILED ", name, type(error).__name__, str(error)[:2000])
                if options.screenshots and page:
                    page.screenshot(path=options.screenshots / f"{name}.png")
            browser.complaints.clear()
            if page:
                page.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
