package io.serai.receive;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.springframework.stereotype.Component;

/** What the S3 drop asks about keys: which objects are taken, and where they go afterwards. */
@Component("seraiObjects")
public class Objects {

    private final OwnReceipts ours;

    Objects(OwnReceipts ours) {
        this.ours = ours;
    }

    /**
     * Tells the road of an object what it is told of a listed file. An object appears whole or not at all, so it is complete
     * when it is listed.
     */
    public void describe(Exchange exchange, String prefix) {
        Message object = exchange.getMessage();
        String key = object.getHeader(AWS2S3Constants.KEY, "", String.class);
        Instant written = object.getHeader("CamelAwsS3LastModified", Instant.EPOCH, Instant.class);
        object.setHeader("SeraiName", key.startsWith(prefix) ? key.substring(prefix.length()) : "");
        object.setHeader("SeraiSize", object.getHeader(AWS2S3Constants.CONTENT_LENGTH, -1L, Long.class));
        object.setHeader("SeraiModified", written);
        object.setHeader("SeraiFirstSeen", written);
    }

    /** Whether the rest of the key after the prefix is one plain name that the drop wants, and not an answer of ours. */
    public boolean taken(String name, long size, Instant written, String drop, String include) {
        return PlainName.refusal(name) == null
                && !name.endsWith(".receipt.json")
                && name.matches(include)
                && !ours.isOurs(drop, name, size, written.toEpochMilli());
    }

    /** The key after the verdict: below the other prefix, with the bytes' mark, so that no object there is overwritten by another. */
    public String destination(String key, String verdict, String sha256, String done, String failed) {
        return (verdict.equals("done") ? done : failed)
                + PlainName.withHash(key.substring(key.lastIndexOf('/') + 1), sha256);
    }
}
