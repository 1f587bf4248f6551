"""The acts these rules rest on."""

from beneficiaries.enums.deadlines import Act
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
    act=Act.ESF_PLUS.label,
    url="https://eur-lex.europa.eu/eli/reg/2021/1057/oj",
)
ADI_FIRST_APPOINTMENT = Source(
    act="D.L. 48/2023",
    article="art. 4",
    url="https://www.lavoro.gov.it/adi/percorso-di-accompagnamento",
)
ADI_CALL = Source(
    act="D.M. 72/2024",
    article="linee guida PaIS",
    url="http://synergia-net.it/it/magazine/strumenti-per-il-sociale-volume-3-%E2%80%93-linee-guida-per-la-definizione"
    "-dei-pais-l-analisi-preliminare-mag530.html",
)
DSU_VALIDITY = Source(
    act="D.Lgs. 147/2017",
    article="art. 10, c. 4",
    url="https://www.gazzettaufficiale.it/atto/serie_generale/caricaArticolo?art.versione=1&art.idGruppo=1"
    "&art.flagTipoArticolo=0&art.codiceRedazionale=19A04392&art.idArticolo=4&art.idSottoArticolo=6"
    "&art.idSottoArticolo1=10&art.dataPubblicazioneGazzetta=2019-07-11&art.progressivo=0",
    read=Read.FULL,
)
PERMIT_RENEWAL = Source(
    act="D.Lgs. 286/1998",
    article="art. 5, c. 4",
    url="https://www.assolombarda.it/servizi/lavoro-e-previdenza/progetto-stranieri/sezioni/il-permesso-di-soggiorno"
    "/procedura-di-rinnovo",
)
ACCIDENTS = Source(
    act=Act.INSURANCE.label,
    url="https://kitstage.assolombarda.it/regole/le-coperture-assicurative/",
)
PRACTICE = Source(act=Act.PRACTICE.label, read=Read.PRACTICE)
"""What a district chooses for itself and nobody here has read in an act."""
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
