package io.serai.state;

import io.serai.model.CustomerValues;
import io.serai.model.DocumentKey;
import io.serai.model.Entity;
import io.serai.model.PartValues;
import io.serai.model.Person;
import io.serai.state.Forgetting.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds all documents that are about one person. */
record PersonLookup(Database database, Enrichments enrichments) {

    /** Ids of customers and addresses are unique over all stores. */
    private static final String NO_STORE = "";

    Known of(String partner, String id) {
        DocumentKey key = new DocumentKey(partner, Entity.CUSTOMER, NO_STORE, id);
        Entry customer = find(key);
        Set<String> emails = new TreeSet<>();
        if (customer != null && values(customer) instanceof CustomerValues values && values.email() != null) {
            emails.add(values.email());
        }
        Person person = new Person(partner, id, emails);
        List<Entry> found = others(person);
        List<DocumentKey> own = new ArrayList<>(consents(person));
        List<DocumentKey> others = new ArrayList<>();
        for (Entry one : found) {
            (one.key().entity().hasLines() ? others : own).add(one.key());
        }
        return new Known(
                person,
                customer == null ? null : key,
                customer == null ? null : customer.document().account(),
                customer == null ? null : customer.deliveredAt(),
                own,
                others,
                found.stream().filter(one -> one.deliveredAt() != null).count());
    }

    private @Nullable Entry find(DocumentKey key) {
        return new StoreView(database, enrichments).at(key).stream().findFirst().orElse(null);
    }

    private static @Nullable PartValues values(Entry entry) {
        Document.Part<? extends PartValues> header = entry.part("");
        return header == null ? null : header.values();
    }

    private List<DocumentKey> consents(Person person) {
        return person.emails().stream()
                .map(email ->
                        new DocumentKey(person.partner(), Entity.CONSENT, NO_STORE, email.toLowerCase(Locale.ROOT)))
                .filter(key -> find(key) != null)
                .toList();
    }

    /** Asks the text first, then looks: values are only known to who reads them. */
    private List<Entry> others(Person person) {
        Set<DocumentKey> keys = new TreeSet<>();
        List<String> needles = new ArrayList<>(person.emails());
        needles.add(person.id());
        for (String needle : needles) {
            keys.addAll(database.jdbc()
                    .query(
                            "select partner, entity, store, id from document where partner = ?"
                                    + " and entity in ('order', 'cart', 'visit') and parts like ? escape '!'",
                            (row, n) -> DocumentTable.keyAt(row, 1),
                            person.partner(),
                            "%" + ValuesJson.write(needle).replaceAll("[!%_]", "!$0") + "%"));
        }
        StoreView view = new StoreView(database, enrichments);
        return keys.stream()
                .flatMap(key -> view.at(key).stream())
                .filter(entry -> {
                    PartValues values = values(entry);
                    return values != null && person.isNamedBy(values);
                })
                .toList();
    }
}
