"""The pictures of the page in this folder. Run from the project's root; needs Chromium and the test packages."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import tally

HERE = Path(__file__).parent
STORY = "seeds/keldry-floods/articles"
# name: (theme, medium, what is shown)
PICTURES = {
    "page-light.png": ("light", "screen", "body"),
    "page-dark.png": ("dark", "screen", "body"),
    "page-print.png": ("light", "print", "body"),
    "page-words.png": ("light", "screen", "#article-2"),
}


def main() -> None:
    """Writes the pictures."""
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder, "story.html")
        tally.reconcile(tally.read(STORY)).save(file)
        browser = play.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        for name, (theme, medium, shown) in PICTURES.items():
            size = {"width": 1000, "height": 1150}
            page = browser.new_page(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
            page.goto(file.as_uri())
            page.emulate_media(media=medium)  # type: ignore[arg-type]
            if shown == "body":
                page.screenshot(path=HERE / name, scale="css")
            else:
                page.locator(shown).screenshot(path=HERE / name, scale="css")
        browser.close()


if __name__ == "__main__":
    main()
