"""Which addresses may be connected to: only those of the public net, looked at after the name is resolved.

The connection goes to the very address that was looked at, so that a name cannot answer otherwise the second time.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Forbidden(Exception):
    """The name resolves to an address that is not connected to."""


def is_public(address: Address, allow_loopback: bool = False) -> bool:
    """Whether an address is one of the public net, also where an IPv6 address holds an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        held = address.ipv4_mapped or address.sixtofour
        if held is None and address in _NAT64:
            held = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if held is None and address.teredo is not None:
            held = address.teredo[1]
        if held is not None:
            return is_public(held, allow_loopback)
    if address.is_loopback:
        return allow_loopback
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int, allow_loopback: bool = False) -> str:
    """Return one address of ``host``. Raises Forbidden when any of its addresses is not public, OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    for address in addresses:
        if not is_public(address, allow_loopback):
            raise Forbidden(f"{host} is {address}, which is no address of the public net")
    return str(addresses[0])


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only, and lets nothing outlast ``deadline`` (of the monotonic clock)."""

    def __init__(self, allow_loopback: bool) -> None:
        self.allow_loopback = allow_loopback
        self.deadline = float("inf")
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to an address of ``host`` that was looked at."""
        try:
            address = resolve(host, port, self.allow_loopback)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known ({error})") from None
        return _Timed(self._inner.connect_tcp(address, port, self.left(timeout), local_address, socket_options), self)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """No article lies behind a socket of this machine."""
        raise Forbidden(f"{path} is a socket of this machine")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def left(self, timeout: float | None) -> float:
        """Return the seconds that an operation may take; raise ReadTimeout when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long in all")
        return min(left, timeout if timeout is not None else left, 3600.0)


class _Timed(httpcore.NetworkStream):
    """A stream each of whose operations ends at the deadline, however slowly the other side drips."""

    def __init__(self, inner: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
