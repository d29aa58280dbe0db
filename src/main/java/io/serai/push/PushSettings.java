package io.serai.push;

import io.serai.settings.UnusableSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be pushed over HTTP.
 *
 * @param bytesMax a longer body is answered with 413
 * @param readingBytesMax bytes of the bodies, of all partners, that are read at a time, a packed one counted eight times; a body
 *     that finds no room is answered with 429, one that is larger is read when no other is
 * @param readingsMax bodies of one partner that are read at a time; a further one is answered with 429
 */
@ConfigurationProperties("serai.push")
public record PushSettings(
        @DefaultValue("100MB") DataSize bytesMax,
        @DefaultValue("32MB") DataSize readingBytesMax,
        @DefaultValue("2") int readingsMax) {

    public PushSettings {
        if (bytesMax.toBytes() < 1) {
            throw new UnusableSetting("bytes-max", '"' + bytesMax.toString() + '"', "1B or more");
        }
        if (readingBytesMax.toBytes() < 1) {
            throw new UnusableSetting("reading-bytes-max", '"' + readingBytesMax.toString() + '"', "1B or more");
        }
        if (readingsMax < 1 || readingsMax > 64) {
            throw new UnusableSetting("readings-max", "\"" + readingsMax + '"', "1 to 64");
        }
    }
}
