"""A page with a map may fetch the map's pictures from where the company says, and from nowhere else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class MapPictures:
    """The map names the origins while its page is written; the security policy of that answer allows them."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        if origins := getattr(request, "map_origins", None):
            response._csp_update = {"img-src": origins}  # type: ignore[attr-defined]
        return response
