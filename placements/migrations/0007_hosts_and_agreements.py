"""What is known of hosts moves to their places of work, contacts and counts; agreements get acts; merged hosts are shut."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

ACTS_STAND = """
CREATE FUNCTION agreement_acts_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An act of an agreement is never changed: make another one.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreement_acts_stand BEFORE UPDATE OR DELETE ON placements_agreementact
    FOR EACH ROW EXECUTE FUNCTION agreement_acts_stand();
"""
ACTS_FALL = """
DROP TRIGGER agreement_acts_stand ON placements_agreementact;
DROP FUNCTION agreement_acts_stand();
"""

HANGING = ("agreement", "contact", "hire", "hostentry", "internship", "scan", "site")
"""What hangs on a host by a column of its own."""

SHUT = """
CREATE FUNCTION merged_hosts_are_shut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM placements_host WHERE id = NEW.host_id FOR SHARE;
    IF EXISTS (SELECT 1 FROM placements_host WHERE id = NEW.host_id AND merged_into_id IS NOT NULL) THEN
        RAISE EXCEPTION 'This host was merged into another one: nothing new hangs on it.'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'nothing_hangs_on_a_merged_host';
    END IF;
    RETURN NEW;
END $$;
""" + "".join(
    f"""
CREATE TRIGGER merged_hosts_are_shut_insert BEFORE INSERT ON placements_{table}
    FOR EACH ROW WHEN (NEW.host_id IS NOT NULL) EXECUTE FUNCTION merged_hosts_are_shut();
CREATE TRIGGER merged_hosts_are_shut_update BEFORE UPDATE OF host_id ON placements_{table}
    FOR EACH ROW WHEN (NEW.host_id IS DISTINCT FROM OLD.host_id AND NEW.host_id IS NOT NULL)
    EXECUTE FUNCTION merged_hosts_are_shut();
"""
    for table in HANGING
)
OPEN = (
    "".join(
        f"""
