package io.serai.suggest;

import io.serai.feed.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the partner probably is, for choices that have to begin somewhere.
 *
 * @param country a likely country; empty when nothing tells
 * @param zone a likely time zone
 * @param language a likely language
 * @param why what makes them likely
 */
record Places(String country, String zone, String language, String why) {

    private static final Map<String, Places> BY_COUNTRY = Map.of(
            "FR", new Places("FR", "Europe/Paris", "fr", ""),
            "BE", new Places("BE", "Europe/Brussels", "fr", ""),
            "CH", new Places("CH", "Europe/Zurich", "de", ""),
            "DE", new Places("DE", "Europe/Berlin", "de", ""),
            "AT", new Places("AT", "Europe/Vienna", "de", ""),
            "ES", new Places("ES", "Europe/Madrid", "es", ""),
            "IT", new Places("IT", "Europe/Rome", "it", ""),
            "GB", new Places("GB", "Europe/London", "en", ""),
            "US", new Places("US", "America/New_York", "en", ""),
            "NL", new Places("NL", "Europe/Amsterdam", "nl", ""));

    private static final Map<String, Set<String>> HEADER_WORDS = new TreeMap<>(Map.of(
            "FR",
                    Set.of(
                            "magasin",
                            "quantite",
                            "prenom",
                            "nom",
                            "ville",
                            "montant",
                            "cree",
                            "libelle",
                            "ligne",
                            "adresse",
                            "pays",
                            "naissance",
                            "civilite",
                            "modifie",
                            "telephone",
                            "boutique",
                            "commande",
                            "qte",
                            "prix"),
            "DE",
                    Set.of(
                            "menge",
                            "vorname",
                            "nachname",
                            "ort",
                            "plz",
                            "strasse",
                            "betrag",
                            "datum",
                            "filiale",
                            "kunde",
                            "kundennummer",
                            "anzahl",
                            "artikel",
                            "netto",
                            "brutto",
                            "beleg",
                            "geburtsdatum",
                            "bezeichnung"),
            "ES",
                    Set.of(
                            "cantidad",
                            "apellidos",
                            "apellido",
                            "ciudad",
                            "importe",
                            "fecha",
                            "tienda",
                            "precio",
                            "correo",
                            "telefono",
                            "nombre",
                            "calle",
                            "pais",
                            "linea"),
            "IT",
                    Set.of(
                            "quantita",
                            "cognome",
                            "citta",
                            "importo",
                            "data",
                            "negozio",
                            "prezzo",
                            "riga",
                            "nome",
                            "indirizzo",
                            "cellulare",
                            "nascita",
                            "totale",
                            "scontrino")));

    /** From country codes, else from the given zone, else from the language of the column names, else UTC and English. */
    static Places of(FeedDraft draft, @Nullable String givenZone) {
        Column countries = draft.mapping().column(Field.COUNTRY_CODE);
        String country = countries == null ? null : mostFrequent(countries);
        Places there = country == null ? null : BY_COUNTRY.get(country);
        if (there != null) {
            return there.because("most countries are " + country);
        }
        for (Places place : BY_COUNTRY.values()) {
            if (place.zone().equals(givenZone)) {
                return place.because("the zone is " + givenZone);
            }
        }
        List<String> words = draft.sample().columns().stream()
                .flatMap(column -> Names.words(column.name()).stream())
                .toList();
        String best = HEADER_WORDS.keySet().stream()
                .max(Comparator.comparingLong(language -> count(words, language)))
                .orElseThrow();
        Places spoken = BY_COUNTRY.get(best);
        return spoken == null || count(words, best) < 2
                ? new Places("", "UTC", "en", "")
                : spoken.because("the column names are in the language of " + best);
    }

    private Places because(String reason) {
        return new Places(country, zone, language, reason);
    }

    private static long count(List<String> words, String language) {
        Set<String> known = HEADER_WORDS.getOrDefault(language, Set.of());
        return words.stream().filter(known::contains).distinct().count();
    }

    private static @Nullable String mostFrequent(Column column) {
        return column.distinct().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> most.getKey().toUpperCase(Locale.ROOT))
                .orElse(null);
    }
}
