"""Products and brands: the list, a new one, a change."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.outlets.forms.filters import ProductFilter
from ronda.outlets.forms.products import ProductForm, values_of_product
from ronda.outlets.queries.edits import edits_of_product
from ronda.outlets.queries.products import product_numbered, products_for, words_of_products
from ronda.outlets.services import save_product
from ronda.outlets.views.doing import moment, record, today
from ronda.outlets.views.tables import ProductTable
from ronda.outlets.wording import told_edits
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.listing import show_list


@for_manager
def list_products(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    words = {
        "brands": words_of_products(viewer, "brand"),
        "categories": words_of_products(viewer, "category"),
    }
    found = ProductFilter(request.GET, queryset=products_for(viewer), on=today(), **words)
    table = ProductTable(found.qs, order_by=("name",), currency=company_for(viewer).currency)
    narrowed = found.form.has_changed()
    table.empty_text = (
        _("No product fits these filters.") if narrowed else _("There are no products here yet.")
    )
    return show_list(
        request,
        table,
        name="ronda-products",
        template="outlets/products.html",
        filter=found,
        narrowed=narrowed,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def add_product(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = ProductForm(request.POST or None, new=True)
    return record(
        request,
        viewer,
        form,
        lambda good: save_product(by=viewer, at=moment(), row=good.row(), new=True),
        to=reverse("outlets_products"),
        heading=_("Add a product"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def change_product(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    product = product_numbered(viewer, number)
    form = ProductForm(request.POST or None, new=False, initial=values_of_product(product))
    history = edits_of_product(viewer, product)
    return record(
        request,
        viewer,
        form,
        lambda good: save_product(by=viewer, at=moment(), row=good.row(), why=good.reason),
        to=reverse("outlets_product", args=[number]),
        template="outlets/product.html",
        heading=product.name,
        product=product,
        history=told_edits(history, company_for(viewer).currency, {}),
    )
