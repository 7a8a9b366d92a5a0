"""What a newcomer is asked to accept, whichever way they come: read for the forms of accounts."""

from django.urls import reverse

from folkmoot.accounts.acceptance_form import Acceptance, TextToAgree
from folkmoot.accounts.ages import strictest_of
from folkmoot.accounts.countries import country_of
from folkmoot.accounts.queries.policies import policy_in_force
from folkmoot.discussion.queries.publications import edition_zones, main_publication
from folkmoot.moderation.queries.standards import standards_in_force


def acceptance() -> Acceptance | None:
    """Both texts as they are in force; none before the newsroom has published them.

    The country proposed is that of the edition whose country asks for the highest age.
    """
    policy, publication = policy_in_force(), main_publication()
    if policy is None or publication is None:
        return None
    in_force = standards_in_force(publication)
    if in_force is None:
        return None
    countries = (country_of(zone) for zone in edition_zones(publication))
    return Acceptance(
        standards=TextToAgree(in_force.version, reverse("reader:standards")),
        policy=TextToAgree(
            policy.version, reverse("reader:privacy_version", args=[policy.version])
        ),
        country=strictest_of(countries),
    )
