package io.serai.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one kind of file of one partner is read, and what its rows mean. Immutable; made only by {@link FeedDeclaration}.
 *
 * @param name the feed's name, unique over all partners, such as {@code acme-lines}
 * @param partner whose files these are
 * @param account the Kiliba account that gets the items
 * @param rows what one row is
 * @param columns our field name to the partner's column name; aliases separated by {@code |}; or a position from 1 when
 *     there is no header; required unless rows is {@code file}
 * @param defaults our field name to the text that an absent column or an empty cell stands for
 * @param translations a field that has a text for each language, a point and the ISO 639-1 code, such as {@code name.fr}, to
 *     the partner's column name; declared as {@code columns: {name: {fr: nom_fr}}} (products only)
 * @param customFields the destination's custom field name to the partner's column name (customers only)
 * @param metadata the name of a member of the item's {@code metadata} to the partner's column name; not of lines
 * @param relay how its files are passed on as they are; null unless rows is {@code file}
 */
public record Feed(
        String name,
        String partner,
        @DefaultValue("main") String account,
        RowKind rows,
        @DefaultValue Format format,
        @DefaultValue Map<String, String> columns,
        @DefaultValue Map<String, String> defaults,
        @DefaultValue Map<String, String> translations,
        @DefaultValue Map<String, String> customFields,
        @DefaultValue Map<String, String> metadata,
        @DefaultValue Policies policies,
        @Nullable Relaying relay) {

    public Feed {
        columns = sorted(columns);
        defaults = sorted(defaults);
        translations = sorted(translations);
        customFields = sorted(customFields);
        metadata = sorted(metadata);
    }

    /**
     * The declaration's content as lower-case SHA-256 hex: the same whatever the order and spelling of its keys; another
     * as soon as the same bytes could be read differently.
     */
    public String fingerprint() {
        try {
            // what came later is left out as long as it says nothing: known declarations keep their fingerprint
            String declared = asRead().toString()
                    .replace(", productMatch=ID]", "]")
                    .replace(", references=IGNORE]", "]")
                    .replace(", canaryItems=0]", "]")
                    .replace(", drift=FAIL]", "]")
                    .replace(", statusWords={}", "")
                    .replace(", translations={}", "")
                    .replace(", metadata={}", "")
                    .replace("], relay=null]", "]]");
            byte[] content = declared.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** With those accepted names of its columns that its file does not write; names of other feeds and of unmapped fields are left out. */
    public Feed with(Collection<Alias> accepted) {
        Map<String, String> named = new TreeMap<>(columns);
        for (Alias alias : accepted) {
            if (alias.isMissingIn(this)) {
                named.merge(alias.field(), alias.column(), (written, more) -> written + "|" + more);
            }
        }
        return named.equals(columns)
                ? this
                : new Feed(
                        name,
                        partner,
                        account,
                        rows,
                        format,
                        named,
                        defaults,
                        translations,
                        customFields,
                        metadata,
                        policies,
                        relay);
    }

    /** Whether each row is one that is gone: its default says so, and no column says otherwise. */
    public boolean deletesOnly() {
        String deleted = defaults.get(Field.DELETED.word());
        return deleted != null
                && !columns.containsKey(Field.DELETED.word())
                && format.trueWords().stream().anyMatch(deleted.strip()::equalsIgnoreCase);
    }

    /** The columns that are no {@link Field}'s, by the names that reports give them, such as {@code metadata.season}. */
    public Map<String, String> furtherColumns() {
        Map<String, String> further = new TreeMap<>(translations);
        customFields.forEach((name, column) -> further.put("custom-fields." + name, column));
        metadata.forEach((name, column) -> further.put("metadata." + name, column));
        return further;
    }

    /** The same feed, whose documents are not held for what they name. */
    public Feed waitingForNobody() {
        return policies.references() == Policies.References.IGNORE
                ? this
                : with(policies.with(Policies.References.IGNORE));
    }

    /** Without what does not change how bytes are read. */
    private Feed asRead() {
        return with(policies.asRead());
    }

    private Feed with(Policies other) {
        return new Feed(
                name,
                partner,
                account,
                rows,
                format,
                columns,
                defaults,
                translations,
                customFields,
                metadata,
                other,
                relay);
    }

    static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
