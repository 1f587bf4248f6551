"""How the diary is used: templates for what comes again and again, group meetings, corrections, one wrong entry."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from beneficiaries.enums import Channel
from beneficiaries.models import DiaryEntry, EarlierWording, NoteTemplate
from equipe.models import Draft
from reporting.demo.stage import ROME

NAMESPACE = UUID("7a1d2a54-3f0e-4a86-9f0b-5d2f6f1f8a10")
TEMPLATES = (
    ("Non si è presentato", Channel.NOTE, None, "Non si è presentato all’appuntamento delle … . Richiamo entro il … ."),
    ("Telefonata senza risposta", Channel.PHONE, 5, "Chiamato alle …, nessuna risposta. Lasciato un messaggio."),
    ("Visita domiciliare", Channel.HOME_VISIT, 60, "Presenti: … . Situazione della casa: … . Concordato: … ."),
    ("Colloquio di aggiornamento", Channel.INTERVIEW, 45, "Come va: … . Che cosa è cambiato: … . Prossimo passo: … ."),
    ("Incontro di rete", Channel.NETWORK, 60, "Presenti: … . Deciso: … . Chi fa che cosa entro quando: … ."),
)
OWN = ("Accompagnamento allo sportello", Channel.NOTE, 40, "Accompagnamento a … per … . Esito: … .")
GROUP = (
    "Laboratorio di ricerca attiva: come si legge un annuncio, prova di telefonata, ognuno ha scelto due annunci.",
    "Laboratorio curriculum: ognuno ha scritto le proprie esperienze; al prossimo incontro si stampano.",
    "Incontro sulla sicurezza: tutti presenti per due ore, consegnato l’attestato di frequenza.",
)
TOGETHER, BETWEEN = 5, timedelta(days=24)
BEGUN = {"text": "Colloquio con il medico del lavoro rimandato: da sentire di nuovo e", "channel": Channel.PHONE}


def use_the_diary(stage, episodes, entries):
    """After the diaries are written: what a service does with them."""
    owners = [(None, template) for template in TEMPLATES] + [(stage.educator, OWN)]
    NoteTemplate.objects.bulk_create(_template(stage, owner, *template) for owner, template in owners)
    _meet_in_groups(stage, [episode for episode in episodes if episode.closed_on is None])
    _put_right(stage, [entry for entry in entries if not entry.private and entry.episode.closed_on is None])
    long_ago = datetime.combine(stage.today - timedelta(days=2), time(17, 40), ROME)
    Draft.objects.create(
        user=stage.educator, key="note:new", place="/people/notes/new/", content=BEGUN,
        begun_at=long_ago, seen_at=long_ago, saved_at=long_ago,
    )  # fmt: skip


def _template(stage, owner, name, channel, minutes, text):
    told = {"name": name, "channel": channel, "minutes": minutes, "text": text}
    return NoteTemplate(id=uuid5(NAMESPACE, name), ambito=stage.ambito, owner=owner, **told)


def _meet_in_groups(stage, running):
    """Three meetings of five people, one every few weeks until yesterday."""
    for number, words in enumerate(GROUP):
        day = stage.workday(stage.today - timedelta(days=3) - BETWEEN * number, latest=stage.today)
        there = [episode for episode in running if episode.opened_on < day][number::7][:TOGETHER]
        told = {"author": stage.educator, "channel": Channel.TEAM, "minutes": 120, "text": words}
        at = datetime.combine(day, time(10), ROME) if day < stage.today else stage.moment(day)
        group = uuid5(NAMESPACE, words)
        DiaryEntry.objects.bulk_create(
            DiaryEntry(id=uuid5(group, str(episode.pk)), episode=episode, happened_at=at, group=group, **told)
            for episode in there
        )


def _put_right(stage, entries):
    """A few entries were completed the day after, and one had been written into the wrong diary."""
    for entry in entries[3::97][:6]:
        first, _stop, rest = entry.text.partition(". ")
        if rest:
            EarlierWording.objects.create(entry=entry, version=0, **entry.said | {"text": f"{first}."})
            entry.version = 1
            entry.save(update_fields=["version"])
    if entries:
        wrong = entries[len(entries) // 2]
        wrong.struck_at = wrong.happened_at + timedelta(hours=1)
        wrong.struck_reason = "Scritta nel diario della persona sbagliata."
        wrong.save(update_fields=["struck_at", "struck_reason"])
