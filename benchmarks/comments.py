"""A corpus of comments in six languages, up to 1,000 characters, all from own sentences."""

from functools import cache
from random import Random

SEED = 20261123
SIZE = 600
LONGEST = 1_000

SENTENCES = {
    "en": (
        "The bridge has been closed for three years and nobody tells us why.",
        "I asked the mayor at the meeting, and she promised an answer by spring.",
        "My bus now takes fifty minutes, it used to take twenty.",
        "Has anyone read the report itself? Page 14 says the opposite of the headline.",
        "With respect, that is not what the minister said on Tuesday.",
        "You may disagree with the unions, but they did warn us in 2019.",
        "Bread costs $5, rent is up by 12 %, and my pay is where it was.",
        "Thanks for the map; it helped me to find the old tram line.",
        "If the school closes, the young families will leave, and then the shop.",
        "It rained on the market again, and still everyone came.",
        "I would rather pay a little more than wait another winter.",
        "The full text is on the council's page: https://www.gov.uk/search/policy-papers.",
    ),
    "de": (
        "Die Brücke ist seit drei Jahren gesperrt, und niemand erklärt uns den Grund.",
        "Ich habe im Rathaus gefragt; man hat mir eine Antwort bis Ostern versprochen.",
        "Früher fuhr der Bus dreimal in der Stunde, heute fährt er noch einmal.",
        "Wer den Bericht liest, findet auf Seite 14 das Gegenteil der Überschrift.",
        "Das Brot kostet 4,20 €, die Miete steigt, und der Lohn bleibt, wo er war.",
        "Mit Verlaub, das hat der Minister am Dienstag so nicht gesagt.",
        "Wenn die Schule schließt, gehen die jungen Familien, und dann der Laden.",
        "Danke für die Karte, ich habe die alte Straßenbahn wiedergefunden.",
    ),
    "fr": (
        "Le pont est fermé depuis trois ans et personne ne nous dit pourquoi.",
        "J'ai posé la question au maire, il a promis une réponse avant l'été.",
        "Le bus passait toutes les vingt minutes, il passe désormais une fois par heure.",
        "Si l'école ferme, les jeunes familles partiront, et le magasin avec elles.",
        "Le pain est à 1,40 €, le loyer monte et le salaire ne bouge pas.",
        "Merci pour la carte, elle m'a aidé à retrouver l'ancienne ligne.",
    ),
    "es": (
        "El puente lleva tres años cerrado y nadie nos explica la razón.",
        "Pregunté a la alcaldesa y me prometió una respuesta antes del verano.",
        "El autobús pasaba cada veinte minutos y ahora pasa una vez por hora.",
        "Si cierran la escuela, se irán las familias jóvenes y después la tienda.",
        "El pan está a 1,60 €, sube el alquiler y el sueldo sigue igual.",
        "Gracias por el mapa, me ayudó a encontrar la línea antigua.",
    ),
    "ru": (
        "Мост закрыт уже третий год, и никто не говорит нам почему.",
        "Я спросил об этом мэра, и он обещал ответить до весны.",
        "Раньше автобус ходил каждые двадцать минут, теперь раз в час.",
        "Если школу закроют, молодые семьи уедут, а за ними и магазин.",
        "Хлеб стоит 60 рублей, квартплата растёт, а зарплата та же.",
        "Спасибо за карту, по ней я нашёл старую трамвайную линию.",
    ),
    "ar": (
        "الجسر مغلق منذ ثلاث سنوات ولا أحد يقول لنا لماذا.",
        "سألت رئيس البلدية ووعد بجواب قبل الصيف.",
        "إذا أغلقت المدرسة رحلت العائلات الشابة ثم المتجر.",
        "ارتفع سعر الخبز والإيجار وبقي الراتب كما هو.",
    ),
}
SHARES = {"en": 5, "de": 2, "fr": 1, "es": 1, "ru": 2, "ar": 1}


@cache
def comments() -> tuple[tuple[str, str], ...]:
    """Language and text: one to as many sentences as fit, most of them few, always the same."""
    random = Random(SEED)
    languages = [language for language, share in SHARES.items() for _ in range(share)]
    corpus = []
    for _ in range(SIZE):
        language = random.choice(languages)
        many = min(int(random.paretovariate(1.1)), 14)
        text = " ".join(random.choice(SENTENCES[language]) for _ in range(many))
        corpus.append((language, text[:LONGEST]))
    return tuple(corpus)
