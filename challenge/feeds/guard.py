"""Which addresses a feed may be fetched from: the public web, nothing inside. Pure."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from challenge.addresses import is_web_address

PORTS = frozenset({80, 443, 8080, 8443})
"""Where web servers listen; nothing else is asked, so that a feed address cannot knock on other services."""

_INSIDE = tuple(
    ip_network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
        *("::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16"),
        *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
)
_OWN = tuple(
    ip_network(block)
    for block in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "::1/128",
        "fc00::/7",
    )
)
_NAT64 = ip_network("64:ff9b::/96")
_GLOBAL_V6 = ip_network("2000::/3")


def refusal(url: str, *, allow_private: bool = False) -> str:
    """Why this address is not asked, in words; empty where it may be. Looks at the text only, see `is_inside`."""
    if not is_web_address(url):
        return "only plain http and https addresses are fetched"
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if not allow_private and port not in PORTS:
        return f"port {port} is no port of a web site"
    return ""


def is_our_own(address: str) -> bool:
    """Whether an IP address is this machine or its private network: what `--allow-private` lets in. Nothing else is."""
    try:
        found = ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    found = (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
    return any(found.version == block.version and found in block for block in _OWN)


def is_inside(address: str) -> bool:
    """Whether an IP address is private, local, reserved or leads to such a one in IPv6 clothes. True if unreadable."""
    try:
        found = ip_address(address.split("%", 1)[0])
    except ValueError:
        return True
    if isinstance(found, IPv6Address):
        embedded = found.ipv4_mapped or (_low_bits(found) if found in _NAT64 else None)
        if embedded is not None:
            return is_inside(str(embedded))
        if found not in _GLOBAL_V6 or _is_isatap(found):
            return True
    return any(found.version == block.version and found in block for block in _INSIDE) or not found.is_global


def _low_bits(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & 0xFFFFFFFF)


def _is_isatap(address: IPv6Address) -> bool:
    """`…:5efe:a.b.c.d` carries an IPv4 address that a tunnel would go to."""
    return (int(address) >> 32) & 0xFCFFFFFF == 0x00005EFE
