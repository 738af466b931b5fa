"""Acronyms that a reader elsewhere will not know."""

from __future__ import annotations

import re

from outcomes.coach.record import Record

_ACRONYM = re.compile(
    r"(?<![\w&])(?:[A-ZÀ-Ý]{2,}[a-z]?[A-ZÀ-Ý]+|[A-ZÀ-Ý]{2,}|[A-Z][a-z]{1,2}[A-Z]{2,}|[A-Z]{1,2}[a-z][A-Z]{1,4})(?:s\b)?(?![\w&]|-\d)"
)
"""Capitals before a number, as in “OH-0021”, are a reference and stand for nothing."""

_ROMAN = re.compile(r"[IVXLC]+")
_COMMON = frozenset(
    """
    WIEGO ILO OIT UN ONU NU EU UE WHO OMS UNICEF NGO NGOS ONG ONGS ONGD OSC CSO CSOS COVID SDG SDGS ODS
    ODD SMS GDP PIB UNESCO FAO IMF FMI OECD OCDE UNDP PNUD UNEP PNUMA PNUE UNHCR ACNUR HCR IOM OIM WTO OMC
    AU UA USA US EUA EEUU EE UU UK UAE DRC RDC HIV VIH AIDS SIDA TV ID CEO PDF FAQ IT PC GPS USB DVD
    CD URL WWW HR OK VIP PM AM MP MPS DNI CPF VAT IVA TVA NATO OTAN G7 G20 BRICS ASEAN MERCOSUR OAS OEA
    SUV QR SOS ATM DNA USD EUR GBP KES UGX TZS ZAR INR BRL COP MXN PEN CFA FCFA XOF GHS NGN BDT PKR NPR PHP THB
    ARS CLP UYU BOB RD US$ RS MOU UNFPA OHCHR BBC CNN AFP ART NO RN NB PS TIC ICT ISO AC DC AD BC WC
    """.split()
)
_BRANDS = frozenset(
    """
    IKEA ZARA NIKE PUMA ASOS H&M UBER KFC BMW DHL UPS IBM LIDL ALDI VISA GAP MTN TESCO BOLT GRAB LEGO
    SHEIN TEMU C&A
    """.split()
)
_COMPANIES = frozenset(
    """
    company companies brand brands firm supermarket retailer chain manufacturer empresa empresas marca
    marcas compañía compañia cadena fabricante supermercado entreprise société marque chaîne enseigne
    supermarché companhia rede fábrica ferretería ferreteria tienda loja magasin quincaillerie shop store
    farmacia pharmacie banco banque bank platform plataforma plateforme app
    """.split()
)
_SMALL = frozenset(
    """
    of the and for de del la las los y e da do das dos des du et à a le les en in on pour para l d of
    """.split()
)


def unexplained(record: Record) -> tuple[str, str] | None:
    """Return the first field that has acronyms nowhere explained in the record, and these acronyms."""
    texts = {field: reading.text for field, reading in record.readings.items() if reading}
    whole = "\n".join(texts.values())
    for field, text in texts.items():
        found = [
            acronym
            for acronym in dict.fromkeys(
                match.group() for match in _ACRONYM.finditer(_without_shouting(text))
            )
            if not _is_known(acronym) and not _is_brand(acronym, whole) and not _is_explained(acronym, whole)
        ]
        if found:
            return field, ", ".join(found)
    return None


def _without_shouting(text: str) -> str:
    """Return the text without lines that are all capitals: they hide nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return "" if len(letters) > 30 and capitals > len(letters) * 0.6 else text


def _is_known(acronym: str) -> bool:
    plain = acronym.removesuffix("s").upper()
    return (
        plain in _COMMON or acronym.upper() in _COMMON or plain in _BRANDS or bool(_ROMAN.fullmatch(acronym))
    )


def _is_brand(acronym: str, whole: str) -> bool:
    """Say whether the word for a company stands just before, so that the capitals are how it writes itself."""
    before = whole[: whole.index(acronym)].lower().split()[-4:]
    return any(word.strip("(,") in _COMPANIES for word in before)


def _is_explained(acronym: str, whole: str) -> bool:
    """Say whether the record has words with these initials, or a name beside the acronym in brackets."""
    plain = acronym.removesuffix("s")
    if re.search(rf"\w[^()\n]{{3,120}}\(\s*(?:the |la |el |le |a |o )?{re.escape(acronym)}\b", whole):
        before = re.search(
            rf"([^()\n]{{3,120}})\(\s*(?:the |la |el |le |a |o )?{re.escape(acronym)}\b", whole
        )
        return len(before.group(1).split()) >= 1
    if re.search(
        rf"\b{re.escape(acronym)}\s*[(,–—-]\s*(?:the |la |el |le |l['’]|a |o )?[A-ZÀ-Ý][\w'’-]+ +\w+", whole
    ) and re.search(rf"\b{re.escape(acronym)}\s*\(", whole):
        return True
    return _stands_beside(acronym, whole) or _initials_stand(plain.upper(), whole)


def _stands_beside(acronym: str, whole: str) -> bool:
    """Say whether a name of several words with capitals follows, between commas ("SOTRAB, Société de transport …,")."""
    found = re.search(
        rf"\b{re.escape(acronym)}, (?:the |la |el |le |l['’]|a |o )?([^,.;:()\n]{{3,120}})[,;:)]", whole
    )
    if not found:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", found.group(1)) if word.lower() not in _SMALL]
    named = sum(word[0].isupper() for word in words if words[0][0].upper() == acronym[0])
    begins_so = len(words) > 1 and words[0][0].isupper() and words[0][0] == acronym[0]
    return begins_so or named >= len(acronym) - 1 > 1


def _initials_stand(letters: str, whole: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", whole) if word.lower() not in _SMALL]
    size = len(letters)
    initials = "".join(word[0] if word[0].isupper() and word.upper() != letters else "." for word in words)
    return size >= 3 and letters in initials
