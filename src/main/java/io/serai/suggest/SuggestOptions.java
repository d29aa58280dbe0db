package io.serai.suggest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What the caller knows beforehand, and how much is looked at.
 *
 * @param partner the partner's name, also the beginning of its feeds' names
 * @param account the account that gets the items
 * @param drop where the files will come from
 * @param zone of local times; null when the caller does not know
 * @param rowsMax rows of each file that are looked at
 * @param bytesMax bytes of each file, unpacked, whose charset is looked at
 */
public record SuggestOptions(
        String partner, String account, Drop drop, @Nullable String zone, long rowsMax, DataSize bytesMax) {

    /** The drop templates. */
    public enum Drop {
        SFTP,
        FTP,
        S3,
        FOLDER;

        /** As it is written: {@code sftp}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SuggestOptions {
        if (!partner.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("partner: found \"" + partner
                    + "\"; expected a lower-case letter, then at most 39 lower-case letters, digits and hyphens");
        }
        if (rowsMax < 1 || bytesMax.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "rows and bytes: found " + rowsMax + " and " + bytesMax + "; expected at least 1 of each");
        }
    }
}
