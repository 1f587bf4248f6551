"""The acts these rules rest on."""

from equipe.verdicts import Source

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
