"""The page of a story (E1, UX-001 to UX-003, UX-030, UX-033)."""

import json
from datetime import datetime, timedelta

from tests.newsroom.paper import MOMENT, make_article, make_picture, make_section


def test_the_headline_is_the_one_heading_of_the_article(world, look):
    make_article(world, slug="pledge", title="A written pledge")
    page = look("/world/pledge/")
    (heading,) = page.find_all("h1")
    assert heading.get_text(strip=True) == "A written pledge"
    assert heading.find_parent("article").find_parent("main")


def test_the_time_stands_in_the_editions_zone_with_its_offset(world, look):
    make_article(world, slug="pledge", dated_at=MOMENT)
    meta = look("/world/pledge/").select_one(".fm-story__meta")
    (time,) = meta.find_all("time")
    assert time["datetime"] == "2018-10-12T09:51:00+03:00"
    assert time.get_text() == "12 October 2018, 09:51 GMT+3"


def test_an_update_is_shown_only_where_it_is_later(world, look):
    make_article(world, slug="same", dated_at=MOMENT, updated_at=MOMENT)
    make_article(world, slug="later", dated_at=MOMENT, updated_at=MOMENT + timedelta(hours=1))
    assert len(look("/world/same/").select(".fm-story__meta time")) == 1
    times = look("/world/later/").select(".fm-story__meta time")
    assert [time["datetime"] for time in times][1] == "2018-10-12T10:51:00+03:00"


def test_byline_dateline_section_and_summary_are_there(world, look):
    make_article(world, slug="pledge", byline="Ada Holm", dateline="Moscow", summary="Two letters.")
    story = look("/world/pledge/").select_one("article.fm-story")
    assert "By Ada Holm" in story.get_text()
    assert story.select_one(".fm-dateline").get_text() == "Moscow"
    assert story.select_one(".fm-kicker a")["href"] == "/world/"
    assert "Two letters." in story.select_one("header").get_text()


def test_the_lead_picture_has_caption_credit_and_a_box_of_its_own(world, look):
    picture = make_picture(description="A desk in the snow.", credit="Photo: B. Holm")
    make_article(world, slug="pledge", lead_image=picture, lead_caption="The desk.")
    figure = look("/world/pledge/").select_one("figure.fm-story__lead")
    image = figure.find("img")
    assert image["alt"] == "A desk in the snow."
    assert int(image["width"]) * 2 == int(image["height"]) * 3
    assert image["fetchpriority"] == "high"
    assert "loading" not in image.attrs
    assert "The desk." in figure.figcaption.get_text()
    assert "Photo: B. Holm" in figure.figcaption.get_text()


def test_every_part_of_the_text_is_shown(world, look):
    other = make_article(world, slug="other", title="The other story")
    picture = make_picture(credit="Photo: C. Holm")
    make_article(
        world,
        slug="pledge",
        body=[
            ("paragraph", "<p>An opening with <b>weight</b>.</p>"),
            ("subheading", "An older note"),
            ("quote", {"words": "We shall not.", "speaker": "The minister"}),
            ("image", {"image": picture, "caption": "Inside."}),
            ("read_more", other),
            ("related", other),
        ],
    )
    body = look("/world/pledge/").select_one(".fm-story__body")
    assert body.find("b").get_text() == "weight"
    assert body.find("h2").get_text() == "An older note"
    assert body.blockquote.p.get_text() == "We shall not."
    assert body.blockquote.footer.get_text() == "The minister"
    assert "Photo: C. Holm" in body.figure.figcaption.get_text()
    assert body.figure.img["loading"] == "lazy"
    assert body.select_one(".fm-read-more a")["href"] == "/world/other/"
    assert body.select_one(".fm-inset__head a").get_text() == "The other story"


def test_a_link_to_a_story_that_was_taken_down_is_left_out(world, look):
    other = make_article(world, slug="other", title="The other story")
    make_article(world, slug="pledge", body=[("read_more", other), ("related", other)])
    other.unpublish()
    assert "The other story" not in look("/world/pledge/").select_one("article").get_text()


