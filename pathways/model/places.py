"""Places by their codes: ISO 3166-1 countries, and the provinces and territories of Canada (ISO 3166-2).

A place that is none matches nothing, and "there is no route" would then be proven of nowhere. Other countries' parts
are not listed: one is a place where its country is. Countries that are gone are places too: degrees were earned there.
"""

from __future__ import annotations

_COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
AN BU CS DD SU TP YD YU ZR
"""
_CANADA = "AB BC MB NB NL NS NT NU ON PE QC SK YT"

COUNTRIES = frozenset(_COUNTRIES.split())
"""ISO 3166-1, with Kosovo's code, which is the user's by agreement, and last those of countries that are gone."""

CANADA = frozenset(_CANADA.split())
"""The provinces and territories of Canada."""

PLACE = rf"^(CA(-({'|'.join(sorted(CANADA))}))?|({'|'.join(sorted(COUNTRIES - {'CA'}))})(-[A-Z0-9]{{1,3}})?)$"
"""What every place is written like."""


def place_meant(text: str) -> str | None:
    """The place that was probably meant by what is none: a province of Canada without its country."""
    part = text.strip().upper().removeprefix("CA").lstrip("-_ ")
    return f"CA-{part}" if part in CANADA else "CA" if text.strip().upper() in ("CAN", "CANADA") else None
