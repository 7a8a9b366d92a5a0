"""How people log in: allauth with our adapters, forms and limits. A part of the settings."""

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["folkmoot.accounts.auth_backend.AccountBackend"]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": "folkmoot.accounts.password_rules.ContextPasswordValidator"},
]
ACCOUNT_ADAPTER = "folkmoot.accounts.allauth_adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "folkmoot.accounts.entrance_forms.LoginForm",
    "signup": "folkmoot.accounts.signup_form.SignupForm",
    "reset_password": "folkmoot.accounts.entrance_forms.RecoveryForm",
    "change_password": "folkmoot.accounts.entrance_forms.ChangePasswordForm",
    "reauthenticate": "folkmoot.accounts.entrance_forms.ReauthenticateForm",
    "request_login_code": "folkmoot.accounts.login_code_forms.AskForCodeForm",
    "confirm_login_code": "folkmoot.accounts.login_code_forms.MailedCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_TIMEOUT = 3600
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "signup": "20/m/ip",
    "confirm_email": "1/3m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "manage_email": "10/m/user",
    "request_login_code": "20/m/ip",
}
SOCIALACCOUNT_ADAPTER = "folkmoot.accounts.social_adapter.SocialAdapter"
MFA_ADAPTER = "folkmoot.accounts.mfa_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "folkmoot.accounts.second_factor_forms.CodeForm",
    "reauthenticate": "folkmoot.accounts.second_factor_forms.CodeAgainForm",
    "activate_totp": "folkmoot.accounts.second_factor_forms.AppForm",
    "add_webauthn": "folkmoot.accounts.second_factor_forms.PasskeyForm",
}
