"""Invented names: a neutral mix from many places, none of a real person, shop or brand."""

FIRST_NAMES = (
    "Amina", "Andrei", "Beatriz", "Chidi", "Daria", "Emeka", "Fatima", "Giulia", "Hana", "Ivan", "Jasper",
    "Kavya", "Leila", "Mateo", "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Tomas", "Usha",
    "Viktor", "Wen", "Ximena", "Yara", "Zoltan", "Bao", "Celine", "Dmitri", "Esther", "Felix",
)  # fmt: skip
LAST_NAMES = (
    "Abebe", "Bauer", "Costa", "Dubois", "Eze", "Farkas", "Garcia", "Horvat", "Ito", "Jansen", "Kowal",
    "Larsen", "Mensah", "Nguyen", "Okafor", "Pereira", "Quispe", "Rao", "Silva", "Tanaka", "Ueda", "Vega",
    "Weiss", "Xu", "Yilmaz", "Zhao", "Almeida", "Bello", "Cruz", "Dogan", "Endo", "Fofana",
)  # fmt: skip
TOWN_NAMES = ("Ribera", "Oakford", "Valle Alto", "Linden", "Sunfield", "Monte Claro", "Eastbridge")
STREETS = (
    "Acacia Street", "Birch Road", "Canal Side", "Dahlia Lane", "Elm Square", "Fountain Street",
    "Garden Road", "Hill Street", "Iris Lane", "Jasmine Street", "Kiln Road", "Lake Street", "Mill Lane",
    "Nut Street",
    "Orchard Road", "Poplar Street", "Quarry Lane", "River Street", "Station Road", "Tulip Lane",
)  # fmt: skip
SHOP_WORDS = (
    "Sol", "Luna", "Aurora", "Cedar", "Delta", "Estrella", "Fern", "Granada", "Harbour", "Indigo", "Jade",
    "Koral", "Laurel", "Magnolia", "Norte", "Oasis", "Piedra", "Quinta", "Rosal", "Sauce", "Trebol", "Union",
    "Verde", "Windmill", "Yucca", "Zafiro", "Puente", "Corner", "Central", "Amistad", "Brisa", "Camino",
)  # fmt: skip
FORMATS = (
    "grocery",
    "convenience",
    "supermarket",
    "department store",
    "speciality",
    "entertainment",
    "other",
)
FORMAT_NAMES = ("Grocery", "Corner Shop", "Market", "Store", "Selection", "Café", "Kiosk")
BRANDS = ("Alba", "Brisa", "Cedro", "Duna", "Estela", "Faro", "Gala", "Hito")
CATEGORIES = ("classic", "fine", "premium")
VARIANTS = ("Original", "Light", "Gold", "Silver", "Red", "Blue", "Green", "Reserve")
