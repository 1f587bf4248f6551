"""Writes the hosts of a plan: each with its main place of work, whom to ask for, its employees and its agreements."""

from placements.models import Agreement, AgreementAct, Contact, Headcount, Host, Site, first_act
from reporting.register.known import hosts_of

BATCH = 500


def write_hosts(entries, ambito):
    """Hands back hosts by VAT number, and agreements by VAT number and their own, with those there were before.

    On which day the employees were counted a register does not say.
    """
    hosts, made = hosts_of(ambito), _Made()
    for entry in entries:
        if entry.is_new:
            hosts[entry.vat_number] = made.host(entry, ambito)
        if entry.number:
            made.agreement(entry, hosts[entry.vat_number])
    made.write()
    known = {}
    for agreement in Agreement.objects.filter(host__ambito=ambito):
        known.setdefault(agreement.host_id, []).append(agreement)
    agreements = {
        (number, agreement.number): agreement for number, host in hosts.items() for agreement in known.get(host.pk, ())
    }
    return hosts, agreements


class _Made:
    """Rows that are new, in the order in which one hangs on the other."""

    def __init__(self):
        self.rows = {model: [] for model in (Host, Site, Contact, Headcount, Agreement, AgreementAct)}

    def host(self, entry, ambito):
        host = Host(ambito=ambito, name=entry.name, vat_number=entry.vat_number, kind=entry.kind, notes=entry.notes)
        site = Site(host=host, is_main=True, place=entry.place)
        self.rows[Host].append(host)
        self.rows[Site].append(site)
        if entry.contact_name or entry.phone:
            self.rows[Contact].append(Contact(host=host, name=entry.contact_name, phone=entry.phone))
        if entry.employees is not None:
            self.rows[Headcount].append(Headcount(site=site, permanent=entry.employees))
        return host

    def agreement(self, entry, host):
        agreement = Agreement(
            host=host, number=entry.number, starts_on=entry.starts_on, ends_on=entry.ends_on, seats=entry.seats
        )
        self.rows[Agreement].append(agreement)
        self.rows[AgreementAct].append(first_act(agreement))

    def write(self):
        for model, rows in self.rows.items():
            model.objects.bulk_create(rows, batch_size=BATCH)
