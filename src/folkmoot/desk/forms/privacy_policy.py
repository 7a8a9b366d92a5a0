"""A new version of the privacy policy, in each language Folkmoot speaks."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.queries.profiles import known_languages
from folkmoot.core.errors import FolkmootError

TEXT, CHANGES = "text_", "changes_"


class PrivacyPolicyForm(FocusMixin, forms.Form):
    """Version, and for each language the text and a sentence or two on what changed.

    The first language must be there; a language left empty is not published in it, and its
    readers get the first.
    """

    version = forms.RegexField(
        regex=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label=lazy("Version"),
        max_length=64,
        help_text=lazy("Letters, digits, dots and hyphens; the day of publication does well."),
    )

    def __init__(
        self,
        *args: Any,
        texts: Mapping[str, str],
        is_first: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_first = is_first
        for place, (code, name) in enumerate(known_languages()):
            self.fields[TEXT + code] = forms.CharField(
                label=_("Text, %(language)s") % {"language": name},
                required=place == 0,
                max_length=200_000,
                initial=texts.get(code, ""),
                widget=forms.Textarea(attrs={"rows": 18, "lang": code}),
            )
            self.fields[CHANGES + code] = forms.CharField(
                label=_("What changed, %(language)s") % {"language": name},
                required=False,
                max_length=2_000,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
                help_text=_("Members read this first when they are asked to agree."),
            )

    def clean(self) -> dict[str, Any]:
        """A language with a text says what changed in it, but in the very first version."""
        cleaned = super().clean() or {}
        for code, _name in known_languages():
            has_text, has_changes = cleaned.get(TEXT + code), cleaned.get(CHANGES + code)
            if has_text and not has_changes and not self.is_first:
                words = _("Say in a sentence what is new.")
                self.add_error(CHANGES + code, ValidationError(words, code="required"))
        return cleaned

    def texts(self) -> dict[str, str]:
        """The texts by language, empty ones left out."""
        return self._by_language(TEXT)

    def changes(self) -> dict[str, str]:
        """What changed, by the languages that have a text."""
        texts = self.texts()
        return {code: words for code, words in self._by_language(CHANGES).items() if code in texts}

    def refuse(self, refusal: FolkmootError) -> None:
        """Show the action's refusal at the version."""
        self.add_error("version", ValidationError(str(refusal.message), code=refusal.code))

    def _by_language(self, prefix: str) -> dict[str, str]:
        found = {
            code: self.cleaned_data.get(prefix + code, "") for code, _name in known_languages()
        }
        return {code: words for code, words in found.items() if words}
