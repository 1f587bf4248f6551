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

DURATION = Source(act=Act.REGULATION.label, url=UNINA, read=Read.SECONDARY)
QUOTA = Source(act=Act.REGULATION.label, url=UNINA, read=Read.SECONDARY)
ALLOWANCE = Source(act=Act.REGULATION.label, article="art. 13", url=EDOTTO, read=Read.SECONDARY)
ATTENDANCE = Source(act=Act.REGULATION.label, article="art. 13", url=LAVOROFACILE, read=Read.SECONDARY)
PUBLIC_BODIES = replace(ALLOWANCE, url=LAVOROFACILE)
PROMOTER_TUTOR = Source(act=Act.GUIDELINES.label, url=CONSULENTE, read=Read.SECONDARY)
INCLUSION_DURATION = Source(act=Act.INCLUSION.label, url=COSTANTINO, read=Read.SECONDARY)
AGREEMENT = Source(act=Act.AGREEMENT.label, read=Read.FULL)
PRACTICE = Source(act=Act.PRACTICE.label, read=Read.PRACTICE)
"""What a professional knows and nobody here has read in an act: it warns, it never refuses."""
