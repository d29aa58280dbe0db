package io.serai.deliver;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are passed on that Kiliba reads itself. Paths and words are placeholders, to be confirmed with Kiliba.
 *
 * @param createPath where an upload session is opened, by POST
 * @param completePath where the destination is told that all bytes are there, by POST; {@code {uploadId}} is the session's
 * @param statusPath where a session is asked how it stands, by GET, with {@code {uploadId}}; empty: it is not followed, and a file
 *     is delivered as soon as the destination is told
 * @param provider what a session says of who sends
 * @param bytesMax a larger file is not taken; one PUT at S3 carries at most 5 GB
 * @param putTimeout how long sending the bytes of one file may take
 * @param storageHttp whether files may be sent to a plain {@code http} address; always so when {@code base-url} is one
 * @param sessionsMax sessions that may be opened for one file while the storage refuses its bytes
 * @param gone statuses of a session that is known no longer: a fresh one is opened
 * @param endedWords the destination's words for a session that has ended well
 * @param failedWords the destination's words for a session that has ended without taking the file
 * @param followEvery the pause between two looks at the sessions that are followed
 * @param followMax a session that has not ended after so long is followed no longer, and counts as delivered
 */
public record UploadSettings(
        @DefaultValue("/client/v1/import/physical-store/uploads")
        String createPath,

        @DefaultValue("/client/v1/import/physical-store/uploads/{uploadId}/complete")
        String completePath,

        @DefaultValue("") String statusPath,
        @DefaultValue("retail") String provider,
        @DefaultValue("5000000000B") DataSize bytesMax,
        @DefaultValue("2h") Duration putTimeout,
        @DefaultValue("false") boolean storageHttp,
        @DefaultValue("3") int sessionsMax,
        @DefaultValue("404,409,410") Statuses gone,

        @DefaultValue({"completed", "complete", "done", "finished", "succeeded", "success", "partial"})
        Set<String> endedWords,

        @DefaultValue({"failed", "error", "rejected", "cancelled", "expired"})
        Set<String> failedWords,

        @DefaultValue("30s") Duration followEvery,
        @DefaultValue("24h") Duration followMax) {

    private static final String ID = "{uploadId}";

    public UploadSettings {
        endedWords = Set.copyOf(endedWords);
        failedWords = Set.copyOf(failedWords);
        KilibaSettings.check(createPath.startsWith("/"), "create-path", createPath, "a path that begins with /");
        KilibaSettings.check(
                completePath.startsWith("/") && completePath.contains(ID),
                "complete-path",
                completePath,
                "a path that begins with / and has " + ID);
        KilibaSettings.check(
                statusPath.isEmpty() || (statusPath.startsWith("/") && statusPath.contains(ID)),
                "status-path",
                statusPath,
                "a path that begins with / and has " + ID + ", or nothing");
        KilibaSettings.check(!provider.isBlank(), "provider", provider, "a word such as retail");
        KilibaSettings.check(
                bytesMax.toBytes() >= 1 && bytesMax.toBytes() <= 5L << 30,
                "bytes-max",
                bytesMax,
                "1B to 5GB, since one PUT carries no more");
        KilibaSettings.check(sessionsMax >= 1 && sessionsMax <= 100, "sessions-max", sessionsMax, "1 to 100");
        KilibaSettings.checkPositive("put-timeout", putTimeout);
        KilibaSettings.checkPositive("follow-every", followEvery);
        KilibaSettings.checkPositive("follow-max", followMax);
    }

    /** Whether sessions are asked how they stand. */
    public boolean isFollowed() {
        return !statusPath.isEmpty();
    }

    /** Where the destination is told that all bytes of this session are there. */
    public String completePathOf(String uploadId) {
        return completePath.replace(ID, uploadId);
    }

    /** Where this session is asked how it stands. */
    public String statusPathOf(String uploadId) {
        return statusPath.replace(ID, uploadId);
    }
}
