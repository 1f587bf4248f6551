"""Invented people: names by where they come from, and the places where they were born."""

from typing import NamedTuple


class Origin(NamedTuple):
    citizenship: str
    weight: int
    last_names: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    birth_places: tuple[str, ...]


def _list(text):
    return tuple(text.split(", "))


ITALIAN_PLACES = _list(
    "Pordenone, Pordenone, Pordenone, Cordenons, Porcia, San Vito al Tagliamento, Sacile, Maniago, Spilimbergo, "
    "Portogruaro, Udine, Azzano Decimo, Zoppola, Treviso, Conegliano, Napoli, Palermo, Foggia, Catania"
)

ORIGINS = (
    Origin(
        "IT",
        52,
        _list(
            "Basso, Battiston, Bertolo, Biscontin, Bomben, Brunetta, Busetto, Canton, Cescon, Cimolai, Colussi, "
            "Corazza, Cover, De Bortoli, De Marchi, Del Ben, Del Bianco, Della Flora, Durigon, Fabbro, Fantuzzi, "
            "Favret, Gaiotti, Gasparotto, Infanti, Lenarduzzi, Marcuzzi, Marzinotto, Masutti, Moras, Moretto, "
            "Muzzin, Nadalin, Ongaro, Pavan, Pegolo, Perosa, Piccinin, Pighin, Pivetta, Populin, Presotto, "
            "Raffin, Romanin, Rosset, Santarossa, Sartor, Sist, Tesolin, Toffolon, Tonus, Turchet, Vivian, "
            "Zaccarin, Zanchetta, Zanet, Zilli, Zuliani, Esposito, Russo, Romano, Greco, Marino, D’Angelo"
        ),
        _list(
            "Adriana, Alessia, Anna, Barbara, Carla, Chiara, Cinzia, Cristina, Daniela, Donatella, Elena, Erica, "
            "Francesca, Giada, Giulia, Ilaria, Irene, Laura, Lucia, Manuela, Marta, Martina, Michela, Monica, "
            "Nadia, Paola, Patrizia, Roberta, Rosanna, Sabrina, Sara, Silvia, Sonia, Stefania, Tiziana, Valentina"
        ),
        _list(
            "Alberto, Alessandro, Andrea, Antonio, Carlo, Claudio, Daniele, Dario, Davide, Denis, Diego, Enrico, "
            "Fabio, Federico, Franco, Gabriele, Giorgio, Giovanni, Giuseppe, Igor, Ivan, Loris, Luca, Marco, "
            "Massimo, Matteo, Mattia, Maurizio, Michele, Nicola, Paolo, Renato, Roberto, Sergio, Stefano, Walter"
        ),
        ITALIAN_PLACES,
    ),
    Origin(
        "UA",
        6,
        _list("Kovalenko, Shevchenko, Bondarenko, Tkachenko, Melnyk, Kravchuk, Lysenko, Petrenko"),
        _list("Oksana, Iryna, Nataliya, Olena, Svitlana, Halyna, Tetyana, Yuliya"),
        _list("Andriy, Vasyl, Mykola, Serhiy, Bohdan"),
        ("Ucraina",),
    ),
    Origin(
        "MA",
        6,
        _list("Bennani, El Amrani, Lahlou, Chraibi, El Idrissi, Tazi, Benjelloun, Ouahbi"),
        _list("Fatima, Khadija, Samira, Naima, Hanane, Latifa"),
        _list("Youssef, Rachid, Hamid, Mustapha, Abdelkader, Said"),
        ("Marocco",),
    ),
    Origin(
        "AL",
        6,
        _list("Hoxha, Shehu, Gjoka, Leka, Dervishi, Kola, Marku, Prifti"),
        _list("Elira, Mirela, Anila, Blerina, Drita, Valbona"),
        _list("Arben, Besnik, Ilir, Gentian, Agron, Artan"),
        ("Albania",),
    ),
    Origin(
        "RO",
        5,
        _list("Popescu, Ionescu, Dumitru, Stan, Munteanu, Rusu, Ciobanu, Lungu"),
        _list("Mihaela, Ioana, Daniela, Gabriela, Elena, Simona"),
        _list("Ion, Vasile, Mihai, Gheorghe, Cristian, Florin"),
        ("Romania",),
    ),
    Origin(
        "GH",
        5,
        _list("Owusu, Mensah, Boateng, Asante, Osei, Appiah, Agyeman, Amoah"),
        _list("Abena, Akosua, Ama, Comfort, Grace"),
        _list("Kofi, Kwame, Kwaku, Emmanuel, Isaac"),
        ("Ghana",),
    ),
    Origin(
        "BD",
        4,
        _list("Hossain, Islam, Rahman, Ahmed, Miah, Chowdhury, Sarkar"),
        _list("Nasrin, Sultana, Shirin, Rokeya"),
        _list("Karim, Jamal, Rafiq, Shahin, Mizanur"),
        ("Bangladesh",),
    ),
    Origin(
        "PK",
        3,
        _list("Khan, Malik, Hussain, Iqbal, Akhtar, Butt"),
        _list("Ayesha, Saima, Rubina"),
        _list("Imran, Tariq, Nadeem, Asif, Waqas"),
        ("Pakistan",),
    ),
    Origin(
        "AF",
        4,
        _list("Noori, Rahimi, Ahmadi, Karimi, Haidari, Sharifi"),
        _list("Zahra, Maryam, Farida, Laila"),
        _list("Ahmad, Farid, Omid, Jawad, Reza"),
        ("Afghanistan",),
    ),
    Origin(
        "NG",
        3,
        _list("Okafor, Adeyemi, Eze, Obi, Osagie, Idahosa"),
        _list("Blessing, Joy, Faith, Precious, Gift"),
        _list("Chinedu, Emeka, Sunday, Festus"),
        ("Nigeria",),
    ),
    Origin(
        "SN",
        3,
        _list("Ndiaye, Diallo, Fall, Diop, Sow, Faye"),
        _list("Aminata, Fatou, Awa, Mariama"),
        _list("Mamadou, Cheikh, Ousmane, Moussa, Ibrahima"),
        ("Senegal",),
    ),
    Origin(
        "CO",
        3,
        _list("Restrepo, Gómez, Cardona, Ospina, Quintero"),
        _list("Luz Marina, Paola, Carolina, Yesenia"),
        _list("Jhon, Andrés, Camilo, Wilson"),
        ("Colombia",),
    ),
)

MUNICIPALITIES = ("Pordenone", "Cordenons", "Porcia", "Roveredo in Piano", "San Quirino", "Zoppola")

UNITS = {
    "UOT Pordenone": ("Pordenone", "Pordenone", "Pordenone", "Roveredo in Piano"),
    "UOT Porcia": ("Porcia", "Porcia", "Roveredo in Piano"),
    "UOT Cordenons": ("Cordenons", "Cordenons", "San Quirino", "Zoppola", "Zoppola"),
}
"""The three units and where the people live whom they refer."""

STREETS = _list(
    "via Roma, via Montereale, viale della Libertà, via San Quirino, via Udine, via Nazario Sauro, via Cappuccini, "
    "via delle Acque, via Mazzini, via Garibaldi, via dei Molini, via Fontane, via Cavallotti, via Sclavons, "
    "via Maestra, via San Vito, via Piave, via Tagliamento, via del Cristo, via Latina"
)