def test_text_that_looks_like_markup_is_shown_as_text(world, look):
    hostile = '</script><script>alert(1)</script><img src=x onerror="alert(1)">'
    make_article(world, slug="pledge", title=hostile, summary=hostile, byline=hostile)
    page = look("/world/pledge/")
    assert page.h1.get_text() == hostile
    assert not page.find("img", src="x")
    assert not [
        script for script in page.find_all("script") if "alert" in (script.string or "")[:9]
    ]


def test_the_data_for_machines_say_what_the_page_says(world, look):
    make_article(
        world,
        slug="pledge",
        title="A written pledge </script>",
        lead_image=make_picture(credit="Photo: B. Holm"),
        dated_at=MOMENT,
        tags=["Russia"],
    )
    page = look("/world/pledge/")
    data = json.loads(page.find("script", type="application/ld+json").string)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == page.h1.get_text()
    assert datetime.fromisoformat(data["datePublished"]) == MOMENT
    assert data["datePublished"] == page.select_one(".fm-story__meta time")["datetime"]
    assert data["dateModified"] == data["datePublished"]
    assert data["author"]["name"] == "Ada Holm"
    assert data["keywords"] == ["Russia"]
    assert {image["creditText"] for image in data["image"]} == {"Photo: B. Holm"}
    assert len(data["image"]) == 3
    assert data["mainEntityOfPage"] == page.find("link", rel="canonical")["href"]


def test_each_page_has_its_own_address_title_and_description(home, world, look):
    make_article(world, slug="one", lead_image=make_picture())
    make_article(world, slug="two")
    pages = [look(path) for path in ("/", "/world/", "/world/one/", "/world/two/")]
    canonical = [page.find("link", rel="canonical")["href"] for page in pages]
    assert canonical == [
        "http://testserver/",
        "http://testserver/world/",
        "http://testserver/world/one/",
        "http://testserver/world/two/",
    ]
    assert len({page.title.string for page in pages}) == 4
    assert len({page.find("meta", {"name": "description"})["content"] for page in pages}) == 4
    social = pages[2].find("meta", property="og:image")
    assert social["content"].startswith("http://testserver/media/")


def test_tags_stand_at_the_end_and_lead_to_their_page(world, look):
    make_article(world, slug="pledge", tags=["Russia", "United States"])
    links = look("/world/pledge/").select(".fm-story__tags a")
    assert [link.get_text() for link in links] == ["Russia", "United States"]
    for link in links:
        assert look(link["href"]).h1.get_text() == link.get_text()


def test_related_stories_share_tags_and_are_never_the_article_itself(home, world, look):
    city = make_section(home, "City")
    make_article(world, slug="pledge", tags=["Russia", "Diplomacy"])
    make_article(city, slug="near", tags=["Russia", "Diplomacy"])
    make_article(city, slug="nearer", tags=["Russia"])
    make_article(world, slug="neighbour")
    make_article(city, slug="far")
    heads = look("/world/pledge/").select("aside[aria-labelledby=related] .fm-teaser__head a")
    assert [head["href"] for head in heads] == ["/city/near/", "/city/nearer/", "/world/neighbour/"]


def test_the_number_of_comments_is_a_link_to_the_discussion(world, look):
    from folkmoot.discussion.queries.stories import story_by_key
    from tests.make import make_comment

    article = make_article(world, slug="pledge")
    page = look("/world/pledge/")
    assert page.select_one(".fm-story__count").get_text() == "No comments yet"
    assert page.find(id="comments")
    make_comment(story_by_key("gazette", article.story_key), text="What would it change?")
    page = look("/world/pledge/")
    link = page.select_one(".fm-story__count")
    assert (link["href"], link.get_text()) == ("#comments", "1 comment")
    assert "What would it change?" in page.find(id="comments").get_text()
