"""The newsroom's CMS, where only staff have rows; it may be absent, so its models go by name."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, Q

from folkmoot.accounts.models import Account
from folkmoot.privacy.parts.base import (
    OWN_SETTINGS,
    PSEUDONYM,
    Fate,
    Leaving,
    Part,
    emptied,
    gone,
    kept,
    nothing_held,
)

NEWS = "the newspaper's own content, written for it by its staff"
BY_USER = (
    "wagtailusers.UserProfile",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "wagtailcore.APIToken",
    "wagtailcore.PageSubscription",
)
LABELLED = "wagtailcore.ModelLogEntry"


def erase(leaving: Leaving) -> dict[str, int]:
    """Drop what belongs to the person alone; pages and their history stay under the pseudonym."""
    account = leaving.account
    counts = {
        f"{model._meta.verbose_name_plural}": _rows(model).filter(user=account).delete()[0]
        for model in _models(*BY_USER)
    }
    for model in _models("wagtailcore.Comment", "wagtailcore.CommentReply"):
        _rows(model).filter(user=account).update(text="")
    for model in _models(LABELLED):
        _rows(model).filter(_about(account)).update(label="", data={})
    return counts


def _models(*labels: str) -> Iterator[type[Model]]:
    for label in labels:
        app, _, name = label.partition(".")
        if apps.is_installed("wagtail") and name.lower() in apps.all_models[app]:
            yield apps.get_model(label)


def _rows(model: type[Model]) -> Any:
    return model._default_manager


def _about(account: Account) -> Q:
    meta = Account._meta
    return Q(
        object_id=str(account.pk),
        content_type__app_label=meta.app_label,
        content_type__model=meta.model_name,
    )


CONTENT: dict[str, Fate] = kept(NEWS, "*")
PICTURE = CONTENT | kept(PSEUDONYM, "uploaded_by_user")
PART = Part(
    name="cms",
    columns={
        "newsroom.NewsImage": {
            **kept(NEWS, "title", "file", "file_hash", "description", "credit", "rights"),
            **kept(PSEUDONYM, "uploaded_by_user"),
        },
        "newsroom.NewsRendition": kept(NEWS, "filter_spec", "file", "focal_point_key"),
        "newsroom.ArticleTag": {},
        "newsroom.ArticlePage": kept(
            NEWS,
            *("story_key", "summary", "byline", "dateline", "lead_caption", "body", "people"),
        ),
        "newsroom.HomePage": kept(
            OWN_SETTINGS,
            *("publication_key", "edition_key", "motto", "time_zone", "contact_email"),
        ),
        "newsroom.SectionPage": kept(NEWS, "introduction"),
        "wagtailusers.UserProfile": gone(
            "user", "preferred_language", "current_time_zone", "avatar", "dismissibles"
        ),
        "wagtailadmin.EditingSession": gone("user", "object_id"),
        "wagtailadmin.FormState": gone("user", "data", "object_id", "parent_object_id"),
        "wagtailcore.APIToken": gone("user", "name", "key_hash", "prefix"),
        "wagtailcore.PageSubscription": gone("user"),
        "wagtailcore.Comment": {
            **kept(PSEUDONYM, "user", "resolved_by"),
            **kept(NEWS, "contentpath", "position"),
            **emptied("text"),
        },
        "wagtailcore.CommentReply": {**kept(PSEUDONYM, "user"), **emptied("text")},
        "wagtailcore.ModelLogEntry": {
            **kept(PSEUDONYM, "user"),
            **kept(NEWS, "action", "uuid", "object_id"),
            **emptied("label", "data"),
        },
        "wagtailcore.PageLogEntry": CONTENT | kept(PSEUDONYM, "user"),
        "wagtailcore.Revision": CONTENT | kept(PSEUDONYM, "user"),
        "wagtailcore.WorkflowState": CONTENT | kept(PSEUDONYM, "requested_by"),
        "wagtailcore.TaskState": CONTENT | kept(PSEUDONYM, "finished_by"),
        "wagtailcore.Page": CONTENT | kept(PSEUDONYM, "locked_by", "owner"),
        "wagtailcore.UploadedFile": PICTURE,
        "wagtaildocs.Document": PICTURE,
        "wagtailimages.Image": PICTURE,
        "wagtailimages.Rendition": CONTENT,
        "wagtailsearch.IndexEntry": CONTENT,
        "wagtailsearch.SQLiteFTSIndexEntry": CONTENT,
        "wagtailadmin.Admin": CONTENT,
        "wagtailcore.Locale": CONTENT,
        "wagtailcore.Site": CONTENT,
        "wagtailcore.Collection": CONTENT,
        "wagtailcore.CollectionViewRestriction": CONTENT,
        "wagtailcore.PageViewRestriction": CONTENT,
        "wagtailcore.Workflow": CONTENT,
        "wagtailcore.Task": CONTENT,
        "wagtailcore.ReferenceIndex": CONTENT,
        "taggit.Tag": CONTENT,
    },
    holdings=nothing_held,
    erase=erase,
)
