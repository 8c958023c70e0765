"""The brief of `nuncio report`: on paper, on a phone, in the dark."""

import subprocess

from uses.chromium import ROOT


def test_brief_is_printed_whole(browser, nuncio, folder):
    """On paper of A4 and in a small window no part of a table is cut off or can only be moved into sight."""
    file = folder / "brief.html"
    subprocess.run([nuncio, "report", str(ROOT / "data" / "articles"), "-o", str(file)], check=True, capture_output=True)
    page = browser.browser.new_page(viewport={"width": 703, "height": 1000})
    page.goto(file.resolve().as_uri())
    page.emulate_media(media="print")
    assert page.locator(".matrix").count() > 2
    cut = page.evaluate("""() => [...document.querySelectorAll("main *")].filter(it => it.getBoundingClientRect().right > document.body.clientWidth + 1
      || (it.matches("td, th, .stand") && it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)).map(it => it.outerHTML.slice(0, 200))""")
    assert cut == [], cut
    assert page.evaluate("getComputedStyle(document.querySelector('.stand')).printColorAdjust") == "exact"
    assert not page.is_visible("nav")
    page.emulate_media(media="screen")
    for width in (900, 1100, 1400):
        page.set_viewport_size({"width": width, "height": 800})
        # A word alone in its line is as wide as it is; a broken one is narrower.
        broken = page.evaluate("""() => [...document.querySelectorAll(".matrix thead th")].filter(it => {
          const probe = Object.assign(document.createElement("span"), { style: "white-space: nowrap" });
          it.append(probe);
          const room = it.clientWidth - parseFloat(getComputedStyle(it).paddingLeft) - parseFloat(getComputedStyle(it).paddingRight);
          const wide = Math.max(...it.textContent.split(" ").map(word => (probe.textContent = word, probe.getBoundingClientRect().width)));
          probe.remove();
          return wide > room;
        }).map(it => it.textContent)""")
        assert broken == [], (width, broken)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stands = page.locator(".matrix .stand").evaluate_all("all => all.map(it => [it.innerText, it.getBoundingClientRect().height, it.getBoundingClientRect().right])")
    assert len(stands) > 5 and all(height < 30 and right <= 390 for _, height, right in stands), "no word is broken or beside the screen"
    told = page.evaluate("getComputedStyle(document.querySelector('.matrix td:not(:empty)'), '::before').content")
    assert told.strip('" ') == page.locator(".matrix td:not(:empty)").first.get_attribute("data-who"), told
    page.close()


def test_brief_keeps_the_choice_of_light_or_dark(browser, nuncio, folder):
    file = folder / "brief.html"
    subprocess.run([nuncio, "report", str(ROOT / "data" / "articles"), "-o", str(file), "--force"], check=True, capture_output=True)
    page = browser.browser.new_page(color_scheme="light")
    page.on("console", lambda message: browser.complaints.append(message.text))
    # What a file on a disk keeps, Chromium forgets now and then.
    page.route("http://brief.test/*", lambda route: route.fulfill(path=str(file), content_type="text/html"))
    page.goto("http://brief.test/")
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    page.click("#theme")
    assert page.evaluate(background) == "rgb(22, 22, 22)"
    page.reload()
    assert page.evaluate(background) == "rgb(22, 22, 22)"
    page.emulate_media(media="print")
    assert page.evaluate(background) == "rgb(255, 255, 255)" and not page.is_visible("#theme")
    page.close()
