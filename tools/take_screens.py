"""Take a picture of every page in each language and width, for looking at: `make screens`.

The pages are those of `tools.every_page`, on the simulated county of `ronda demo`. ARGS="team person"
takes only those whose name begins so. Pictures go to var/screens, all of them in var/screens/index.html.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from conftest import BROWSER_ARGUMENTS
from tools.every_page import LOOKS, Look

ROOT = Path(__file__).resolve().parents[1]
HOME, SCREENS = ROOT / "var" / "demo", ROOT / "var" / "screens"
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
LANGUAGES = ("en", "es", "zh-hans")
RONDA = str(Path(sys.executable).with_name("ronda"))
PATIENCE = 30  # seconds for the server to answer


def take_screens(prefixes: Sequence[str]) -> None:
    subprocess.run([RONDA, "demo", "--no-serve", "--home", str(HOME)], check=True, stdout=subprocess.DEVNULL)
    looks = [look for look in LOOKS if not prefixes or look.name.startswith(tuple(prefixes))]
    samples = _samples()
    with _served() as address, sync_playwright() as playwright:
        browser = _browser(playwright)
        for who in sorted({look.who for look in looks}):
            state = _signed_in(browser, address, who)
            for language in LANGUAGES:
                for size in SIZES:
                    context = _context(browser, address, state, language, size)
                    for look in (look for look in looks if look.who == who):
                        _take(context, address + look.address(samples), _picture(look, language, size))
                    context.close()
    _write_index(looks)


def _samples() -> dict[str, object]:
    os.environ["RONDA_HOME"] = str(HOME)
    os.environ["DJANGO_SETTINGS_MODULE"] = "ronda.config.settings"
    import django

    django.setup()
    from ronda.demo.services.county import COMPANIES
    from tools.samples import samples_of

    return samples_of(COMPANIES["main"][0])


@contextmanager
def _served() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([RONDA, "serve", "--home", str(HOME), "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{address}/account/login/").close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _browser(playwright: Playwright) -> Browser:
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("There is no Chromium here; install it: sudo apt-get install chromium")
    return playwright.chromium.launch(executable_path=program, args=BROWSER_ARGUMENTS)


def _signed_in(browser: Browser, address: str, who: str) -> Path:
    """The cookies of somebody who has signed in, in a file."""
    from ronda.demo.services.county import PASSWORD

    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/account/login/")
    page.locator("input[name=login]").fill(who)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "login" not in url)
    state = SCREENS / f".{who}.json"
    state.parent.mkdir(parents=True, exist_ok=True)
    context.storage_state(path=state)
    context.close()
    return state


def _context(browser: Browser, address: str, state: Path, language: str, size: str) -> BrowserContext:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, storage_state=state)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    return context


def _take(context: BrowserContext, address: str, picture: Path) -> None:
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    # Charts and maps are drawn once their part of the front end is there.
    page.wait_for_timeout(300)
    picture.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=picture, full_page=True)
    page.close()


def _picture(look: Look, language: str, size: str) -> Path:
    return SCREENS / language / size / f"{look.title}.png"


def _write_index(looks: Sequence[Look]) -> None:
    """One row a page: what a browser shows side by side."""
    rows = []
    for look in looks:
        pictures = [_picture(look, language, size) for language in LANGUAGES for size in SIZES]
        shown = "".join(
            f'<a href="{path.relative_to(SCREENS)}"><img height="260" loading="lazy" alt="{path.parent.name}"'
            f' src="{path.relative_to(SCREENS)}"></a> '
            for path in pictures
        )
        rows.append(f"<h2>{escape(look.title)}</h2><p>{shown}</p>")
    page = f'<!doctype html><meta charset="utf-8"><title>Screens</title>{"".join(rows)}'
    (SCREENS / "index.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    take_screens(sys.argv[1:])
