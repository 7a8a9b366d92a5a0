"""The API object and its routers: version 1, described by OpenAPI 3.1."""

from ninja import NinjaAPI

from folkmoot.api.bodies import StrictParser
from folkmoot.api.errors import install
from folkmoot.api.routes import (
    assess,
    comments,
    drafts,
    frame,
    push,
    reactions,
    registering,
    reports,
    search,
    sign_on,
    stories,
    wishes,
    withdrawals,
)

api = NinjaAPI(
    title="Folkmoot",
    version="1",
    description=(
        "The discussion under the news as JSON. What anyone may see needs no session and may be "
        "cached for some seconds. What acts for a person needs the session cookie and, when it "
        "changes something, the token of `/stories/{id}/mine` in the header `X-CSRFToken`. "
        "Machines ask `/assess` with the key that a publisher gave them. "
        'Every refusal has the form `{"error": {"code", "message", "facts"}}`.'
    ),
    urls_namespace="api",
    parser=StrictParser(),
)
install(api)
api.add_router("/stories", stories.router)
api.add_router("", registering.router)
api.add_router("/comments", search.router)
api.add_router("", comments.router)
api.add_router("/stories", drafts.router)
api.add_router("/comments", reactions.router)
api.add_router("/comments", reports.router)
api.add_router("/comments", withdrawals.router)
api.add_router("", wishes.router)
api.add_router("", push.router)
api.add_router("", assess.router)
api.add_router("", sign_on.router)
api.add_router("", frame.router)
