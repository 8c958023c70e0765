"""Uses the HTML page in WebKit, as Safari and GNOME's browser have it: opens it, reads a stance, searches, draws.

    python tests/browser/webkit.py path/to/nuncio [--screenshots FOLDER]

Needs the package selenium, and of Debian webkit2gtk-driver (which brings a small browser) and xvfb. Without them it says so, and is no failure.
"""

import argparse
import contextlib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from uses.chromium import ROOT, export

# The small browser that comes with the driver.
BROWSER = next(pathlib.Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"), None)

# What a page must not do; a listener of its own comes too late for what scripts say while it loads, so the drawing is asked for, too.
LISTEN = "globalThis.complaints = []; addEventListener('error', event => complaints.push(event.message))"


@contextlib.contextmanager
def display():
    """A display of its own, which goes when it is done with; gives its name."""
    with subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield ":" + server.stdout.readline().strip()
        server.terminate()


@contextlib.contextmanager
def webkit(screen):
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    options = Options()
    options.binary_location = str(BROWSER)
    options.add_argument("--automation")
    # In a container there are no namespaces for its sandbox; it opens nothing but this page.
    environment = {"DISPLAY": screen, "PATH": "/usr/bin:/bin", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    driver = webdriver.WebKitGTK(options=options, service=Service(shutil.which("WebKitWebDriver"), env=environment))
    try:
        yield driver
    finally:
        driver.quit()


def use(driver, file):
    def one(selector):
        return driver.find_element("css selector", selector)

    def until(script):
        for _ in range(100):
            if driver.execute_script(f"return {script}"):
                return
            time.sleep(0.1)
        raise AssertionError(script)

    driver.set_window_size(1400, 880)
    driver.get(file.resolve().as_uri())
    until("document.querySelector('[role=tab][aria-selected=true]')?.id === 'tab-board'")
    driver.execute_script(LISTEN)
    one("#board .stance").click()
    until("document.querySelector('#reading mark')")
    quote = driver.execute_script("return document.querySelector('#panel blockquote').textContent")
    mark = driver.execute_script("return [...document.querySelectorAll('#reading mark')].map(it => it.textContent).join(' ').replace(/\\s+/g, ' ')")
    assert mark == quote, (mark, quote)
    one("#tab-graph").click()
    until("nuncio.page.graph?.cy.nodes().length > 20")
    one("#search").send_keys("zelen")
    until("!document.querySelector('#suggestions').hidden")
    driver.execute_script("document.querySelector('#search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))")
    until("document.querySelector('#panel h2').textContent.includes('Zelenskyy')")
    one("#tab-disputes").click()
    until("document.querySelector('.dispute .is-says blockquote') && document.querySelector('.dispute .is-disputes blockquote')")
    canvas = "getComputedStyle(document.querySelector('main')).backgroundColor"
    before = driver.execute_script(f"return {canvas}")
    one("#theme").click()
    until(f"{canvas} !== '{before}'")
    assert driver.execute_script("return complaints") == []


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("nuncio")
    parser.add_argument("--screenshots", type=pathlib.Path)
    options = parser.parse_args()
    missing = [name for name in ("Xvfb", "WebKitWebDriver") if not shutil.which(name)] + ([] if BROWSER else ["MiniBrowser"])
    if missing:
        sys.exit(print(f"skipped: {', '.join(missing)} not installed: the page is not used in WebKit"))
    with tempfile.TemporaryDirectory() as folder, display() as screen:
        file = export(options.nuncio, [ROOT / "data" / "articles"], pathlib.Path(folder) / "page.html")
        with webkit(screen) as driver:
            try:
                use(driver, file)
            finally:
                if options.screenshots:
                    driver.save_screenshot(str(options.screenshots / "webkit.png"))
            print("the page in WebKit", driver.capabilities["browserVersion"], ": a stance in its article, the drawing, a search, both sides, the dark")


main()
