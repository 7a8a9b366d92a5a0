"""A form that comes back with errors puts the reader at the first of them."""

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    Base = forms.Form
else:
    Base = object


class FocusMixin(Base):
    """Marks the first wrong field, so that it takes the focus without any script (UX-045).

    An error of the whole form is told at its head and puts the focus into the first field.
    Text in between is tied to its field by Django itself (`aria-describedby`).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        """Check, then mark."""
        super().full_clean()
        if not self.is_bound or not self.errors:
            return
        names = [name for name in self.fields if name in self.errors]
        visible = [name for name in self.fields if not self.fields[name].widget.is_hidden]
        for name in (names or visible)[:1]:
            self.fields[name].widget.attrs["autofocus"] = True
