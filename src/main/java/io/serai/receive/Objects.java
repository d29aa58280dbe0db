package io.serai.receive;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;

/** What the S3 drop asks about keys: which objects are taken, and where they go afterwards. */
@Component("seraiObjects")
public class Objects {
    private static final Logger LOG = LoggerFactory.getLogger(Objects.class);
    private static final int NAMES_MAX = 100_000;

    private final OwnReceipts ours;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    Objects(OwnReceipts ours) {
        this.ours = ours;
    }

    /**
     * Sets header SeraiWanted: whether the rest of the key after the prefix is one plain name that the drop wants. An object appears whole or not at
     * all, so it is complete when it is listed; its headers tell the road what a listed file tells.
     */
    public void look(Exchange exchange, String drop, String prefix, String include) {
        Message object = exchange.getMessage();
        String key = object.getHeader(AWS2S3Constants.KEY, "", String.class);
        if (!key.startsWith(prefix)) {
            object.setHeader("SeraiWanted", false);
            return;
        }
        String name = key.substring(prefix.length());
        long size = object.getHeader(AWS2S3Constants.CONTENT_LENGTH, -1L, Long.class);
        Instant written = object.getHeader("CamelAwsS3LastModified", Instant.EPOCH, Instant.class);
        object.setHeader("SeraiName", name);
        object.setHeader("SeraiSize", size);
        object.setHeader("SeraiModified", written);
        object.setHeader("SeraiFirstSeen", written);
        boolean wanted = plain(drop, name)
                && !name.endsWith(".receipt.json")
                && name.matches(include)
                && !ours.isOurs(drop, name, size, written.toEpochMilli());
        object.setHeader("SeraiWanted", wanted);
    }

    /** Deletes the object only as long as it is the one that was read; servers that do not know the condition ignore it. */
    public DeleteObjectRequest deletion(String bucket, String key, String etag) {
        return DeleteObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .ifMatch(etag)
                .build();
    }

    /** The prefix itself may be an object; it has no name. */
    private boolean plain(String drop, String name) {
        String why = PlainName.refusal(name);
        if (why != null && !name.isEmpty() && refused.size() < NAMES_MAX && refused.add(drop + '/' + name)) {
            LOG.warn(
                    "{}: name \"{}\" refused: {}; expected one plain segment; rename it to have it taken",
                    drop,
                    PlainName.printable(name),
                    why);
        }
        return why == null;
    }

    /** Where a receipt goes; {@code ./} is the prefix itself. */
    public String receiptKey(String prefix, String folder, String name) {
        return folder.equals("./") ? prefix + name : prefix + folder + name;
    }

    /** The key after the verdict: below the other prefix, with the bytes' mark, so that no object there is overwritten by another. */
    public String destination(String key, String verdict, String sha256, String done, String failed) {
        return (verdict.equals("done") ? done : failed)
                + PlainName.withHash(key.substring(key.lastIndexOf('/') + 1), sha256);
    }
}
