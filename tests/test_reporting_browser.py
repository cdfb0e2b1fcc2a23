"""The page in headless Chromium: what works in it, that all can use it, and that nothing a text says acts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting_story import CHILDREN, NINETEEN, SECOND, TWELVE, hostile, result
from tally.models import Reconciliation
from tally.reporting import report
from tally.reporting.story import story

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if os.environ.get("CI") == "true":
        from playwright.sync_api import sync_playwright
    else:
        sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Opened:
    """A page in the browser, with everything it complained of or asked for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1200, "height": 800}, **options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())


def opened(browser: Any, folder: Path, what: Reconciliation, how: str = "excerpts", **options: Any) -> Opened:
    file = folder / "story.html"
    file.write_text(str(report(what, "html", articles=how)), encoding="utf-8")
    return Opened(browser, file, **options)


def until(page: Any, condition: str) -> None:
    """Waits for a condition of the page; the page's own policy forbids what Playwright would use for that."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"it did not come about: {condition}")


@pytest.mark.browser
def test_no_request_leaves_the_page_and_nothing_complains(browser: Any, tmp_path: Path) -> None:
    seen = opened(browser, tmp_path, result())
    assert seen.complaints == []
    assert seen.requests == [(tmp_path / "story.html").as_uri()]


@pytest.mark.browser
@pytest.mark.parametrize("how", ["excerpts", "full", "none"])
def test_hostile_words_run_nowhere(browser: Any, tmp_path: Path, how: str) -> None:
    seen = opened(browser, tmp_path, hostile(), how)
    assert seen.page.evaluate("window.owned") is None
    assert seen.complaints == [] and len(seen.requests) == 1
    assert seen.page.locator("img").count() == 0


@pytest.mark.browser
def test_the_policy_stops_what_would_slip_in(browser: Any, tmp_path: Path) -> None:
    page = str(report(result(), "html")).replace(
        "</main>", "<script>window.owned=1</script><img src='http://evil.example/x'></main>"
    )
    file = tmp_path / "spoiled.html"
    file.write_text(page, encoding="utf-8")
    seen = Opened(browser, file)
    assert seen.page.evaluate("window.owned") is None
    assert any("Content Security Policy" in said for said in seen.complaints)
    assert seen.page.evaluate("getComputedStyle(document.querySelector('.paste')).borderLeftStyle") == "solid", (
        "our style stands"
    )


@pytest.mark.browser
def test_claims_are_filtered_and_sorted(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result()).page

    def shown() -> list[str]:
        return [str(row.get_attribute("id")) for row in page.locator("#claims-table tbody tr:visible").all()]

    assert shown() == ["claim-1", "claim-2", "claim-3"]
    page.select_option("#filter-source", "Residents")
    assert shown() == ["claim-3"] and page.inner_text("#shown") == "1 of 3 shown"
    page.click("text=Show all")
    until(page, "document.querySelectorAll('#claims-table tbody tr[hidden]').length === 0")
    page.select_option("#filter-reason", "subset")
    assert shown() == ["claim-1", "claim-2"]
    page.click("text=Show all")
    page.fill("#filter-text", "villagers")
    assert shown() == ["claim-3"]
    page.fill("#filter-text", "")
    page.click("th button:has-text('Figure')")
    assert shown() == ["claim-2", "claim-1", "claim-3"]
    page.click("th button:has-text('Figure')")
    assert shown() == ["claim-3", "claim-1", "claim-2"]
    assert page.get_attribute("th:nth-child(2)", "aria-sort") == "descending"


@pytest.mark.browser
def test_a_footnote_jumps_to_its_mark(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result()).page
    page.click("#difference-d1 .notes a >> nth=1")
    until(page, "location.hash === '#words-3'")
    until(page, "document.getElementById('words-3').getBoundingClientRect().top < innerHeight")
    assert page.evaluate("document.activeElement.id") == "words-3"
    assert "19" in "".join(page.locator(".lit").all_inner_texts())


@pytest.mark.browser
def test_the_copy_button_copies(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result(), permissions=["clipboard-read", "clipboard-write"]).page
    page.click("#copy-button")
    until(page, "document.getElementById('copied').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == story(result()).paragraph.text


@pytest.mark.browser
def test_hover_and_focus_show_the_claim(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result()).page
    tip = page.locator("#article-2 .tip").first
    assert not tip.is_visible()
    page.evaluate("document.querySelector('#article-2').scrollIntoView({behavior: 'instant'})")
    box = page.evaluate("document.querySelectorAll('#article-2 .claim')[1].getClientRects()[0].toJSON()")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert tip.is_visible() and "Residents" in tip.inner_text()
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    page.focus("#article-2 .cite")
    assert tip.is_visible()


@pytest.mark.browser
def test_one_outcome_at_a_time_in_the_chart(browser: Any, tmp_path: Path) -> None:
    hurt = NINETEEN.model_copy(update={"id": "c-hurt", "outcome": "injured"})
    series = result().series[0].model_copy(update={"id": "s-hurt", "outcome": "injured", "steps": ("c-hurt",)})
    two = result(claims=(TWELVE, CHILDREN, NINETEEN, hurt), series=(*result().series, series))
    page = opened(browser, tmp_path, two).page
    assert page.locator("figure.chart:visible").count() == 1
    page.select_option("#outcome-choice", label="injured")
    assert page.locator("figure.chart:visible figcaption").inner_text() == "Injured"


@pytest.mark.browser
def test_readable_without_scripts(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result(), java_script_enabled=False).page
    assert page.locator(".needs-js:visible").count() == 0, "no control that would do nothing"
    assert page.locator("#claims-table tbody tr:visible").count() == 3
    assert page.locator("#difference-d1").is_visible() and page.locator("#words-3").count() == 1
    page.focus("#article-2 .cite")
    assert page.locator("#article-2 .tip").first.is_visible(), "focus shows the claim without a script too"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_no_serious_fault(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    from axe_playwright_python.base import AXE_FILE_PATH

    page = opened(browser, tmp_path, result(), "full", color_scheme=scheme, bypass_csp=True).page
    page.set_viewport_size({"width": width, "height": 800})
    page.add_script_tag(path=str(AXE_FILE_PATH))
    found = page.evaluate("axe.run()")
    faults = [
        (fault["id"], fault["impact"], [node["html"][:120] for node in fault["nodes"][:3]])
        for fault in found["violations"]
    ]
    assert faults == []
    assert len(found["passes"]) > 20, "axe did look"


@pytest.mark.browser
def test_the_theme_button_changes_the_theme(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result(), color_scheme="light").page
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#theme")
    assert page.evaluate(paper) != before
    assert page.get_attribute("#theme", "aria-pressed") == "true"


@pytest.mark.browser
def test_everything_can_be_reached_by_keyboard(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result()).page
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
            )
        )
    assert {"copy-button", "theme", "filter-source", "outcome-choice", "cite", "note", "skip", "SUMMARY"} <= reached


@pytest.mark.browser
def test_print_keeps_all_and_drops_controls(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, result()).page
    page.select_option("#filter-source", "Residents")
    page.emulate_media(media="print")
    assert page.locator("#copy-button").is_hidden() and page.locator("nav").is_hidden()
    assert page.locator("#claims-table tbody tr:visible").count() == 3, "a filter on the screen hides nothing on paper"
    assert SECOND.title in page.inner_text("#article-2")


@pytest.mark.browser
@pytest.mark.parametrize("story_name", sorted(path.name for path in SEEDS.iterdir() if path.is_dir()))
def test_the_page_of_each_seed_works(browser: Any, tmp_path: Path, story_name: str) -> None:
    from axe_playwright_python.base import AXE_FILE_PATH

    import tally

    what = tally.reconcile(tally.read(SEEDS / story_name / "articles"))
    seen = opened(browser, tmp_path, what, permissions=["clipboard-read", "clipboard-write"], bypass_csp=False)
    page = seen.page
    rows = page.locator("#claims-table tbody tr")
    whole = rows.count()
    source = page.locator("#filter-source option").nth(1).get_attribute("value")
    page.select_option("#filter-source", source)
    shown = page.locator("#claims-table tbody tr:visible")
    assert 0 < shown.count() <= whole
    assert {row.get_attribute("data-source") for row in shown.all()} == {source}
    page.click("text=Show all")
    until(page, "document.querySelectorAll('#claims-table tbody tr[hidden]').length === 0")
    page.click("th button:has-text('Figure')")
    values = [int(row.get_attribute("data-value") or -1) for row in rows.all()]
    assert values == sorted(values) and len(set(values)) > 1
    page.click(".difference .notes a >> nth=0")
    until(page, "location.hash.length > 1")
    until(page, "Math.abs(document.querySelector(location.hash).getBoundingClientRect().top) < innerHeight")
    assert page.locator(".lit").count() > 0
    page.click("#copy-button")
    until(page, "document.getElementById('copied').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == story(what).paragraph.text
    assert seen.complaints == []
    assert [url.split("#")[0] for url in seen.requests] == [(tmp_path / "story.html").as_uri()]
    looked = Opened(browser, tmp_path / "story.html", bypass_csp=True).page
    looked.add_script_tag(path=str(AXE_FILE_PATH))
    assert [(fault["id"], fault["impact"]) for fault in looked.evaluate("axe.run()")["violations"]] == []
