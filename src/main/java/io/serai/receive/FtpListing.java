package io.serai.receive;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;

/**
 * What commons-net leaves out of a listing: it answers "no files" when the folder does not exist, when the server refuses
 * the listing, and when the data channel breaks. Here each of these is an {@link IOException} with the server's own words.
 */
final class FtpListing {
    /** How some servers say that a folder is empty, with code 450 or 550. */
    private static final Pattern EMPTY = Pattern.compile("(?is)(450|550)\\b.*no files.*");

    /** How servers say that there is nothing of that name. Code 450 alone also means a refused data channel. */
    private static final Pattern ABSENT =
            Pattern.compile("(?is)550\\b.*|450\\b.*(no files|no such|not found|not exist|non-existing).*");

    /** What commons-net itself lists at a path; for null, in the client's current folder. */
    @FunctionalInterface
    interface Source {
        FTPFile[] list(@Nullable String path) throws IOException;
    }

    @FunctionalInterface
    private interface Listing {
        FTPFile[] list() throws IOException;
    }

    private FtpListing() {}

    /** The files of a folder: enters it, lists it, goes back. */
    static FTPFile[] files(FTPClient client, String folder, Source source) throws IOException {
        return orDisconnect(client, () -> {
            String home = client.printWorkingDirectory();
            if (home == null || !client.changeWorkingDirectory(folder)) {
                throw refused("entering folder \"" + folder + "\"", client);
            }
            FTPFile[] files = source.list(null);
            if (!FTPReply.isPositiveCompletion(client.getReplyCode())
                    && !EMPTY.matcher(said(client)).matches()) {
                throw refused("listing folder \"" + folder + "\"", client);
            }
            client.changeWorkingDirectory(home);
            return files;
        });
    }

    /** What the server lists at the path of a file; {@link #told} says whether that is an answer. */
    static FTPFile[] at(FTPClient client, String path, Source source) throws IOException {
        return orDisconnect(client, () -> source.list(path));
    }

    /** Whether the server's last answer was a listing, or that there is no file of that name. */
    static boolean told(FTPClient client) {
        return FTPReply.isPositiveCompletion(client.getReplyCode())
                || ABSENT.matcher(said(client)).matches();
    }

    /** After a failure the next poll begins with a new connection, in the login folder. */
    private static FTPFile[] orDisconnect(FTPClient client, Listing listing) throws IOException {
        try {
            return listing.list();
        } catch (IOException e) {
            client.disconnect();
            throw e;
        }
    }

    private static IOException refused(String what, FTPClient client) {
        return new IOException(what + ": the server answered " + said(client));
    }

    private static String said(FTPClient client) {
        String reply = client.getReplyString();
        return reply == null ? "nothing" : reply.strip();
    }
}
