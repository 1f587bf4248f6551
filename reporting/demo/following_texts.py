"""What tutors write of an internship, in the words of the office; {a} is the ending, {name} the first name."""

VISITS = {
    "well": (
        "Clima sereno, il tutor è contento. {name} conosce i colleghi e chiede quando non capisce.",
        "Visto il reparto: {name} lavora con ordine. Concordato un compito nuovo per il mese prossimo.",
        "Colloquio a tre: gli obiettivi procedono, gli orari reggono.",
    ),
    "watch": (
        "Qualche ritardo il lunedì. Con {name} abbiamo spostato l’autobus alla corsa prima; ci risentiamo presto.",
        "Il tutor nota stanchezza nelle ultime ore: proviamo a dividere il compito in due.",
    ),
    "worrying": (
        "Discussione con un collega la settimana scorsa. {name} non sa se continuare: incontro a tre già fissato.",
    ),
}

MISSED = ("Il reparto era chiuso per inventario.", "Il tutor era in ferie: spostata.")

NOTES = (
    "Avvisa sempre quando fa tardi.",
    "Questa settimana ha chiesto aiuto da sol{a}.",
    "Serve ancora ricordarglielo.",
    "Molto meglio del mese scorso.",
)

WHOLE = (
    "Nel complesso bene: un aiuto vero per il reparto.",
    "Si impegna, ma nelle ore lunghe cala.",
    "Ci troviamo bene, il gruppo l’ha accolt{a}.",
)

ACCIDENT = "Si è schiacciat{a} un dito chiudendo la pressa. Portat{a} al pronto soccorso, ora è a casa."
OTHER = "Dalla prossima settimana cambiamo turno: possiamo sentirci per l’orario?"
