"""German phrases that say where a hand-over leads and why, beside the cues of `replies`: hand-overs alone use them."""

__all__ = ["HANDOVERS"]

HANDOVERS = {
    "moves_to_private": (
        "per|via|als|über|eine|einer nachricht|pn|dm|direktnachricht|privatnachricht",
        "siehe|schau pn|dm|postfach",
        "privat|vertraulich",
    ),
    "moves_to_form": (
        "schreib|schreibe|schreibt|schreiben ..3 hier|unter|über :? <url>",
        "ticket|anfrage|meldung|vorschlag ..3 erstellen|erstelle|einreichen|senden|sende|stellen",
        "umfrage|fragebogen",
    ),
    "needs_case_data": (
        "kdnr|kd-nr|kundennr|kdnr+details|details+kdnr|details+kd-nr|infos+kdnr|infos+kd-nr|infos+kundennummer",
        "kd|kunden|auftrags|bestell|vertrags|buchungs|ticket|rechnungs - nr|nr.|nummer|code",
        "deine|deinen|deiner|deinem|ihre|ihren|ihrer|ihrem|eure|eurer nr|nr.|nummer|kontaktdaten|kundendaten|adresse|"
        "anschrift|mailadresse|e-mail-adresse|emailadresse|daten|handynummer|telefonnummer|kundennummer|vorgangsnummer|"
        "bestellnummer|buchungsnummer|buchungscode|vertragsnummer|ticketnummer|auftragsnummer|rufnummer|rechnungsnummer",
        "kontaktdaten|kundendaten|vertragsdaten|bestelldaten|buchungsdaten|zugangsdaten|kontodaten",
        "aus datenschutzgründen|sicherheitsgründen",
        "datenschutz|datenschutzgründen|identifizieren|identifizierung|verifizieren|legitimieren",
    ),
}
