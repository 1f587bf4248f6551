"""The acts these rules rest on."""

from equipe.verdicts import Read, Source

TAX_CODE_DECREE = Source(
    act="D.M. Finanze 23.12.1976",
    article="codice fiscale",
    url="https://it.wikipedia.org/wiki/Codice_fiscale",
)
MEMBER_STATES = Source(
    act="Treaty on European Union",
    article="art. 52",
    url="https://european-union.europa.eu/principles-countries-history/eu-countries_en",
)
ESF_PLUS = Source(
    act="Reg. (EU) 2021/1057",
    article="Annex I",
    url="https://eur-lex.europa.eu/eli/reg/2021/1057/oj",
)
GDPR_PUBLIC_TASK = Source(
    act="Reg. (EU) 2016/679",
    article="art. 6(1)(e)",
    url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
)
GDPR_INFORMING = Source(
    act="Reg. (EU) 2016/679",
    article="art. 13",
    url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
)
GDPR_CONSENT = Source(
    act="Reg. (EU) 2016/679",
    article="art. 7",
    url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
)
GDPR_MINIMISATION = Source(
    act="Reg. (EU) 2016/679",
    article="art. 5(1)(b), (c)",
    url="https://eur-lex.europa.eu/eli/reg/2016/679/oj",
)
PRIVACY_CODE = Source(
    act="D.Lgs. 196/2003",
    article="art. 2-sexies",
    read=Read.PRACTICE,
)
