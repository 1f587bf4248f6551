"""The deeds on a diary, and what its forms are called where drafts are listed."""

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "diary.written": _("diary entry written"),
    "diary.corrected": _("diary entry corrected"),
    "diary.struck": _("diary entry struck out"),
    "note_template.usual_taken": _("usual templates of notes taken over"),
    "note_template.added": _("template of a note added"),
    "note_template.edited": _("template of a note changed"),
    "note_template.retired": _("template of a note no longer offered"),
}

DRAFTS = {
    "note": _("note"),
    "diary": _("diary entry"),
    "entry": _("correction of a diary entry"),
    "note_template": _("template of a note"),
    "case": _("case sheet"),
    "person": _("personal data"),
    "opening": _("opening of a case"),
    "referral": _("referral"),
    "question": _("question on a referral"),
    "refusal": _("answer to a referral"),
    "reply": _("answer to a question"),
    "handover": _("words to the successor"),
    "task": _("task"),
    "document": _("document"),
    "project": _("personalised project"),
    "project-end": _("end of a project"),
    "review": _("review of a project"),
    "meeting": _("team meeting"),
    "addition": _("addition to minutes"),
    "agenda": _("case at a team meeting"),
    "member": _("person of the household"),
    "duty": _("caring duty"),
    "service": _("other service in charge"),
}
"""What a draft is of, by the first word of its key."""
