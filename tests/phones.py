"""The devices of people without an account."""

from django.test import Client


class Phone(Client):
    """A device of somebody's own. Forms carry their token, as in life."""

    def __init__(self, link, **extra):
        super().__init__(enforce_csrf_checks=True, **extra)
        self.link = link

    def look(self, part=""):
        return self.get(self.link + part)

    def send(self, part, fields=(), **more):
        """Come to the page, fill in its form and send it."""
        self.get(self.link, follow=True)
        return self.press(part, fields, **more)

    def press(self, part, fields=(), **more):
        """Send the form of a page that has been open for a while."""
        token = self.cookies["csrftoken"].value
        return self.post(self.link + part, {"csrfmiddlewaretoken": token, **dict(fields)}, **more)

    def begin(self):
        self.send("begin/")
        return self
