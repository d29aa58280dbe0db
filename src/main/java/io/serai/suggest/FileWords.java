package io.serai.suggest;

import io.serai.feed.RowKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a file's name says of its rows, in five languages. */
final class FileWords {

    private static final Map<RowKind, Set<String>> WORDS = Map.ofEntries(
            Map.entry(
                    RowKind.CUSTOMERS,
                    words(
                            "customer customers client clients kunde kunden cliente clientes clienti crm contact contacts member"
                                    + " members adherents personas")),
            Map.entry(
                    RowKind.TICKETS,
                    words(
                            "ticket tickets order orders header headers entete entetes tete commandes bestellungen belege bons"
                                    + " pedidos cabeceras testate scontrini ordini receipts transactions")),
            Map.entry(
                    RowKind.TICKET_LINES,
                    words("line lines ligne lignes detail details item items position positionen zeilen lineas detalle"
                            + " detalles righe dettagli")),
            Map.entry(RowKind.TICKETS_WITH_LINES, words("sales ventes verkauf verkaeufe ventas vendite")),
            Map.entry(
                    RowKind.STORES,
                    words("store stores shop shops magasin magasins boutiques filialen tiendas negozi")),
            Map.entry(RowKind.CATEGORIES, words("category categories kategorien categorias categorie")),
            Map.entry(
                    RowKind.PRODUCTS,
                    words(
                            "product products produit produits produkte productos prodotti articles artikel catalogue catalog"
                                    + " katalog catalogo")),
            Map.entry(
                    RowKind.CARTS,
                    words(
                            "cart carts basket baskets panier paniers warenkorb warenkoerbe carrito carritos carrello carrelli")),
            Map.entry(RowKind.VISITS, words("visit visits visite visites besuche visitas pageviews views")));

    private static final Set<String> NEITHER_CUSTOMERS_NOR_TICKETS = words(
            "store stores shop shops magasin magasins boutiques filialen tiendas negozi stock stocks inventory brand brands category"
                    + " categories product products produits catalogue catalog staff employees vendeurs prices prix");

    private FileWords() {}

    private static Set<String> words(String said) {
        return Set.of(said.split(" ", -1));
    }

    static boolean say(Sample sample, RowKind kind) {
        return said(sample).stream().anyMatch(WORDS.getOrDefault(kind, Set.of())::contains);
    }

    /** Whether the rows are of what a shop has and no person is. */
    static boolean sayThing(Sample sample) {
        return said(sample).stream().anyMatch(NEITHER_CUSTOMERS_NOR_TICKETS::contains);
    }

    private static List<String> said(Sample sample) {
        String file = String.valueOf(sample.files().get(0).getFileName());
        return Names.words(file.replaceAll("\\d+", " "));
    }
}
