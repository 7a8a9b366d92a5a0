"""What runs beside the background work: the loop that keeps pages up to date."""

from folkmoot.core.after_commit import beside_the_worker
from folkmoot.embed.feed import follow

beside_the_worker(follow)
