"""The addresses of a reader's own and the public pages."""

from django.urls import path

from folkmoot.reader.pages import (
    appeals,
    comments,
    contact,
    follows,
    inbox,
    language,
    mailed_letters,
    messages,
    notifications,
    privacy_policy,
    schemas,
    standards,
    statements,
)

app_name = "reader"

urlpatterns = [
    path("language/", language.choose, name="language"),
    path("standards/", standards.community_standards, name="standards"),
    path("standards/schema.json", schemas.schema, {"name": "standards"}, name="schema"),
    path("standards/texts.schema.json", schemas.schema, {"name": "texts"}, name="texts_schema"),
    path("contact/", contact.contact, name="contact"),
    path("privacy/", privacy_policy.current, name="privacy_policy"),
    path("privacy/<str:version>/", privacy_policy.version, name="privacy_version"),
    path("my/comments/", comments.my_comments, name="my_comments"),
    path("my/messages/", messages.my_messages, name="my_messages"),
    path("my/inbox/", inbox.my_inbox, name="inbox"),
    path("my/inbox/read/", inbox.mark_all_as_read, name="inbox_read"),
    path("my/follows/", follows.my_follows, name="my_follows"),
    path("my/follows/end/", follows.end, name="end_follow"),
    path("unsubscribe/<str:secret>/", notifications.unsubscribe, name="unsubscribe"),
    path("my/statements/", statements.my_statements, name="statements"),
    path("my/statements/<str:statement_id>/", statements.statement, name="statement"),
    path("my/statements/<str:statement_id>/appeal/", appeals.appeal, name="appeal"),
    path("appeal/letter/<str:secret>/", mailed_letters.mailed, name="mailed_letter"),
    path("appeal/<str:secret>/", appeals.appeal_by_link, name="appeal_by_link"),
]
