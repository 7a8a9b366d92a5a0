"""Writing to the publication (E8): no account is needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.core.conf import conf
from folkmoot.core.errors import FolkmootError
from folkmoot.core.limits import client_address
from folkmoot.discussion.actions.enquiries import write_enquiry
from folkmoot.discussion.queries.publications import main_publication
from folkmoot.reader.forms.enquiries import TOPICS, EnquiryForm
from folkmoot.reader.visitor import visitor_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """The form, and after it the page that says what happens next.

    `?about=privacy` and its like choose the about beforehand.
    """
    publication = main_publication()
    about = request.GET.get("about", "")
    form = EnquiryForm(
        request.POST if request.method == "POST" else None,
        email=getattr(request.user, "email", ""),
        about=about if about in dict(TOPICS) else "",
        visitor=visitor_of(request),
    )
    contact_email = publication.contact_email if publication is not None else ""
    facts = {
        "form": form,
        "contact_email": contact_email,
        "privacy_email": conf.privacy_contact or contact_email,
        "days": conf.enquiry_days,
    }
    if form.is_valid():
        try:
            sent = write_enquiry(form.question(), network=client_address(request))
        except FolkmootError as refusal:
            form.refuse(refusal)
        else:
            return render(request, "reader/contact_sent.html", {"number": sent.public_id})
    return render(request, "reader/contact.html", facts, status=422 if form.errors else 200)
