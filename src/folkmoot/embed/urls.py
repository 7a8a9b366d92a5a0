"""The addresses under /discussion/."""

from django.urls import path

from folkmoot.embed.pages import acts, comments, discussion, wishes, writing

app_name = "embed"

urlpatterns = [
    path("counts/", discussion.counts, name="counts"),
    path("token/", writing.token, name="token"),
    path("comment/<slug:comment_id>/", comments.permalink, name="permalink"),
    path("comment/<slug:comment_id>/acts/", acts.acts, name="acts"),
    path("comment/<slug:comment_id>/mute/", wishes.mute_author, name="mute"),
    path("comment/<slug:comment_id>/follow/<slug:what>/", wishes.follow_it, name="follow"),
    path("comment/<slug:comment_id>/fragment/", comments.fragment, name="comment_fragment"),
    path("comment/<slug:comment_id>/replies/", comments.replies, name="replies"),
    path("<slug:story_id>/", discussion.page, name="discussion"),
    path("<slug:story_id>/part/", discussion.part, name="part"),
    path("<slug:story_id>/pulse/", discussion.pulse, name="pulse"),
    path("<slug:story_id>/more/", discussion.more, name="more"),
    path("<slug:story_id>/write/", writing.write, name="write"),
    path("<slug:story_id>/keep/", writing.keep, name="keep"),
]
