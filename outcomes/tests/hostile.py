"""Texts that have broken pages before; every field takes them and every page prints them as text."""

from __future__ import annotations

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% load i18n %}",
    "=1+1",
    "\u202egnp.exe",
    "a\x00b\x07c",
    "👩🏽‍🌾🧺",
    "Ñandú Ærø ǅ ﷽",
    "%s %(name)s %d",
)


def _corpus() -> tuple[str, ...]:
    """Return some hundred texts made by rule, class by class, each once."""
    call = "hit(1)"
    found: list[str] = list(HOSTILE)
    # Script elements, however they are written.
    for script in (
        "script",
        "ScRiPt",
        "script/x",
        "script\n",
        "script src=//evil.example/x.js",
        "scr<script>ipt",
    ):
        for lead in ("", '">', "'>", "</title>", "</textarea>", "]]>", "--><"):
            found.append(f"{lead}<{script}>{call}</script>")
    # Attributes that run something.
    tags = (
        "img src=x",
        "svg",
        "body",
        "input autofocus",
        "details open",
        "video src=x",
        "audio src=x",
        "iframe src=x",
        "select autofocus",
        "object data=x",
        "form",
        "math",
    )
    for tag in tags:
        for event in ("onerror", "onload", "onfocus", "ontoggle", "onmouseover"):
            for lead in ("", '">', "' "):
                found.append(f"{lead}<{tag} {event}={call}>")
    # Addresses that are programs.
    schemes = (
        "javascript:",
        "JaVaScRiPt:",
        "java\tscript:",
        "data:text/html,",
        "vbscript:",
        "javascript&colon;",
    )
    for scheme in schemes:
        for form in (
            "{}",
            '<a href="{}">x</a>',
            "<form action='{}'><button>x",
            "<iframe src={}>",
            "[x]({})",
            "<{}>",
        ):
            found.append(form.format(scheme + call))
    # Drawings and formulas with something inside.
    for outer in ("svg", "math", "svg><foreignObject", "math><mtext"):
        for inner in (
            f"<script>{call}</script>",
            f"<animate onbegin={call} attributeName=x dur=1s>",
            f"<a xlink:href='javascript:{call}'>x</a>",
            f"<style><img src=x onerror={call}>",
            f"<use href='data:x' onload={call}>",
        ):
            found.append(f"<{outer}>{inner}")
    # What templates, formats and shells would read.
    found += [
        "{% debug %}",
        "{% include 'base.html' %}",
        "{{ settings.SECRET_KEY }}",
        "${7*7}",
        "#{7*7}",
        "<%= 7*7 %>",
        "{{constructor.constructor('hit(1)')()}}",
        "[[7*7]]",
        "{0.__class__}",
        "%n%n%n",
        "`id`",
        "$(id)",
        "; ls",
        "{# x #}",
        "{% endblock %}",
        "{{ block.super }}",
        "%(missing)s",
        "{missing}",
        "\\x3cscript\\x3e",
    ]
    # Cells that calculate.
    for lead in ("=", "+", "-", "@", "\t=", "\r=", " =", "\n=", "＝"):
        for body in (
            "1+1",
            "cmd|' /C calc'!A0",
            'HYPERLINK("http://evil.example","x")',
            "SUM(A1:A9)",
            "DDE(1)",
        ):
            found.append(lead + body)
    # Lines of a head.
    for end in ("\r\n", "\n", "\r", "%0d%0a", "\u2028", "\x85"):
        for line in ("Bcc: all@example.org", "Set-Cookie: a=b", "Location: //evil.example"):
            found.append(f"Accra{end}{line}")
    # Signs that turn or hide what follows.
    for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200f\ufeff\u00ad\u061c":
        for text in ("gnp.exe", "<b>bold</b>", "Accra"):
            found.append(f"{sign}{text}{sign}")
    # Texts that do not end or break.
    for unit in ("x", "W", "﷽", "👩🏽‍🌾", "é\u0301\u0316", "\u00a0", "-", "&nbsp;", "الل", "漢"):
        for length in (95, 300):
            found.append((unit * length)[:length])
    found.append("https://example.org/" + "a" * 280)
    # What a database or a file system would read.
    found += [
        f"{lead}{text}"
        for lead in ("", "Accra'", '"')
        for text in (
            " OR 1=1 --",
            "; DROP TABLE outcomes_outcome; --",
            " UNION SELECT password FROM accounts_user --",
            "\\'; --",
            "%' AND 1=0 --",
        )
    ]
    found += [
        f"{lead}{path}"
        for lead in ("../../../", "..\\..\\", "file:///", "%2e%2e%2f")
        for path in (
            "etc/passwd",
            "proc/self/environ",
            "windows/win.ini",
            "CON",
            "a.pdf%00.exe",
        )
    ]
    # Ends of what stands around a text.
    for end in (
        "</textarea>",
        "</title>",
        "</style>",
        "</script>",
        "-->",
        "<!--",
        "]]>",
        "</main></body></html>",
        "<plaintext>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<style>*{display:none}</style>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<noscript>",
        "<template>",
    ):
        for more in ("", f"<script>{call}</script>", f"<img src=x onerror={call}>"):
            found.append(end + more)
    # The same in other writings.
    found += [
        f"%3Cscript%3E{call}%3C/script%3E",
        f"&lt;script&gt;{call}&lt;/script&gt;",
        f"&#60;script&#62;{call}",
        f"+ADw-script+AD4-{call}",
        f"＜script＞{call}＜/script＞",
        f"\\u003cscript\\u003e{call}",
        f"<\x00script>{call}</script>",
    ]
    return tuple(dict.fromkeys(found))


CORPUS = _corpus()
"""The texts above and some hundred more, made by rule."""
MARKS = ("<script>alert", "<img src=x", "' onmouseover='", "\u202e", "\x00", "\x07")
"""What must never stand in a page."""


def prints_as_text(response) -> bool:
    """Say whether a page carries none of the marks, so that nothing typed became part of it."""
    page = response.content.decode()
    return not any(mark in page for mark in MARKS)
