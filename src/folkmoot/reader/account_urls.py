"""The addresses under /account/: our own pages, and those of allauth's that Folkmoot uses.

Their names carry no namespace: allauth and the frame of every page ask for them so.
"""

from allauth.account import views as allauth_pages
from django.urls import include, path

from folkmoot.reader.pages import (
    account,
    captcha,
    closing,
    data,
    email_change,
    email_confirmation,
    login,
    login_code,
    login_methods,
    networks,
    newcomers,
    notifications,
    policy_gate,
    recovery,
    sessions,
    sign_on,
    signup,
)

urlpatterns = [
    path("", account.home, name="account_home"),
    path("profile/", account.profile, name="account_profile"),
    path("signup/", signup.signup, name="account_signup"),
    path("login/", login.login, name="account_login"),
    path("login/code/", login_code.ask, name="account_request_login_code"),
    path("login/code/confirm/", login_code.confirm, name="account_confirm_login_code"),
    path("sign-on/", sign_on.sign_on, name="account_sign_on"),
    path("sign-on/welcome/", sign_on.welcome, name="account_sign_on_welcome"),
    path("logout/", allauth_pages.logout, name="account_logout"),
    path("inactive/", allauth_pages.account_inactive, name="account_inactive"),
    path("task/<slug:action>/", captcha.task, name="account_task"),
    path("confirm-email/", email_confirmation.check_mail, name="account_email_verification_sent"),
    path("confirm-email/<slug:secret>/", email_confirmation.confirm, name="account_confirm_email"),
    path("password/change/", login_methods.change_password, name="account_change_password"),
    path("password/confirm/", allauth_pages.reauthenticate, name="account_reauthenticate"),
    path("password/reset/", recovery.recovery, name="account_reset_password"),
    path("password/reset/done/", recovery.asked, name="account_reset_password_done"),
    path(
        "password/reset/<slug:secret>/",
        recovery.new_password,
        name="account_reset_password_from_key",
    ),
    path("email/", email_change.ask, name="account_change_email"),
    path("email/confirm/<slug:secret>/", email_change.confirm, name="account_change_email_confirm"),
    path("email/undo/<slug:secret>/", email_change.undo, name="account_change_email_undo"),
    path("notifications/", notifications.choices, name="account_notifications"),
    path("notifications/browsers/", notifications.forget_browsers, name="account_forget_browsers"),
    path("networks/", login_methods.login_methods, name="account_networks"),
    path("networks/new/", newcomers.question, name="account_network_new"),
    path("networks/register/", newcomers.signup, name="account_network_signup"),
    path("networks/link/", newcomers.link, name="account_network_link"),
    path("networks/again/", login_methods.again, name="account_network_again"),
    path("networks/<slug:slug>/", networks.leave, name="account_network"),
    path("networks/<slug:slug>/return/", networks.come, name="account_network_return"),
    path("sessions/", sessions.sessions, name="account_sessions"),
    path("second-factor/", include("folkmoot.reader.second_factor_urls")),
    path("privacy-policy/", policy_gate.gate, name="account_gate"),
    path("data/", data.data, name="account_data"),
    path("data/archive/", data.archive, name="account_archive"),
    path("data/archive/<str:archive_id>/", data.archive_file, name="account_archive_file"),
    path("data/withdraw/<slug:text>/", data.withdraw, name="account_withdraw"),
    path("delete/", closing.close, name="account_close"),
    path("closed/", closing.closing, name="account_closing"),
    path("restore/<slug:secret>/", closing.restore, name="account_restore"),
]
