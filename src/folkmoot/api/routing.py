"""Routers whose routes take what they name and nothing else, and whose answers are not kept."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.decorators import decorate_view
from ninja.operation import Operation
from ninja.params.models import BodyModel, QueryModel

from folkmoot.api.bodies import check_body
from folkmoot.api.errors import ParameterUnknown, answer_error
from folkmoot.core.errors import FolkmootError

PRIVATE = "private, no-store"
Run = Callable[..., HttpResponse]


class StrictRouter(Router):
    """A router that refuses unknown parameters and bodies that are no JSON on all its routes.

    Whatever a route does not declare as public is personal: its answer may not be stored.
    """

    def add_api_operation(
        self, path: str, methods: list[str], view_func: Callable[..., Any], **options: Any
    ) -> None:
        """Add the route with the checks around it, before anyone asks who is signed in."""
        super().add_api_operation(path, methods, decorate_view(_strict)(view_func), **options)


def _strict(run: Run) -> Run:
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    known = {
        name
        for model in operation.models
        if issubclass(model, QueryModel)
        for name in model.__ninja_flatten_map__
    }
    has_body = any(issubclass(model, BodyModel) for model in operation.models)

    def checked(request: HttpRequest, **values: Any) -> HttpResponse:
        try:
            _check_parameters(request, known)
            if has_body:
                check_body(request)
            response = run(request, **values)
        except FolkmootError as error:
            response = answer_error(error)
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response

    return checked


def _check_parameters(request: HttpRequest, known: set[str]) -> None:
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise ParameterUnknown(known=sorted(known))
