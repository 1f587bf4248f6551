"""What is kept of the invented people in files, and what they were told: small papers, nothing of anybody real."""

import io
import uuid
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from PIL import Image, ImageDraw

from beneficiaries.enums import Basis, DocumentKind, Handing, Purpose, Receiver, Telling
from beneficiaries.models import DataExchange, Document, PrivacyNotice
from equipe.sealing import seal
from reporting.demo.stage import SEED

FILED, NOTICED, EXCHANGED, PERMITS = 0.45, 0.97, 0.5, 0.6
NOTICE = "Informativa {year}/1"
TOLD = {
    Receiver.JOB_CENTRE: "profilo delle competenze, percorso concordato",
    Receiver.HOST: "nome, orario, obiettivi formativi del tirocinio",
    Receiver.TRAINING: "nome, corso, presenze",
}


def keep_papers(stage, episodes):
    """Documents and what was told to the person, of the cases that are open today; by a chance of their own."""
    rng = Random(SEED + 7)
    still = [episode for episode in episodes if episode.closed_on is None]
    documents = [paper for episode in still if rng.random() < FILED for paper in _papers(stage, rng, episode)]
    _write(stage, documents, filed="filed_at", verb="document.filed")
    notices = [_notice(stage, rng, episode) for episode in still if rng.random() < NOTICED]
    _write(stage, notices, filed="noted_at", verb="notice.given")
    exchanges = [_exchange(stage, rng, episode) for episode in still if rng.random() < EXCHANGED]
    _write(stage, exchanges, filed="noted_at", verb="exchange.recorded")


def _write(stage, rows, *, filed, verb):
    """With the moments of the story; the newest version stands before the one it replaced."""
    moments = [getattr(row, filed) for row in rows]
    kind = DataExchange if verb.startswith("exchange") else PrivacyNotice if verb.startswith("notice") else Document
    kind.objects.bulk_create(rows)
    for row, moment in zip(rows, moments, strict=True):
        setattr(row, filed, moment)
        stage.trace(verb, row, row.filed_by if kind is Document else row.noted_by, moment, episode=str(row.episode_id))
    kind.objects.bulk_update(rows, [filed])


def _papers(stage, rng, episode):
    year, title = stage.today.year, f"ISEE {stage.today.year}"
    isee = _document(stage, rng, episode, DocumentKind.ISEE, title=title, expires_on=date(year, 12, 31))
    yield isee
    if episode.opened_on.year < year:
        before = {"title": f"ISEE {year - 1}", "expires_on": date(year - 1, 12, 31), "replaced_by": isee}
        yield _document(stage, rng, episode, DocumentKind.ISEE, earlier=180, **before)
    yield _document(stage, rng, episode, DocumentKind.CURRICULUM)
    if episode.person.citizenship != "IT" and rng.random() < PERMITS:
        until = stage.today + timedelta(days=rng.randint(-20, 300))
        yield _document(stage, rng, episode, DocumentKind.PERMIT, picture=True, expires_on=until)
    elif rng.random() < PERMITS:
        until = stage.today + timedelta(days=rng.randint(30, 2500))
        yield _document(stage, rng, episode, DocumentKind.IDENTITY, picture=True, expires_on=until)
    if episode.disabled:
        yield _document(stage, rng, episode, DocumentKind.HEALTH, title="Verbale di invalidità")


def _document(stage, rng, episode, kind, *, title="", picture=False, earlier=0, **more):
    content = _card(rng) if picture else one_page(title or str(kind.label))
    day = max(episode.opened_on, stage.today - timedelta(days=rng.randint(2, 120) + earlier))
    return Document(
        pk=_id(rng),
        episode=episode,
        kind=kind,
        title=title,
        content_type="image/png" if picture else "application/pdf",
        size=len(content),
        pages=1,
        digest=sha256(content).hexdigest(),
        content=seal(content),
        filed_by=episode.case_manager,
        filed_at=stage.moment(stage.workday(day, latest=stage.today)),
        **more,
    )


def _notice(stage, rng, episode):
    return PrivacyNotice(
        pk=_id(rng),
        episode=episode,
        purpose=Purpose.CHARGE,
        basis=Basis.PUBLIC_TASK,
        notice_version=NOTICE.format(year=episode.opened_on.year),
        handing=rng.choice((Handing.READ, Handing.READ, Handing.PAPER)),
        language="italiano",
        starts_on=episode.opened_on,
        noted_by=episode.case_manager,
        noted_at=stage.moment(episode.opened_on),
    )


def _exchange(stage, rng, episode):
    receiver = rng.choice(list(TOLD))
    is_allowed = rng.random() < 0.85
    day = max(episode.opened_on, stage.today - timedelta(days=rng.randint(5, 200)))
    return DataExchange(
        pk=_id(rng),
        episode=episode,
        receiver=receiver,
        telling=Telling.ALLOWED if is_allowed else Telling.NOT_ALLOWED,
        what=TOLD[receiver] if is_allowed else "",
        basis=Basis.PUBLIC_TASK,
        starts_on=day,
        noted_by=episode.case_manager,
        noted_at=stage.moment(stage.workday(day, latest=stage.today)),
    )


def one_page(words):
    """A PDF of one page with one line on it, as bytes."""
    words = words.encode("ascii", "replace").decode()
    line = f"BT /F 18 Tf 72 760 Td ({words}: documento inventato) Tj ET".encode()
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(line), line),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(made))
    )


def _card(rng):
    """A picture of a card that is none: a frame, a grey head, lines where words would stand."""
    card = Image.new("RGB", (640, 400), "#f3f6fa")
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((12, 12, 628, 388), 24, outline="#7a8aa0", width=4, fill="#ffffff")
    draw.rectangle((40, 70, 210, 290), fill="#dfe6ee")
    draw.ellipse((90, 100, 160, 180), fill="#aab7c6")
    draw.pieslice((60, 180, 190, 380), 180, 360, fill="#aab7c6")
    for row in range(6):
        draw.rectangle((240, 80 + row * 40, 240 + rng.randint(120, 340), 94 + row * 40), fill="#c9d4e0")
    draw.text((240, 330), "DOCUMENTO INVENTATO", fill="#33485c")
    made = io.BytesIO()
    card.save(made, "PNG", optimize=True)
    return made.getvalue()


def _id(rng):
    return uuid.UUID(int=rng.getrandbits(128), version=4)
