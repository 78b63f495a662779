"""A visitor in a real browser, who signs in, looks for barriers and remembers what went wrong."""

from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, TimeoutError, ViewportSize, expect

from ronda.cockpit.tests.pages_world import PASSWORD

PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1024, "height": 768}
# All else that axe finds is thrown away; carrying it out of the browser takes longer than finding it.
ONLY_VIOLATIONS = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] })
    return found.violations
}"""


FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
REST = 5000  # milliseconds that charts, maps and tables have to follow a new width


@dataclass
class Visitor:
    """A browser that remembers what went wrong on its pages."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)

    def sign_in(self, name: str) -> None:
        self.page.goto(self.home)
        self.page.get_by_label("User name or e-mail").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def choose_language(self, menu: str, language: str) -> None:
        self.page.locator(f'summary[aria-label="{menu}"]').click()
        self.page.get_by_role("button", name=language).click()

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def barriers(self) -> list[str]:
        """What keeps some people from using this page."""
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(ONLY_VIOLATIONS)
        return [f"{self.page.url}: {each['id']} {each['nodes'][0]['html'][:200]}" for each in found]

    def sticks_out(self) -> bool:
        """Whether the page is wider than the screen, once it has come to rest there."""
        try:
            self.page.wait_for_function(FITS, timeout=REST)
        except TimeoutError:
            return True
        return False
