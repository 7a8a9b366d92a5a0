"""What may be refused while a server is started."""

from folkmoot.core.errors import FolkmootError


class PortTaken(FolkmootError):
    """Another program listens at this address."""

    code = "port-taken"
    message = "Another program uses this port. Nothing was changed: stop it or choose another port."
