"""What the team agreed: who sees the figures, who keeps the money, who prints the year."""

from equipe.enums import Role
from reporting.enums import Audience


def can_see_figures(user):
    """Everybody who works with cases; the lists behind a figure show the cases one may see anyway."""
    return user.works_with_cases


def can_see_figure(user, figure):
    """Who may see the figures; what tells of the work of colleagues or compares people, the desk of the district."""
    return can_see_figures(user) and (figure.audience != Audience.DESK or can_see_cases_behind(user, user.ambito))


def can_see_cases_behind(user, ambito):
    """The desk of a district sees every case of it, so also what few of them add up to; to others small numbers
    are not told where figures are compared group by group or cohort by cohort."""
    return ambito is not None and ambito.pk in user.districts_of_desk


def can_see_glance(user):
    """The year at a glance tells of money and of the work of all units."""
    return user.has_role(Role.COORDINATOR)


def can_keep_money(user):
    return user.has_role(Role.COORDINATOR)


def can_keep_money_of(user, ambito):
    """The coordinator of this very district."""
    return ambito in districts_of_coordinator(user)


def can_write_hours(user):
    """Every professional who works with cases writes down her own hours."""
    return user.works_with_cases


def districts_of_coordinator(user):
    """The districts whose money she keeps, whose registers she brings in, whose papers she prints."""
    return user.districts_with(Role.COORDINATOR)


def can_import_registers(user):
    return user.has_role(Role.COORDINATOR)


def can_word_papers(user):
    return user.has_role(Role.COORDINATOR)


def can_print_reports(user):
    return user.has_role(Role.COORDINATOR)


def can_print_list(user, printable):
    """Whoever may see the list."""
    return printable.may(user)


def can_mend(user):
    """Whoever works with cases sees what she has to mend before the report."""
    return user.works_with_cases


def can_write_to_owners(user):
    """The coordinator sees what everybody has to mend, writes to them, sets records aside."""
    return user.has_role(Role.COORDINATOR)
