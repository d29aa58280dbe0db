package io.serai.receive;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Which listed objects one drop takes: those whose key after the prefix is one plain name that the drop includes, and that is no
 * receipt of ours. An object appears whole or not at all, so it is complete when it is listed.
 */
public class ObjectWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectWatch.class);
    private static final int NAMES_MAX = 100_000;

    private final Set<String> refused = new HashSet<>();
    private String partner = "";
    private String feed = "";
    private String prefix = "";
    private Pattern include = Pattern.compile(".*");
    private @Nullable OwnReceipts ownReceipts;
    private @Nullable WaitingLooks waiting;

    boolean wants(S3Object object) {
        String name = name(object);
        return !name.isEmpty()
                && isPlain(name)
                && !name.endsWith(".receipt.json")
                && include.matcher(name).matches()
                && !waits(object, name)
                && (ownReceipts == null
                        || !ownReceipts.isOurs(
                                partner + '/' + feed,
                                name,
                                object.size(),
                                object.lastModified().toEpochMilli()));
    }

    private boolean waits(S3Object object, String name) {
        return waiting != null
                && waiting.holds(
                        partner + '/' + feed,
                        name,
                        object.size(),
                        object.lastModified().toEpochMilli());
    }

    String printable(S3Object object) {
        return partner + '/' + feed + ": \"" + PlainName.printable(name(object)) + '"';
    }

    /** The prefix itself may be an object; it has no name. */
    private String name(S3Object object) {
        return object.key().startsWith(prefix) ? object.key().substring(prefix.length()) : "";
    }

    private boolean isPlain(String name) {
        String why = PlainName.refusal(name);
        if (why != null && refused.size() < NAMES_MAX && refused.add(name)) {
            LOG.warn(
                    "{}/{}: name \"{}\" refused: {}; expected one plain segment; rename it to have it taken",
                    partner,
                    feed,
                    PlainName.printable(name),
                    why);
        }
        return why == null;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public void setFeed(String feed) {
        this.feed = feed;
    }

    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    public void setInclude(String include) {
        this.include = Pattern.compile(include);
    }

    public void setWaiting(WaitingLooks waiting) {
        this.waiting = waiting;
    }

    public void setOwnReceipts(OwnReceipts ownReceipts) {
        this.ownReceipts = ownReceipts;
    }
}
