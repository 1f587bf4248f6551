"""What the drafts of this app are about: a wording that is being written is about nothing that exists yet."""

DRAFTED = {"wording": ()}
