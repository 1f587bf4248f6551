"""A form about something that others may change too: after a stale save the next one is made knowing it."""


class SeenAnew:
    """What was typed stays; the thing is the one that stands now."""

    def see_anew(self, thing, *, sentence):
        self.add_error(None, sentence)
        self.data = self.data.copy()
        self.data["version"] = thing.version