DROP TRIGGER merged_hosts_are_shut_insert ON placements_{table};
DROP TRIGGER merged_hosts_are_shut_update ON placements_{table};
"""
        for table in HANGING
    )
    + "DROP FUNCTION merged_hosts_are_shut();"
)


def move_whereabouts(apps, schema_editor):
    """Every host has a main place of work; what its own columns said last goes there, to a contact and to a count."""
    Host, Site, Contact, Headcount, Agreement, Act = (
        apps.get_model("placements", name)
        for name in ("Host", "Site", "Contact", "Headcount", "Agreement", "AgreementAct")
    )
    for host in Host.objects.order_by("pk").iterator(chunk_size=500):
        site, _is_new = Site.objects.update_or_create(
            host=host, is_main=True, defaults={"address": host.address, "place": host.place}
        )
        if host.contact_name or host.phone or host.email:
            reached = {"phone": host.phone, "email": host.email}
            Contact.objects.update_or_create(host=host, name=host.contact_name, position=0, defaults=reached)
        if host.employees is not None:
            Headcount.objects.create(site=site, permanent=host.employees)
    acts = [Act(**told) for told in map(_first_act, Agreement.objects.order_by("pk").iterator(chunk_size=500))]
    Act.objects.bulk_create(acts, batch_size=500)


def _first_act(agreement):
    return {
        "agreement_id": agreement.pk,
        "number": 1,
        "kind": "signed",
        "dated_on": agreement.starts_on,
        "holds_from": agreement.starts_on,
        "ends_on": agreement.ends_on,
        "seats": agreement.seats,
    }


def move_back(apps, schema_editor):
    """The main place of work, the first contact and the last count of it, as far as the old columns hold them."""
    Host, Site, Contact, Headcount = (
        apps.get_model("placements", name) for name in ("Host", "Site", "Contact", "Headcount")
    )
    for host in Host.objects.order_by("pk").iterator(chunk_size=500):
        site = Site.objects.filter(host=host, is_main=True).first()
        contact = Contact.objects.filter(host=host, left_on=None).order_by("position", "name", "pk").first()
        count = Headcount.objects.filter(site=site).order_by(models.F("counted_on").desc(nulls_last=True)).first()
        if site:
            host.address, host.place = site.address, site.place
        if contact:
            host.contact_name, host.phone, host.email = contact.name, contact.phone, contact.email
        if count:
            host.employees = count.permanent + (count.fixed_term or 0)
        host.save()


class Migration(migrations.Migration):

    dependencies = [
        ('equipe', '0005_saved_views'),
        ('placements', '0006_history_as_acts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementAct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('kind', models.CharField(choices=[('signed', 'signing'), ('amended', 'amendment'), ('renewed', 'renewal'), ('ended', 'early end')], max_length=8, verbose_name='kind')),
                ('dated_on', models.DateField(verbose_name='date of the act')),
                ('holds_from', models.DateField(verbose_name='holds from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='seats')),
                ('sectors', models.JSONField(blank=True, null=True, verbose_name='kinds of work')),
                ('insurance', models.JSONField(blank=True, null=True, verbose_name='insurance')),
                ('protocol', models.CharField(blank=True, max_length=60, verbose_name='protocol number')),
                ('note', models.TextField(blank=True, verbose_name='in words')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
            ],
            options={
                'verbose_name': 'act of a framework agreement',
                'verbose_name_plural': 'acts of framework agreements',
            },
        ),
        migrations.CreateModel(
            name='Headcount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted_on', models.DateField(blank=True, null=True, verbose_name='counted on')),
                ('permanent', models.PositiveIntegerField(verbose_name='open-ended')),
                ('fixed_term', models.PositiveIntegerField(blank=True, null=True, verbose_name='fixed-term')),
                ('noted_at', models.DateTimeField(auto_now=True, verbose_name='noted')),
            ],
            options={
                'verbose_name': 'count of employees',
                'verbose_name_plural': 'counts of employees',
            },
        ),
        migrations.CreateModel(
            name='HostEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('happened_on', models.DateField(verbose_name='when')),
                ('kind', models.CharField(choices=[('call', 'telephone call'), ('visit', 'visit'), ('mail', 'e-mail'), ('other', 'other')], max_length=5, verbose_name='how')),
                ('with_whom', models.CharField(blank=True, max_length=120, verbose_name='with whom else')),
                ('text', models.TextField(verbose_name='what was said')),
                ('next_action', models.CharField(blank=True, max_length=200, verbose_name='what is next')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by when')),
                ('end', models.CharField(blank=True, choices=[('done', 'done'), ('not_needed', 'not needed')], max_length=12, verbose_name='how it ended')),
                ('end_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was not needed')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written')),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                'verbose_name': 'call or visit',
                'verbose_name_plural': 'calls and visits',
            },
        ),
        migrations.CreateModel(
            name='HostMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', models.JSONField(verbose_name='rows that moved')),
                ('fields', models.JSONField(verbose_name='fields taken over')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='merged')),
            ],
            options={
                'verbose_name': 'merge of two hosts',
                'verbose_name_plural': 'merges of hosts',
            },
        ),
        migrations.RemoveConstraint(
            model_name='host',
            name='one_host_a_vat_number',
        ),
        migrations.AddField(
            model_name='agreement',
            name='inail_by',
            field=models.CharField(choices=[('promoter', 'the promoter'), ('host', 'the host')], default='promoter', max_length=8, verbose_name='INAIL insurance by'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='insured_until',
            field=models.DateField(blank=True, null=True, verbose_name='insured until'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='liability_insurer',
            field=models.CharField(blank=True, max_length=120, verbose_name='liability insurer'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='liability_policy',
            field=models.CharField(blank=True, max_length=60, verbose_name='policy number'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='notes',
            field=models.TextField(blank=True, verbose_name='notes'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='protocol',
            field=models.CharField(blank=True, max_length=60, verbose_name='protocol number'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='safety',
            field=models.TextField(blank=True, verbose_name='duties of safety'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='sectors',
            field=models.JSONField(blank=True, default=list, verbose_name='kinds of work'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='version',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='host',
            name='ateco',
            field=models.CharField(blank=True, max_length=8, verbose_name='ATECO code'),
        ),
        migrations.AddField(
            model_name='host',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='placements.host', verbose_name='merged'),
        ),
        migrations.AddField(
            model_name='host',
            name='tax_code',
            field=models.CharField(blank=True, max_length=16, verbose_name='tax code'),
        ),
        migrations.AlterField(
            model_name='contact',
            name='name',
            field=models.CharField(blank=True, max_length=120, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='host',
            name='sector',
            field=models.CharField(blank=True, max_length=120, verbose_name='what it does'),
        ),
        migrations.AlterField(
            model_name='host',
            name='vat_number',
            field=models.CharField(blank=True, max_length=11, verbose_name='VAT number'),
        ),
        migrations.AddConstraint(
            model_name='host',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into', None), models.Q(('vat_number', ''), _negated=True)), fields=('ambito', 'vat_number'), name='one_host_a_vat_number', violation_error_message='A host with this VAT number is already registered.'),
        ),
        migrations.AddConstraint(
            model_name='host',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into', None), models.Q(('tax_code', ''), _negated=True)), fields=('ambito', 'tax_code'), name='one_host_a_tax_code', violation_error_message='A host with this tax code is already registered.'),
        ),
        migrations.AddConstraint(
            model_name='host',
            constraint=models.CheckConstraint(condition=models.Q(('tax_code', ''), ('vat_number', ''), _negated=True), name='a_host_has_a_number', violation_error_message='Enter the VAT number or the tax code: one of the two says who the host is.'),
        ),
        migrations.AddField(
            model_name='agreementact',
            name='agreement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='placements.agreement', verbose_name='agreement'),
        ),
        migrations.AddField(
            model_name='agreementact',
            name='recorded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='headcount',
            name='noted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='headcount',
            name='site',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='headcounts', to='placements.site', verbose_name='place of work'),
        ),
        migrations.AddField(
            model_name='hostentry',
            name='contact',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='placements.contact', verbose_name='with whom'),
        ),
        migrations.AddField(
            model_name='hostentry',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by'),
        ),
        migrations.AddField(
            model_name='hostentry',
            name='host',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='placements.host', verbose_name='host'),
        ),
        migrations.AddField(
            model_name='hostentry',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='host_entries', to=settings.AUTH_USER_MODEL, verbose_name='who does it'),
        ),
        migrations.AddField(
            model_name='hostentry',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='hostmerge',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='merged by'),
        ),
        migrations.AddField(
            model_name='hostmerge',
            name='gone',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.host', verbose_name='record that was merged'),
        ),
        migrations.AddField(
            model_name='hostmerge',
            name='survivor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='placements.host', verbose_name='record that stays'),
        ),
        migrations.AddConstraint(
            model_name='agreementact',
            constraint=models.UniqueConstraint(models.F('agreement'), models.F('number'), name='one_agreement_act_a_number'),
        ),
        migrations.AddConstraint(
            model_name='agreementact',
            constraint=models.UniqueConstraint(models.F('agreement'), condition=models.Q(('kind', 'signed')), name='an_agreement_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='agreementact',
            constraint=models.UniqueConstraint(models.F('agreement'), condition=models.Q(('kind', 'ended')), name='an_agreement_ends_early_once', violation_error_message='This agreement was ended early already.'),
        ),
        migrations.AddConstraint(
            model_name='agreementact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'signed'), _negated=True), models.Q(('ends_on__isnull', False), ('number', 1), ('seats__isnull', False)), _connector='OR'), name='a_first_act_says_everything'),
        ),
        migrations.AddConstraint(
            model_name='agreementact',
            constraint=models.CheckConstraint(condition=models.Q(('seats', None), ('seats__gte', 1), _connector='OR'), name='no_act_agrees_on_no_seat'),
        ),
        migrations.AddConstraint(
            model_name='headcount',
            constraint=models.UniqueConstraint(fields=('site', 'counted_on'), name='one_headcount_a_day', nulls_distinct=False, violation_error_message='The employees of this day are counted already.'),
        ),
        migrations.AddIndex(
            model_name='hostentry',
            index=models.Index(fields=['host', '-happened_on'], name='host_entries_newest_first'),
        ),
        migrations.AddConstraint(
            model_name='hostentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('next_action', ''), ('owner', None)), models.Q(models.Q(('next_action', ''), _negated=True), ('owner__isnull', False)), _connector='OR'), name='what_is_next_has_an_owner', violation_error_message='Say what is next and who does it, or leave both empty.'),
        ),
        migrations.AddConstraint(
            model_name='hostentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end', ''), ('end_reason', ''), ('ended_at', None)), models.Q(models.Q(('end', ''), _negated=True), models.Q(('next_action', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='only_what_was_next_ends'),
        ),
        migrations.AddConstraint(
            model_name='hostentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end', 'not_needed'), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='not_needed_with_a_host_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='hostmerge',
            constraint=models.UniqueConstraint(models.F('gone'), name='a_host_is_merged_once'),
        ),
        migrations.AddConstraint(
            model_name='hostmerge',
            constraint=models.CheckConstraint(condition=models.Q(('survivor', models.F('gone')), _negated=True), name='no_host_becomes_itself'),
        ),
        migrations.RunPython(move_whereabouts, move_back),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED", migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='host',
            name='address',
        ),
        migrations.RemoveField(
            model_name='host',
            name='contact_name',
        ),
        migrations.RemoveField(
            model_name='host',
            name='email',
        ),
        migrations.RemoveField(
            model_name='host',
            name='employees',
        ),
        migrations.RemoveField(
            model_name='host',
            name='phone',
        ),
        migrations.RemoveField(
            model_name='host',
            name='place',
        ),
        migrations.RunSQL(ACTS_STAND, ACTS_FALL),
        migrations.RunSQL(SHUT, OPEN),
    ]
