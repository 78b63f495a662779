"""Outlets, licences, products and portfolios."""

from tools.every_page.look import Look

LOOKS = (
    Look("outlets", "diego"),
    Look("outlets", "ana"),
    Look("outlet", "diego", ("outlet",)),
    Look("outlets_manage", "yusuf"),
    Look("outlets_add", "yusuf"),
    Look("outlets_change", "yusuf", ("outlet",)),
    Look("outlets_deeds", "yusuf"),
    Look("outlets_licences", "yusuf"),
    Look("outlets_licence_add", "yusuf", ("outlet",)),
    Look("outlets_products", "yusuf"),
    Look("outlets_product_add", "yusuf"),
    Look("outlets_product", "yusuf", ("product",)),
    Look("outlets_portfolios", "yusuf"),
)
NO_PAGE = {
    "outlets_classes",
    "outlets_deed",
    "outlets_hand_over",
    "outlets_licence",
    "outlets_licence_change",
    "outlets_proposal",
    "outlets_propose",
}
