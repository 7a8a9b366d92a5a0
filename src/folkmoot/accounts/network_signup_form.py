"""Sign-up of somebody who came through a network: the same form without a password."""

from typing import Any

from folkmoot.accounts.actions.registration import Application
from folkmoot.accounts.signup_form import SignupForm


class NetworkSignupForm(SignupForm):
    """Opens an account that has no password.

    Everything else holds as for everybody: the rules for names, both boxes unticked, the captcha,
    and an address that is confirmed by our own mail, whatever the network says of it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password1"]

    def application(self) -> Application:
        """What the visitor said."""
        self.cleaned_data["password1"] = None
        return super().application()
