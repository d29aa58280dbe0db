package io.serai.receive;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one file of an FTP server by {@code LIST} with its path, so that many files in one folder do not cost the square of
 * their number. The answer has the form of the folder's listing, so size and time compare with what was listed; those of
 * {@code MLST}, {@code SIZE} and {@code MDTM} would not.
 *
 * <p>An answer "nothing" counts only when the server has shown some file in this way before; else the folder is listed.
 */
final class FtpLook {
    /** A server may expand these, or take them for an option. */
    private static final Pattern SPECIAL = Pattern.compile("^-|[*?\\[\\]{}\\\\]");

    private final FTPClient client;
    private final FtpListing.Source source;
    private boolean understood;

    FtpLook(FTPClient client, FtpListing.Source source) {
        this.client = client;
        this.source = source;
    }

    /** The file at a path; {@link Look#ABSENT} when there is none. A client that could not be asked is disconnected. */
    Look at(String path) throws IOException {
        if (!SPECIAL.matcher(path).find()) {
            FTPFile shown = shown(path);
            if (shown != null || (understood && FtpListing.told(client))) {
                return seen(shown);
            }
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        FTPFile[] files = Arrays.stream(client.listFiles(folder.isEmpty() ? "." : folder))
                .filter(file -> file != null && file.isFile())
                .toArray(FTPFile[]::new);
        if (!understood && files.length > 0) {
            shown(folder + files[0].getName());
        }
        return seen(named(files, path));
    }

    private @Nullable FTPFile shown(String path) throws IOException {
        FTPFile[] files = FtpListing.at(client, path, source);
        FTPFile found = files.length == 1 && files[0].isFile() ? named(files, path) : null;
        understood |= found != null;
        return found;
    }

    /** Some servers answer with the name, some with the path that they were asked for. */
    private static @Nullable FTPFile named(FTPFile[] files, String path) {
        return Arrays.stream(files)
                .filter(file -> nameOf(file.getName()).equals(nameOf(path)))
                .findFirst()
                .orElse(null);
    }

    private static Look seen(@Nullable FTPFile file) {
        if (file == null) {
            return Look.ABSENT;
        }
        Instant time = file.getTimestampInstant();
        return new Look(file.getSize(), time == null ? 0 : time.toEpochMilli());
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
