"""Account: the Django user model."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.mail_addresses import is_mailbox
from folkmoot.accounts.names import name_skeleton
from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts the way Django's commands expect."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """An account with a usable password, its e-mail in lower case."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """The first publisher of an installation."""
        fields |= {"role": Role.PUBLISHER, "is_superuser": True}
        fields.setdefault("display_name", email.partition("@")[0])
        return self.create_user(email, password, **fields)

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with this e-mail, whatever the case it was typed in."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """A person who can sign in.

    `name_skeleton` is what makes display names unique up to look-alike characters
    (Unicode TS 39); it is derived at each save, the database holds the constraint. A name has
    40 characters as a reader counts them, the column leaves room for their combining marks.
    `avatar` is the key of its files, empty where there is none.
    An inactive account cannot sign in at all: that is for erased ones. A blocked or
    closing account stays active, since its owner can always read, export and appeal.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=160)
    name_skeleton = models.CharField(max_length=160, unique=True, editable=False)
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    avatar = models.CharField(max_length=32, blank=True, default="", editable=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=now, editable=False)
    name_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closing_since = models.DateTimeField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the skeleton, so that no door can forget it."""
        self.name_skeleton = name_skeleton(self.display_name)
        fields = kwargs.get("update_fields")
        if fields is not None and "display_name" in fields:
            kwargs["update_fields"] = {*fields, "name_skeleton"}
        super().save(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        """True for those who work for the publication (Django's and Wagtail's word)."""
        return self.role != Role.MEMBER

    @property
    def is_closing(self) -> bool:
        """True while a request to close the account can still be undone."""
        return self.closing_since is not None

    @property
    def has_mailbox(self) -> bool:
        """False while whoever a partner site signs on has proved no address of their own."""
        return is_mailbox(self.email)

    def get_full_name(self) -> str:
        """The display name: Folkmoot asks for no other."""
        return self.display_name

    def get_short_name(self) -> str:
        """The display name."""
        return self.display_name
