"""The addresses under /discussion/."""

from django.urls import path

from folkmoot.embed.pages import (
    acts,
    cards,
    comments,
    discussion,
    featuring,
    feeds,
    frame,
    host_style,
    on_other_sites,
    reporting,
    searching,
    telling_the_desk,
    wishes,
    withdrawing,
    writing,
)

app_name = "embed"

urlpatterns = [
    path("counts/", discussion.counts, name="counts"),
    path("feed.atom", feeds.of_publication, {"kind": "atom"}, name="feed"),
    path("feed.rss", feeds.of_publication, {"kind": "rss"}, name="feed_rss"),
    path(
        "member/<slug:account_id>/feed.atom",
        feeds.of_member,
        {"kind": "atom"},
        name="member_feed",
    ),
    path(
        "member/<slug:account_id>/feed.rss", feeds.of_member, {"kind": "rss"}, name="member_feed_rss"
    ),
    path("search/", searching.search, name="search"),
    path("token/", writing.token, name="token"),
    path("host.css", host_style.host_style, name="host_style"),
    path("frame/arrived/", frame.arrived, name="arrived"),
    path("on/<slug:publication>/", on_other_sites.part, name="on_other_sites"),
    path("on/<slug:publication>/more/", on_other_sites.more, name="more_on_other_sites"),
    path("on/<slug:publication>/go/", on_other_sites.go, name="go"),
    path("comment/<slug:comment_id>/", comments.permalink, name="permalink"),
    path("comment/<slug:comment_id>/card/", cards.card, name="card"),
    path("comment/<slug:comment_id>/code/", cards.code, name="code"),
    path("comment/<slug:comment_id>/acts/", acts.acts, name="acts"),
    path("comment/<slug:comment_id>/report/", reporting.report, name="report"),
    path("report/<slug:reference>/", reporting.receipt, name="report_receipt"),
    path("comment/<slug:comment_id>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("comment/<slug:comment_id>/withdraw/undo/", withdrawing.undo, name="undo_withdrawal"),
    path("comment/<slug:comment_id>/mute/", wishes.mute_author, name="mute"),
    path("comment/<slug:comment_id>/follow/<slug:what>/", wishes.follow_it, name="follow"),
    path("comment/<slug:comment_id>/feature/", featuring.feature_page, name="feature"),
    path("comment/<slug:comment_id>/fragment/", comments.fragment, name="comment_fragment"),
    path("comment/<slug:comment_id>/replies/", comments.replies, name="replies"),
    path("<slug:story_id>/", discussion.page, name="discussion"),
    path("<slug:story_id>/feed.atom", feeds.of_story, {"kind": "atom"}, name="story_feed"),
    path("<slug:story_id>/feed.rss", feeds.of_story, {"kind": "rss"}, name="story_feed_rss"),
    path("<slug:story_id>/part/", discussion.part, name="part"),
    path("<slug:story_id>/pulse/", discussion.pulse, name="pulse"),
    path("<slug:story_id>/more/", discussion.more, name="more"),
    path("<slug:story_id>/write/", writing.write, name="write"),
    path("<slug:story_id>/newsroom/", telling_the_desk.tell, name="tell_the_desk"),
    path("<slug:story_id>/keep/", writing.keep, name="keep"),
    path("<slug:story_id>/frame/", frame.frame, name="frame"),
    path("<slug:story_id>/door/", frame.door, name="door"),
]
