"""Numbers with a fraction as people here write them, whatever the language of the page: 350,50 and 350.50."""

from django import forms


class Amount(forms.DecimalField):
    """The last comma or point stands before the fraction; the ones before it part the thousands."""

    def __init__(self, **options):
        super().__init__(localize=True, **options)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value):
        if isinstance(value, str):
            whole, mark, fraction = value.replace(" ", "").replace(",", ".").rpartition(".")
            value = f"{whole.replace('.', '')}{mark}{fraction}"
        self.localize = False  # what was typed is plain by now
        try:
            return super().to_python(value)
        finally:
            self.localize = True
