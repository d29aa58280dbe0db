package io.serai.receive;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;

/** What the S3 drop asks about an object that it has opened: what the road needs to know, and where it goes afterwards. */
@Component("seraiObjects")
public class Objects {

    /** Puts on the exchange what the road needs to know about the file, as a listed file has it. */
    public void stamp(Exchange exchange, String prefix) {
        Message object = exchange.getMessage();
        String key = object.getHeader(AWS2S3Constants.KEY, "", String.class);
        Instant written = object.getHeader("CamelAwsS3LastModified", Instant.EPOCH, Instant.class);
        object.setHeader("SeraiName", key.substring(prefix.length()));
        object.setHeader("SeraiSize", object.getHeader(AWS2S3Constants.CONTENT_LENGTH, -1L, Long.class));
        object.setHeader("SeraiModified", written);
        object.setHeader("SeraiFirstSeen", written);
    }

    /** Deletes the object only as long as it is the one that was read; servers that do not know the condition ignore it. */
    public DeleteObjectRequest deletion(String bucket, String key, String etag) {
        return DeleteObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .ifMatch(etag)
                .build();
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
