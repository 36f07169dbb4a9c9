"""German phrases of posts about offers: prices, vouchers, limited offers, orders, shops."""

__all__ = ["CUES"]

CUES = {
    "price_or_discount": (
        "rabatt*|prozente|preisnachlass|sonderpreis|aktionspreis|sparpreis*|tiefpreis*|dauertiefpreis|"
        "bestpreis*|knallerpreis|schnäppchen*|reduziert|reduzierte|reduzierten|vergünstigt*|preissenkung|"
        "preisgesenkt|spartipp|sparfuchs|sparwochen|preisknaller|preisvorteil|preishit|sonderangebot*|"
        "superpreis|frühbucher*|ermäßigt*|cashback|sale|schlussverkauf|sommerschlussverkauf|"
        "winterschlussverkauf|nachlass|halbpreis|preiskracher|supersparpreis*|gratis|kostenlos|"
        "versandkostenfrei|geschenkt|wechselbonus|neukundenbonus",
        "<number> %|prozent ..2 rabatt|sparen|günstiger|auf|reduziert|weniger|billiger|nachlass",
        "nur|ab|für|je|schon|bereits ..2 <number> €|euro|eur|cent",
        "ab|für nur|schon <number>",
        "statt <number> €|euro|eur",
        "<number> € statt|pro|je|im|mtl|monatlich|inkl|uvp",
        "zum|zu halben|kleinen|sensationellen|top|günstigen|unschlagbaren preis|preisen",
        "spart|sparen|spare|sparst ..3 <number> €|euro|%|prozent",
        "ohne anschlusspreis|grundgebühr|versandkosten|anzahlung|aufpreis",
    ),
    "voucher_code": (
        "gutschein*|rabattcode|aktionscode|promocode|promo-code|gutschein-code|code|coupon*|coupons|voucher|"
        "einlösen|einlösbar|eingelöst|bonuspunkte|treuepunkte|treuebonus|punkte-coupon|sammelpunkte|treueaktion|"
        "stempelkarte|rabattmarken|prämienmeilen|meilenangebot|geschenkkarte|geschenkkarten|startguthaben|"
        "gutschrift|freimonat*|freimonate",
        "mit ..3 code|gutscheincode|rabattcode",
        "code : <word>",
        "fach|doppelte|dreifach|extra punkte|meilen|bonuspunkte",
        "<number> fach punkte",
        "bei|im|vor ..2 bezahlvorgang|warenkorb|kasse eingeben|angeben",
    ),
    "limited_offer": (
        "angebot*|aktionswoche*|wochenangebot*|tagesangebot|blitzangebot*|deal|deals|tagesdeal|countdown|"
        "restposten|ausverkauf|räumungsverkauf|zugreifen|zuschlagen|aktionszeitraum|angebotswoche|"
        "black-friday-*|cyberweek|cybermonday|aktionsartikel|aktionsware|flash-sale|midnight-shopping|"
        "osterangebote|supersale|lagerverkauf|sonderaktion*|jubiläumsangebot*|adventsangebot*|preisaktion|"
        "prospekt|wochenprospekt",
        "solange ..3 vorrat|vorräte|reicht",
        "nur noch? heute|morgen|wenige|bis|solange|kurze|diese|dieses|am",
        "black|cyber friday|monday|week|weekend",
        "bis zum|einschließlich|inklusive <number>",
        "gültig|buchbar|erhältlich|aktion|angebot|gilt ..2 bis|vom|nur|ab",
        "nur für kurze",
        "limitiert|limitierte|limitierten|limited|begrenzte|begrenzter|streng edition|auflage|zeit|stückzahl|"
        "menge|sonderedition|limitiert",
        "schnell|schnellsein|wer zuerst|sein|schnell lohnt|kommt|ist",
        "letzte|letzter|letzten chance|tag|tickets|plätze|restplätze|stunden|exemplare|gelegenheit",
        "ab|diese|diesen donnerstag|montag|samstag|woche bei|in|im ..2 angebot|filiale|filialen|markt|märkten|aktion",
    ),
    "order_now": (
        "bestellbar|vorbestellen|vorbestellung|vorbestellbar|vorbestellt|buchbar|shoppen|bestellen|sichern|"
        "abstauben|nachbestellen|reservieren|onlinebestellung|ticketvorverkauf|vorverkauf|vvk|zeichnungsfrist|"
        "abschließen|vertragsabschluss|tarifwechsel|bestellhotline|kauflink|shoplink",
        "jetzt|gleich|direkt|hier|online|schnell|sofort ..5 kaufen|bestellen|buchen|shoppen|sichern|zugreifen|"
        "vorbestellen|reservieren|sparen|abstauben|wechseln|abschließen|leasen|finanzieren|konfigurieren|"
        "upgraden|einlösen|zuschlagen|anfordern|berechnen",
        "^ bestell|bestelle|bestellt|buch|buche|bucht|kauf|kaufe|kauft|shoppe|shoppt|sichere|sichert|schnapp|"
        "schnappt|gönn|gönnt|hol|holt|greif|greift|spar|spare|spart|reservier|reserviert",
        "sichert|sichere|sicher|hol|holt|schnapp|schnappt|gönn|gönnt|sichern euch|dir|sie ..2 jetzt|die|den|das|"
        "euer|dein|eure|deine|ein|eines|einen",
        "ab sofort|jetzt|heute ..3 bestellbar|buchbar|vorbestellbar|erhältlich|vorbestellen",
        "zur|zum bestellung|buchung|shop|angebot|angeboten|deal|onlineshop",
    ),
    "in_the_shop": (
        "onlineshop|online-shop|webshop|filiale|filialen|filialfinder|markt|märkten|store|stores|flagshipstore|"
        "sortiment|regal|regalen|kühlregal|tiefkühlregal|supermarkt|fachhandel|handel|drogerie|drogeriemarkt|"
        "apotheke|händler|vertragshändler|autohaus|buchhandel|baumarkt|gartencenter|verkaufsstart|"
        "neuheitenregal|gebrauchtwagen|neuwagen|erhältlich|lieferbar|einkaufswagen|shopfinder|verkaufsoffener|"
        "verkaufsoffen",
        "bei|in|an|im|auf euch|eurer|ihrer|deiner|eurem|ihrem|deinem|unseren|unserem|allen ..2 filiale|filialen|"
        "markt|märkten|shop|shops|händler|restaurant|restaurants|tankstelle|tankstellen|stores|store",
        "jetzt|neu|ab|wieder ..3 im|in ..2 shop|handel|regal|sortiment|markt|filiale|filialen|märkten|stores|"
        "onlineshop|restaurant|restaurants|kino",
        "überall wo|im|erhältlich es|handel",
        "exklusiv bei|im|in|online",
    ),
    "purchase_prize": (
        "kassenbon|kassenzettel|kaufbeleg|aktionspackung|aktionspackungen|aktionsprodukt|aktionsprodukte|"
        "aktionsprodukten|sammelaktion|sammelpunkt|sammelpunkte|sammelfieber|sammelalbum|sammelsticker|"
        "treueherzen|deckelcode|losnummer|gewinncode|gewinncodes|aktionscode|rubbellos|rubbellose|sofortgewinn|"
        "sofortgewinne|geld-zurück-*|geld-zurück|treueprämie|prämie|werbeprämie|zugabe|gratiszugabe|"
        "gratisartikel|sammelkarten",
        "bon hochladen|einsenden|aufheben|einscannen",
        "jedem|jeder|jeden|beim ..2 einkauf|kauf|bestellung|neuabschluss|vertragsabschluss|buchung ..5 gratis|"
        "geschenk|gewinnen|dazu|los|chance|prämie|geschenkt",
        "kaufen|bestellen|buchen|einkaufen|shoppen|tanken und|& gewinnen|sammeln|gratis|mitmachen",
        "kaufe|kauft|bestelle|bestellt|buche|bucht ..6 gewinne|gewinnt|gewinnen|erhalte|erhaltet|erhältst",
        "zu|bei jeder|jedem bestellung|einkauf|menü|bestellwert",
        "geschenk zum|ab|zur|bei",
        "ab <number> €|euro ..2 einkaufswert|bestellwert|warenwert|mindestbestellwert",
        "freunde werben",
    ),
}
