"""How one story is discussed: mode, ways and guests, set by an editor (B12, D9)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.stories import GuestForm, ModeForm, StoryWaysForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import put_into, status_of
from folkmoot.discussion.actions.guests import add_guest, remove_guest
from folkmoot.discussion.actions.story_modes import ModeWish, drop_plan, set_mode
from folkmoot.discussion.actions.story_ways import StoryWays, set_story_ways
from folkmoot.discussion.errors import StoryUnknown
from folkmoot.discussion.opening import StoryMode
from folkmoot.discussion.queries.story_desk import StoryDesk, stories_for_desk, story_for_desk

if TYPE_CHECKING:
    from django import forms

    from folkmoot.discussion.models import Story


@page(Permission.RUN_STORIES)
@require_safe
def stories(request: DeskRequest) -> HttpResponse:
    """The stories that were registered last, or those that are sought."""
    words = request.GET.get("q", "")[:200]
    found = stories_for_desk(request.user, words=words, after=request.GET.get("after"))
    return render(request, "desk/stories.html", {"page": found, "words": words})


@page(Permission.RUN_STORIES)
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: DeskRequest, story_id: str) -> HttpResponse:
    """One story with its forms; times are those of its edition."""
    found = _find(request, story_id)
    with timezone.override(ZoneInfo(found.story.edition.time_zone)):
        forms_ = _forms(request, found)
        if request.method != "POST":
            return _show(request, found, forms_)
        act = ACTS.get(request.POST.get("act", ""))
        form = forms_.get(act.form) if act else None
        if act is None or (form is not None and not form.is_valid()):
            return _show(request, found, forms_, status=400)
        try:
            act.run(request, found.story, form)
        except FolkmootError as refusal:
            if form is None:
                messages.error(request, refusal.message)
            else:
                put_into(form, refusal)
            return _show(request, found, forms_, status=status_of(refusal))
    messages.success(request, _("Kept. Readers see it within seconds."))
    return redirect("desk:story", story_id)


def _find(request: DeskRequest, story_id: str) -> StoryDesk:
    try:
        return story_for_desk(request.user, story_id)
    except StoryUnknown as error:
        raise Http404 from error


def _forms(request: DeskRequest, found: StoryDesk) -> dict[str, "forms.Form"]:
    story, posted = found.story, request.POST
    act = ACTS.get(posted.get("act", ""))
    asked = act.form if act else ""
    mode = {"mode": found.opening.mode, "reason": found.opening.reason}
    ways = {
        "question": story.question,
        "is_for_questions": story.is_for_questions,
        "slow_seconds": story.slow_seconds or None,
        "close_after_days": story.close_after_days,
    }
    return {
        "mode": ModeForm(posted if asked == "mode" else None, initial=mode),
        "ways": StoryWaysForm(posted if asked == "ways" else None, initial=ways),
        "guest": GuestForm(posted if asked == "guest" else None),
    }


def _show(
    request: DeskRequest, found: StoryDesk, forms_: dict[str, "forms.Form"], *, status: int = 200
) -> HttpResponse:
    facts = {
        "found": found,
        "story": found.story,
        "has_plan": found.story.next_mode_at is not None,
        "plan": found.story.get_next_mode_display(),
        "forms": forms_,
    }
    return render(request, "desk/story.html", facts, status=status)


@dataclass(frozen=True)
class Act:
    """What a button of the page does, and the form that it stands in."""

    run: Callable[[DeskRequest, "Story", "forms.Form | None"], object]
    form: str = ""


def _mode(request: DeskRequest, story: "Story", form: "forms.Form | None") -> None:
    given = form.cleaned_data if form else {}
    wish = ModeWish(StoryMode(given["mode"]), given["reason"], given["at"])
    set_mode(request.user, story, wish)


def _ways(request: DeskRequest, story: "Story", form: "forms.Form | None") -> None:
    set_story_ways(request.user, story, StoryWays(**(form.cleaned_data if form else {})))


def _guest(request: DeskRequest, story: "Story", form: "forms.Form | None") -> None:
    add_guest(request.user, story, **(form.cleaned_data if form else {}))


ACTS = {
    "mode": Act(_mode, "mode"),
    "drop-plan": Act(lambda request, story, _: drop_plan(request.user, story)),
    "ways": Act(_ways, "ways"),
    "guest": Act(_guest, "guest"),
    "remove-guest": Act(
        lambda request, story, _: remove_guest(request.user, story, request.POST.get("account", ""))
    ),
}
