"""The table of the doors: name, what it needs, method, and what each actor meets there."""

ACTORS = ("alice", "bruno", "chiara", "dario", "elena", "franca", "guido", "ines", "nobody")
"""Own case manager · colleague of her unit · social worker of another unit with a caseload of her own · mediator ·
educator · coordinator · auditor · administrator · nobody who signed in."""

DOORS = [
    #                                                     alice bruno chiara dario elena franca guido ines nobody
    ("beneficiaries:case", "episode", "GET", "S S H S S S H H L"),
]
