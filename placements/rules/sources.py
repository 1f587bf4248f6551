"""The acts the rules rest on, and how well each is known; `docs/sources.md` tells when and where we looked."""

from dataclasses import replace

from equipe.verdicts import Read, Source
from placements.enums import Act

UNINA = "http://www.orientamento.unina.it/normative/regione-friuli-venezia-giulia/"
EDOTTO = "https://edotto.com/articolo/tirocini-extracurriculari-in-friuli-venezia-giulia/amp"
LAVOROFACILE = (
    "https://lavorofacile.it/news/tirocini-friuli-indennita-piena-caso-partecipazione-pari-al-70?search=Venezia"
)
CONSULENTE = "http://www.consulentedellavoro.com/2017/06/le-nuove-linee-guida-per-i-tirocini-extracurriculari-22/"
COSTANTINO = "https://www.costantinoandpartners.com/nuove-linee-guida-in-materia-di-tirocini/"

LAVOROSI = (
    "http://www.lavorosi.it/servizi-per-il-lavoro-e-politiche-attive/stages-e-tirocini/"
    "friuli-venezia-giulia-dpreg-n-57-del-19032018-tirocini-extra-curriculari-recepimento/"
)
SOLE24ORE = "https://www.ilsole24ore.com/art/tirocini-due-percorsi-formativi-finalita-diverse-ACm1Tyb"
CORRIERE = (
    "https://www.corriere.it/dataroom-milena-gabanelli/stage-extracurriculari-servono-il-lavoro-quanti-vengono-"
    "assunti-dati/ecd3965a-ebf6-11ec-bc3d-65cd45fb31f1-va.shtml"
)
LAVOROFISCO = "https://www.lavorofisco.it/tirocini-per-inclusione-sociale-ecco-le-linee-guida/"
ASSOLOMBARDA = "https://kitstage.assolombarda.it/regole/le-coperture-assicurative/"

DURATION = Source(act=Act.REGULATION.label, url=UNINA, read=Read.SECONDARY)
QUOTA = Source(act=Act.REGULATION.label, url=UNINA, read=Read.SECONDARY)
ALLOWANCE = Source(act=Act.REGULATION.label, article="art. 13", url=EDOTTO, read=Read.SECONDARY)
ATTENDANCE = Source(act=Act.REGULATION.label, article="art. 13", url=LAVOROFACILE, read=Read.SECONDARY)
PUBLIC_BODIES = replace(ALLOWANCE, url=LAVOROFACILE)
PROMOTER_TUTOR = Source(act=Act.GUIDELINES.label, url=CONSULENTE, read=Read.SECONDARY)
INCLUSION_DURATION = Source(act=Act.INCLUSION.label, url=COSTANTINO, read=Read.SECONDARY)
TITLE = Source(act=Act.REGULATION.label, url=LAVOROSI, read=Read.SECONDARY)
CHARGE = Source(act=Act.INCLUSION.label, url=LAVOROFISCO, read=Read.SECONDARY)
INCOME_SUPPORT = replace(ALLOWANCE, url=LAVOROFACILE)
PAYERS = ALLOWANCE
SUSPENSIONS = Source(act=Act.GUIDELINES.label, url=SOLE24ORE, read=Read.SECONDARY)
REPLACEMENT = Source(act=Act.GUIDELINES.label, url=CORRIERE, read=Read.SECONDARY)
INSURANCE = Source(act=Act.GUIDELINES.label, url=ASSOLOMBARDA, read=Read.SECONDARY)
COMMUNICATION = PROMOTER_TUTOR
CONVENTION = PROMOTER_TUTOR
GIVEN_AT_START = PROMOTER_TUTOR
WORKING_TIME = Source(act=Act.WORKING_TIME.label, article="art. 8", read=Read.PRACTICE)
AGREEMENT = Source(act=Act.AGREEMENT.label, read=Read.FULL)
PRACTICE = Source(act=Act.PRACTICE.label, read=Read.PRACTICE)
"""What a professional knows and nobody here has read in an act: it warns, it never refuses."""
PARTIES = PRACTICE
