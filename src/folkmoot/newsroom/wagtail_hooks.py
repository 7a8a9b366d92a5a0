"""What Wagtail's editor shows and leaves out."""

from typing import Any

from wagtail import hooks
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem

HIDDEN = {"users", "groups", "user-groups"}


@hooks.register("construct_main_menu", order=100)
def hide_documents(_request: Any, items: list[Any]) -> None:
    """Files for download are no part of the paper; the app is there because Wagtail asks for it."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("construct_settings_menu", order=100)
def hide_accounts(_request: Any, items: list[Any]) -> None:
    """Accounts are made at Folkmoot's own door, so the CMS offers no second one."""
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_homepage_summary_items", order=100)
def hide_document_count(_request: Any, items: list[Any]) -> None:
    """Neither does the CMS's first page count them."""
    items[:] = [item for item in items if not isinstance(item, DocumentsSummaryItem)]
