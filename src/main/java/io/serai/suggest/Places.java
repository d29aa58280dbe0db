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
 * @param zone a likely time zone
 * @param language a likely language
 * @param why what makes them likely
 */
record Places(String zone, String language, String why) {

    private static final Map<String, Places> BY_COUNTRY = Map.of(
            "FR", new Places("Europe/Paris", "fr", ""),
            "BE", new Places("Europe/Brussels", "fr", ""),
            "CH", new Places("Europe/Zurich", "de", ""),
            "DE", new Places("Europe/Berlin", "de", ""),
            "AT", new Places("Europe/Vienna", "de", ""),
            "ES", new Places("Europe/Madrid", "es", ""),
            "IT", new Places("Europe/Rome", "it", ""),
            "GB", new Places("Europe/London", "en", ""),
            "US", new Places("America/New_York", "en", ""),
            "NL", new Places("Europe/Amsterdam", "nl", ""));

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

    /** From country codes, else from the language of the column names, else UTC and English. */
    static Places of(FeedDraft draft) {
        Column countries = draft.mapping().column(Field.COUNTRY_CODE);
        String country = countries == null ? null : mostFrequent(countries);
        Places there = country == null ? null : BY_COUNTRY.get(country);
        if (there != null) {
            return new Places(there.zone(), there.language(), "most countries are " + country);
        }
        List<String> words = draft.sample().columns().stream()
                .flatMap(column -> Names.words(column.name()).stream())
                .toList();
        String best = HEADER_WORDS.keySet().stream()
                .max(Comparator.comparingLong(language -> count(words, language)))
                .orElseThrow();
        Places spoken = BY_COUNTRY.get(best);
        return spoken == null || count(words, best) < 2
                ? new Places("UTC", "en", "")
                : new Places(spoken.zone(), spoken.language(), "the column names are in the language of " + best);
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
