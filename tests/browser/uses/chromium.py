"""A Chromium, what its pages complain of, and the pages that it opens."""

import pathlib
import re
import subprocess

from playwright.sync_api import Page

ROOT = pathlib.Path(__file__).resolve().parents[3]


class Browser:
    """A Chromium, and what its pages complained of or asked the network for."""

    def __init__(self, playwright, chromium):
        self.browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        self.complaints = []

    def open(self, file, scheme="light", size=(1440, 900), fragment="", address=None) -> Page:
        """Opens a page from the disk, or as if it were at an address: what a file on a disk keeps, Chromium forgets now and then."""
        page = self.browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce")
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        own = address or file.resolve().as_uri()
        if address:
            page.route(address, lambda route: route.fulfill(path=str(file), content_type="text/html"))
        page.on("request", lambda request: request.url.split("#")[0] in (own, "data:,") or self.complaints.append(f"request: {request.url}"))
        page.goto(own + fragment)
        page.wait_for_selector("[role=tab][aria-selected=true]")
        return page


def export(nuncio, paths, file) -> pathlib.Path:
    subprocess.run([nuncio, "export", "html", *map(str, paths), "-o", str(file), "--force"], check=True, capture_output=True)
    return file


def shown(page):
    """Returns how many names and connections the page says that it shows."""
    names, connections = re.search(r"([\d,]+) of [\d,]+ names, ([\d,]+) connections?", page.inner_text("#shown")).groups()
    return int(names.replace(",", "")), int(connections.replace(",", ""))
