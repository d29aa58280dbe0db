package io.serai.receive;

import java.util.Map;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.springframework.stereotype.Component;

/** What the S3 drop asks about keys: which objects are taken, and where they go afterwards. */
@Component("seraiObjects")
public class Objects {

    private final OurFiles ours;

    Objects(OurFiles ours) {
        this.ours = ours;
    }

    /** Whether the rest of the key after the prefix is one plain name that the drop wants. */
    public boolean taken(Map<String, Object> headers, String prefix, String include) {
        String key = String.valueOf(headers.get(AWS2S3Constants.KEY));
        if (!key.startsWith(prefix)) {
            return false;
        }
        String name = key.substring(prefix.length());
        return PlainName.is(name) && name.matches(include) && !ours.holds(name, 0, 0);
    }

    /** The key after the verdict: the same name below the other prefix. */
    public String destination(String key, String verdict, String done, String failed) {
        return (verdict.equals("done") ? done : failed) + key.substring(key.lastIndexOf('/') + 1);
    }
}
