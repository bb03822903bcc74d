"""The Content Security Policy of the site: our own files, and the inline scripts of the theme.

Every inline script is named by its hash, so a script that somebody smuggled in does not run.
`file:` stands beside 'self' because a browser gives pages from a file share no origin.
"""

import base64
import hashlib
import re
from functools import lru_cache

INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\ssrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL
)
CHARSET = re.compile(r"<meta charset=[^>]*>")
BEGINNING = 80  # characters of a text that stand hardly anywhere else
OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


class Policy:
    """Collects the hashes of all pages while they are written."""

    def __init__(self) -> None:
        self.hashes: set[str] = set()

    def apply(self, html: str, start: int = 0, content: str = "") -> str:
        """A page with its own policy, right after the character set: before anything can load.

        Only scripts around `content`, which begins at `start`, are the theme's: what a page brought
        along gets no hash, and where the content cannot be told from the rest, nothing does.
        """
        around = [html[:start], html[start + len(content) :]] if start >= 0 else []
        if content and around:
            around[1] = around[1].replace(content, "")
        hashes = [_hash(script) for part in around for script in INLINE_SCRIPT.findall(part)]
        self.hashes.update(hashes)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{_policy(hashes, "file:")}">'
        return CHARSET.sub(lambda found: found[0] + meta, html, count=1)

    def snippets(self) -> dict[str, str]:
        """Configuration for web servers, by file name: the policy of all pages and more headers."""
        policy = _policy(sorted(self.hashes), "") + "; frame-ancestors 'self'"
        headers = {"Content-Security-Policy": policy, **OTHER_HEADERS}
        nginx = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
        apache = [f'Header always set {name} "{value}"' for name, value in headers.items()]
        iis = [f'      <add name="{name}" value="{value}" />' for name, value in headers.items()]
        return {
            "server/nginx.conf": "\n".join([*NGINX, *nginx, ""]),
            "server/apache.conf": "\n".join([*APACHE, *apache, ""]),
            "server/web.config": "\n".join([*IIS_START, *iis, *IIS_END, ""]),
        }


TYPES = (
    *("text/css", "text/javascript", "text/csv", "text/calendar", "application/javascript"),
    *("application/json", "application/wasm", "image/svg+xml"),
)
NGINX = (
    "# In het server- of location-blok. Stijlen en scripts blijven tien minuten in de browser.",
    'set $ip_bewaren "no-cache";',
    'if ($uri ~ "(/assets/.+|\\.css|\\.svg)$") { set $ip_bewaren "max-age=600"; }',
    "add_header Cache-Control $ip_bewaren;",
    "gzip on;",
    "gzip_comp_level 9;",
    "gzip_min_length 512;",
    "gzip_vary on;",
    f"gzip_types {' '.join(TYPES)};",
    "# Met de module voor Brotli worden grote pagina's nog een kwart kleiner:",
    "# brotli on;",
    "# brotli_comp_level 6;",
    f"# brotli_types {' '.join(TYPES)};",
)
APACHE = (
    "# Vraagt mod_headers en mod_deflate; met mod_brotli is BROTLI_COMPRESS nog beter.",
    f"AddOutputFilterByType DEFLATE text/html {' '.join(TYPES)}",
    "# Stijlen en scripts blijven tien minuten in de browser.",
    'Header set Cache-Control "no-cache"',
    '<If "%{REQUEST_URI} =~ m#(/assets/.+|\\.css|\\.svg)$#">',
    '  Header set Cache-Control "max-age=600"',
    "</If>",
)
IIS_START = (
    '<?xml version="1.0" encoding="utf-8"?>',
    "<configuration>",
    "  <system.webServer>",
    '    <urlCompression doStaticCompression="true" />',
    "    <httpProtocol><customHeaders>",
)
IIS_END = ("    </customHeaders></httpProtocol>", "  </system.webServer>", "</configuration>")


def _policy(hashes: list[str], extra: str) -> str:
    own = f"'self' {extra}".rstrip()
    scripts = " ".join([own, *dict.fromkeys(hashes)])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {own}",
            f"img-src {own} data:",
            f"font-src {own}",
            f"connect-src {own}",
            "base-uri 'none'",
            "form-action 'none'",
            "object-src 'none'",
        )
    )


def place_of(content: str, html: str) -> int:
    """Where in a page the content starts; -1 where that cannot be told.

    Looks for how it begins: to look for a long text takes three times as long.
    """
    start = html.find(content[:BEGINNING])
    while start >= 0 and not html.startswith(content, start):
        start = html.find(content[:BEGINNING], start + 1)
    return start


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
