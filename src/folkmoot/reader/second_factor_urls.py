"""The addresses under /account/second-factor/; allauth asks for these names."""

from django.urls import path

from folkmoot.reader.pages import factor_reset, second_factor

urlpatterns = [
    path("", second_factor.factors, name="mfa_index"),
    path("log-in/", second_factor.log_in_with_code, name="mfa_authenticate"),
    path("confirm/", second_factor.confirm_with_code, name="mfa_reauthenticate"),
    path("app/", second_factor.add_app, name="mfa_activate_totp"),
    path("app/remove/", second_factor.remove_app, name="mfa_deactivate_totp"),
    path("codes/", second_factor.codes, name="mfa_view_recovery_codes"),
    path("codes/new/", second_factor.new_codes, name="mfa_generate_recovery_codes"),
    path("passkey/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path("passkey/<int:pk>/remove/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
    path("passkey/log-in/", second_factor.log_in_with_passkey, name="mfa_login_webauthn"),
    path(
        "passkey/confirm/", second_factor.confirm_with_passkey, name="mfa_reauthenticate_webauthn"
    ),
    path("reset/<slug:account_id>/", factor_reset.reset, name="account_factor_reset"),
]
