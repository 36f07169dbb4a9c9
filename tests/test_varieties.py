"""Swiss German is told by words that only it has. All messages here are written by us, in spellings of many regions."""

import pandas as pd
import pyarrow as pa
import pytest

from dialogscore.cli.listing import described
from dialogscore.languages.varieties import READ_AS, read_as, swiss_german
from dialogscore.reports import wording

SWISS = """
Grüezi, mis Päckli isch immer no nöd acho. Chönd ihr mal luege?
Hoi zäme, wänn händ ihr am Samschtig offe?
Sali, ich ha geschter bi eu bstellt und hüt no nüt ghört.
Was isch los mit em Zug uf Bern? Mir warted scho e halb Stund.
Merci vilmal für di schnälli Hilf, das isch würkli super gsi!
Chan ich s Billett no umtuusche oder gaht das nüme?
D App lauft bi mir sit em Update gar nümm, chönt ihr hälfe?
Wieso chunt mini Rächnig zwöimal? Das cha doch nid sii.
Mir händ das Problem au, und es nervt langsam würkli.
Weiss öpper, öb de Lade am Sunntig offe het?
I ha jetz scho drü Mal aaglüte und niemer nimmt ab.
Das isch doch kei Service, so öppis hani no nie erläbt.
Wo chani mis Abo kündige? Uf de Siite findi nüt.
Ihr sind eifach die Beschte, danke viilmal!
Gits das Modäll au in rot? Ha's niene gseh.
Mis Gäld isch immer no nid zrugg, i wart scho sit zwöi Wuche.
Hüt am Morge isch s Internet wider usgfalle, wänn gaht das wider?
Chasch mir bitte säge, wenn d Lieferig chunnt?
Es wär guet, we dir mau würdet antworte, i ha scho viu gschribe.
Gäu, das isch itz nid eue Ernscht?
I bi hüt im Lade gsi und ha nüt gfunge, wo mer passt.
Dir heit doch gseit, das sig ab Mäntig wieder da.
Mir si sit zwänzg Johr Chunde bi öich und so öppis isch no nie passiert.
Losed emal, das isch jetzt scho s dritte Mal die Wuche!
Wie lang gaht das no, bis öpper zruggschriibt?
S Brot vo hüt isch leider scho trocke gsi, schad.
Ich find das mega cool vo eu, dass ihr das gmacht händ!
Darf me bi eu au mit Hund inecho? Ha nüt gfunde uf de Siite.
Bi mir gaht d Chasse nöd uf, was söll ich mache?
Chönntet dir mir d Rächnig nomal schicke? I finde se nümm.
Ha mis Passwort vergässe und chume nümm ine.
Uf em Bild gseht das aber ganz anders us, bin chli enttüscht.
Isch normal, dass de Bus hüt nöd chunnt?
Mini Chind händ di neui Gschicht so gärn, merci!
Üsi Bstellig isch nid vollständig gsi, es fählt e Schachtle.
Das Produkt isch leider nümm das, wo s früener gsi isch.
Wott jemand vo eu mir säge, was da los isch?
Hend er no Plätz frei für hüt z Obig?
Öppe drü Stund hämmer gwartet, und denn isch niemer cho.
Bitte lueged, dass das nöd nomal passiert, danke.
Chunnt do no öpper oder isch scho Fiirabig?
I wett gärn wüsse, wieso das nüm gaht.
Ha grad gseh, dass dir ou z Thun e Lade ufmachet, das isch super!
Mir wänd eifach nume wüsse, wänn mir s Gäld zrugg chömed über.
Du muesch d App nöi installiere, denn gahts wider.
""".strip().split("\n")  # fmt: skip

OTHERS = """
Mein Paket ist immer noch nicht angekommen, können Sie bitte nachsehen?
Hallo zusammen, wann habt ihr am Samstag geöffnet? Schöne Grüße
Was ist mit dem Zug nach Bern los? Wir warten schon eine halbe Stunde.
Na so was, des gibts ja ned, i bin grad in Wien ankommen.
Mei Packerl is no ned da, wos is do los?
Also isch find des net gut, wo bleibt denn de Techniker?
Ick warte schon seit Stunden uff den Bus, dit jeht so nich.
Wir haben das gemacht und geschickt, aber es gab keine Antwort.
Het pakket is nog niet aangekomen, kunnen jullie even kijken?
Ik heb nu al drie keer gebeld en niemand neemt op, wat is dit voor service?
My parcel has still not arrived, can you please have a look?
Where can I use the voucher, and how do I get it no?
Merci beaucoup pour votre aide, vous êtes les meilleurs.
Mir gfallt des ned, i mog des andere liaba.
Host scho gsehn? Des is gschickt gmacht und guat gschriebn.
Jetz heit no scho wieder ned ghört, was is do los?
Mir hend koi Zeit, sagt dr Schwob, und des isch so.
Des isch aber net schee, wo isch mei Paket, bisch du ersch jetz do?
Hoi allemaal, wat is het weer mooi vandaag in de stad.
Danke vielmal und merci, das hat mir sehr geholfen.
Griaß eich, habts ihr heute offen? Danke sche.
Mein Paket war bestellt, muss ich jetzt noch einmal warten?
Hän ei ole Saksasta, ou merci.
Ist das euer Ernst? Han und Leia warten auf mich, uf!
""".strip().split("\n")  # fmt: skip


def told(texts):
    words = pd.Series(texts).str.replace(r"[^\w'’]+", " ", regex=True).str.strip()
    return swiss_german(pa.array(words, pa.large_string())).to_pylist()


def test_at_least_nine_in_ten_messages_in_swiss_german_are_told():
    found = told(SWISS)
    assert len(SWISS) >= 40
    # Missed are short ones with a single such word; they stay German, as they are read anyway.
    assert sum(found) >= 0.9 * len(SWISS)


def test_no_message_in_another_language_is_taken_for_swiss_german():
    assert [text for text, swiss in zip(OTHERS, told(OTHERS), strict=True) if swiss] == []


def test_one_word_that_is_plainly_swiss_german_tells_a_short_message():
    short = ["Merci vilmal!", "Mir händ es Problem.", "Chönd ihr das?", "Das stimmt doch nöd", "Bitte lueged mal",
             "Isch das dinere Kollegin?", "Hoi, schriibed öis"]  # fmt: skip
    assert told(short) == [True] * len(short)
    # A word of it in a German sentence of seven words and more is a quotation.
    assert told(["Was heißt denn eigentlich nöd auf Deutsch?"]) == [False]


def test_one_word_that_neighbors_have_or_may_be_a_slip_shows_nothing():
    assert told(["", "isch", "gsi", "Das isch gut", "gsi isch"]) == [False, False, False, False, True]


def test_it_is_read_as_german():
    languages = pd.Series(["gsw", "en", None, "nl"], dtype=pd.StringDtype("pyarrow"))
    assert read_as(languages).fillna("none").tolist() == ["de", "en", "none", "nl"]


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_variety_has_a_name(language):
    assert READ_AS.keys() <= wording.load(language).table["languages"]["names"].keys()


def test_the_program_lists_it_as_a_variety_that_is_not_validated():
    entry = next(entry for entry in described("languages") if entry["name"] == "gsw")
    assert entry["title"] == "Swiss German"
    assert entry["kind"] == "variety of German, read by its model, not validated"
