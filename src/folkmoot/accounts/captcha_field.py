"""The captcha as a part of a form."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.captcha import check_captcha, is_asked
from folkmoot.core.errors import FolkmootError

if TYPE_CHECKING:
    Base = forms.Form
else:
    Base = object


class ProofWidget(forms.HiddenInput):
    """Where the page's script fetches the task, works, and puts the proof."""

    template_name = "accounts/forms/proof.html"
    input_type = "hidden"
    is_hidden = False
    use_fieldset = True

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """A used proof is never shown again: the script makes a fresh one."""
        context = super().get_context(name, "", attrs)
        context["task_address"] = reverse("account_task", args=[self.action])
        return context


class CaptchaMixin(Base):
    """Gives a form a captcha, checked last.

    Last, since a proof is spent by being checked: a form with another mistake in it keeps its
    proof. The field is absent where the installation asks for none.
    """

    captcha_action = ""
    visitor = ""

    def add_captcha(self) -> None:
        """Add the field, at the end."""
        if is_asked():
            self.fields["proof"] = forms.CharField(
                label=_("Are you a person?"),
                required=False,
                max_length=4000,
                widget=ProofWidget(self.captcha_action),
            )

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not is_asked() or self.errors:
            return
        try:
            check_captcha(
                self.cleaned_data.get("proof", ""), self.captcha_action, visitor=self.visitor
            )
        except FolkmootError as error:
            self.add_error("proof", ValidationError(str(error.message), code=error.code))
