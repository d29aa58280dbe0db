package io.serai.receive;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** The reason of a failure on one line, for a log: the first cause in its own words, with ours in front where these say little. */
public final class Why {
    private static final int LENGTH_MAX = 500;
    private static final int CAUSES_MAX = 20;

    private Why() {}

    public static String of(Throwable failure) {
        Throwable first = first(failure);
        String said = said(first);
        if (first instanceof UnknownHostException) {
            return "no such host: " + said;
        }
        if (first instanceof ConnectException) {
            return "nothing answers at that host and port: " + said;
        }
        if (first instanceof SocketTimeoutException) {
            return "no answer in time: " + said;
        }
        if (first instanceof GeneralSecurityException) {
            return "the server's certificate is refused: " + said
                    + "; expected one from the trust store, for this host";
        }
        return said;
    }

    /** What tells two reasons apart, whatever numbers and names they mention. */
    static Class<?> kind(Throwable failure) {
        return first(failure).getClass();
    }

    private static Throwable first(Throwable failure) {
        Throwable first = failure;
        for (int i = 0; i < CAUSES_MAX && first.getCause() != null; i++) {
            first = first.getCause();
        }
        return first;
    }

    private static String said(Throwable first) {
        String said = first instanceof GenericFileOperationFailedException reply && reply.getReason() != null
                ? "the server answered " + reply.getReason()
                : first.getMessage();
        String line = PlainName.printable(
                said == null || said.isBlank() ? first.getClass().getSimpleName() : said.strip());
        return line.length() > LENGTH_MAX ? line.substring(0, LENGTH_MAX) + "…" : line;
    }
}
