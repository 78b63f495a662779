"""The built front end in a page: its scripts, its styles, its icons."""

from functools import lru_cache

from django.forms import BaseForm, BoundField
from django.template import Library
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ronda.design.build import built_file, built_styles

register = Library()

CONTROLS = {
    "checkbox": "form-check-input",
    "select": "form-select",
    "selectmultiple": "form-select",
    "nullbooleanselect": "form-select",
}


@register.simple_tag
def front_script(name: str) -> str:
    """The address of a built script."""
    return static(built_file(name))


@register.simple_tag
def front_styles(name: str) -> SafeString:
    """The style sheets that belong to a built script."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(style),) for style in built_styles(name))
    )


@register.simple_tag
def icon_address(name: str) -> str:
    """Where an icon is drawn, for an `<svg>` of one's own."""
    return f"{_address(built_file('icons.svg'))}#{name}"


@lru_cache(maxsize=16)
def _address(file: str) -> str:
    """A page shows dozens of icons, all out of one file."""
    return static(file)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One of the icons that `front/icons.json` names; without a label it is decoration."""
    address = icon_address(name)
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"></use></svg>', address)


@register.filter
def control(field: BoundField) -> SafeString:
    """A form field's widget, dressed."""
    kind = CONTROLS.get(field.widget_type, "form-control")
    return field.as_widget(attrs={"class": kind, "placeholder": ""})


@register.filter
def dressed(option: SafeString) -> SafeString:
    """One box or button of a group of choices."""
    return mark_safe(option.replace("<input ", '<input class="form-check-input" ', 1))


@register.filter
def count_errors(form: BaseForm) -> int:
    """How many things a form finds wrong."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def apart(endings: str) -> str:
    """`.csv,.xlsx` as one reads it."""
    return ", ".join(part.strip() for part in endings.split(","))
