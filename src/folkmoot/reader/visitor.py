"""What tells one visitor from another before there is an account."""

from django.http import HttpRequest


def visitor_of(request: HttpRequest) -> str:
    """The secret of the visitor's token against forged requests: a captcha is bound to it.

    It is there as soon as a page with a form was shown, and it costs no session.
    """
    return str(request.META.get("CSRF_COOKIE", ""))
