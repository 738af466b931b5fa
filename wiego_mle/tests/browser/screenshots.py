"""`make screenshots`: the documented pages, as Chromium renders them, into docs/screenshots."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from wiego_mle.tests.browser.installation import (
    CHROMIUM,
    DESKTOP,
    FLAGS,
    PHONE,
    ROOT,
    installation,
    sign_in,
)

PAGES = {
    "sign-in": (None, "/account/login/"),
    "home": ("amara", "/"),
    "questions": ("amara", "/outcomes/OH-0019/edit/"),
    "when-and-where": ("amara", "/outcomes/OH-0019/edit/when-where/"),
    "outcomes": ("grace", "/outcomes/?state=accepted&region=africa"),
    "record": ("grace", "/outcomes/OH-0001/"),
    "review": ("grace", "/review/"),
    "round": ("miriam", "/rounds/2025/"),
    "design": ("miriam", "/rounds/2025/design/"),
    "letters": ("miriam", "/rounds/2025/letters/"),
    "cockpit": ("miriam", "/rounds/2025/cockpit/"),
    "substantiation": ("miriam", "/rounds/2024/substantiation/"),
    "results": ("miriam", "/rounds/2022-2023/substantiation/results/"),
    "coding": ("daniel", "/coding/2022-2023/"),
    "second-look": ("miriam", "/outcomes/OH-0084/step/accept/"),
    "imports": ("miriam", "/rounds/2025/imports/"),
    "document": ("amara", "/documents/"),
    "explorer": ("miriam", "/explore/?down=region&across=change_type&show=evidence&picture=map"),
    "edition": ("sofia", "/editions/ED-0001/"),
    "became": ("amara", "/rounds/2024/yours/"),
    "tables": ("sofia", "/tables/?year=2017"),
    "outbox": ("sofia", "/outbox/"),
    "people": ("sofia", "/people/"),
}
"""Name of the picture: who looks, at what."""


def main() -> None:
    """Write one picture of each page for a desk and one for a phone."""
    target = ROOT / "docs/screenshots"
    target.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        installation(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for size in (DESKTOP, PHONE):
            # Each person signs in once: who signs in all the time is asked to wait.
            pages: dict[str | None, Page] = {}
            for name, (person, path) in PAGES.items():
                if person not in pages:
                    pages[person] = browser.new_context(base_url=address, viewport=size).new_page()
                    if person:
                        sign_in(pages[person], person)
                answer = pages[person].goto(path)
                if not answer.ok:
                    raise RuntimeError(f"{path} answered {answer.status}")
                pages[person].screenshot(path=target / f"{name}-{size['width']}.png")
            for page in pages.values():
                page.context.close()
        browser.close()


if __name__ == "__main__":
    main()
