"""One call to a judge: within its time and size, to the address in the document and no other."""

import ssl
from functools import cache
from typing import TYPE_CHECKING

from folkmoot.standards.judges.question import MOST_BYTES, Reply, Request, Unusable

if TYPE_CHECKING:
    import httpx


def new_client() -> "httpx.AsyncClient":
    """A client for one hearing. Refused with a sentence where httpx is not installed."""
    try:
        import httpx
    except ImportError:
        raise Unusable('the extra is missing: pip install "folkmoot[judges]"') from None
    return httpx.AsyncClient(verify=_tls(), follow_redirects=False)


@cache
def _tls() -> ssl.SSLContext:
    """Reading the certificates takes longer than many an answer, so it is done once."""
    import httpx

    return httpx.create_ssl_context()


async def post(client: "httpx.AsyncClient", request: Request) -> Reply:
    """The judge's reply. The caller bounds the time, of all steps together.

    A redirect is not followed, since the key and the text were meant for one address; an
    answer is asked for uncompressed, so that what is counted is what is kept.
    """
    import httpx

    headers = {"accept": "application/json", "accept-encoding": "identity", **request.headers}
    try:
        async with client.stream(
            "POST",
            request.url,
            content=request.body,
            headers=headers,
            params=request.query or None,
            timeout=None,
        ) as response:
            body = await _body(response)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        reason = f"it could not be reached ({type(error).__name__})"
        raise Unusable(reason, is_fault=True) from None
    return Reply(response.status_code, body, dict(response.headers))


async def _body(response: "httpx.Response") -> bytes:
    if response.is_redirect:
        reason = "it redirects to another address, which is not followed"
        raise Unusable(reason, is_fault=True)
    if response.status_code != 200:
        raise Unusable(f"it answered with HTTP {response.status_code}", is_fault=True)
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Unusable("its answer is compressed, which was not asked for", is_fault=True)
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Unusable(f"its answer has more than {MOST_BYTES} bytes")
    return bytes(body)
