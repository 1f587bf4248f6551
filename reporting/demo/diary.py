"""The diaries of three years: a first talk, visits at the host, ups and downs, some notes for oneself."""

from datetime import timedelta

from beneficiaries.enums import Channel
from beneficiaries.models import DiaryEntry
from reporting.demo import diary_texts as texts
from reporting.demo.stage import weighted

CHANNELS = (
    (Channel.INTERVIEW, 40),
    (Channel.PHONE, 22),
    (Channel.MESSAGE, 10),
    (Channel.HOME_VISIT, 7),
    (Channel.NETWORK, 9),
    (Channel.TEAM, 7),
    (Channel.NOTE, 5),
)
MINUTES = {
    Channel.INTERVIEW: (30, 45, 45, 60),
    Channel.PHONE: (5, 10, 15),
    Channel.MESSAGE: (5,),
    Channel.HOME_VISIT: (60, 75, 90),
    Channel.NETWORK: (45, 60),
    Channel.TEAM: (20, 30),
    Channel.HOST_VISIT: (30, 45, 60),
    Channel.NOTE: (None,),
}
FEWEST_DAYS, MOST_DAYS = 12, 55


def write_diaries(stage, episodes, internships):
    entries = []
    for episode in episodes:
        entries += _diary(stage, episode)
    for internship in internships:
        entries += _visits(stage, internship)
    DiaryEntry.objects.bulk_create(entries, batch_size=1000)
    return entries


def _diary(stage, episode):
    """From the first talk on, an entry every few weeks until the case is closed."""
    rng, person = stage.rng, episode.person
    last = min(episode.closed_on or stage.today, stage.today)
    day = stage.workday(episode.opened_on + timedelta(days=rng.randint(2, 12)))
    words = stage.tell(texts.FIRST, person)
    entries = [_entry(stage, episode, min(day, last), Channel.INTERVIEW, words, stage.educator)]
    recent = []
    while (day := stage.workday(day + timedelta(days=rng.randint(FEWEST_DAYS, MOST_DAYS)))) <= last:
        channel = weighted(rng, *zip(*CHANNELS, strict=True))
        fitting = stage.fitting(texts.HAPPENED[channel], person)
        words = rng.choice([words for words in fitting if words not in recent] or fitting)
        recent = [*recent[-8:], words]
        words = f"{stage.say(words, person)} {rng.choice(texts.AGREED)}".strip()
        entries.append(_entry(stage, episode, day, channel, words))
        if stage.chance(0.06):
            note = stage.tell(texts.PRIVATE, person)
            entries.append(_entry(stage, episode, day, Channel.NOTE, note, private=True))
    return entries


def _visits(stage, internship):
    """Every few weeks somebody goes to see how it is going."""
    day, last = internship.starts_on, min(internship.last_day, stage.today)
    author = internship.promoter_tutor
    while (day := stage.workday(day + timedelta(days=stage.rng.randint(10, 30)))) <= last:
        words = stage.tell(texts.AT_THE_HOST, internship.person, host=internship.host.name)
        yield _entry(stage, internship.episode, day, Channel.HOST_VISIT, words, author)


def _entry(stage, episode, day, channel, words, author=None, *, private=False):
    author = author or weighted(
        stage.rng, (episode.case_manager, stage.educator, stage.mediator, stage.coordinator), (58, 24, 14, 4)
    )
    return DiaryEntry(
        id=stage.id(),
        episode=episode,
        author=author,
        happened_at=stage.moment(day),
        channel=channel,
        minutes=stage.rng.choice(MINUTES[channel]),
        text=words,
        private=private,
    )
