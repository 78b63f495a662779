"""What pages are made of."""

from tools.every_page.look import Look

LOOKS = (
    Look("help", "diego"),
    Look("design", "yusuf"),
)
NO_PAGE = {
    "design_try",
}
