package io.serai.receive;

import java.io.File;
import java.time.Instant;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.util.FileUtil;
import org.apache.commons.net.ftp.FTPFile;

/**
 * How a listed file looks at its source right now.
 *
 * @param size in bytes; negative when the source does not say
 * @param modified milliseconds since 1970
 */
record Look(long size, long modified) {
    private static final int LOOKS_MAX = 5;
    private static final Look UNKNOWN = new Look(-1, -1);

    static Look of(GenericFileOperations<Object> operations, GenericFile<Object> file) {
        if (file.getFile() instanceof File local) {
            return local.exists() ? new Look(local.length(), local.lastModified()) : UNKNOWN;
        }
        String folder = FileUtil.onlyPath(file.getAbsoluteFilePath());
        for (Object entry : listed(operations, folder == null ? "." : folder)) {
            if (entry instanceof FTPFile found && found.getName().equals(file.getFileNameOnly())) {
                Instant time = found.getTimestampInstant();
                return new Look(found.getSize(), time == null ? 0 : time.toEpochMilli());
            }
            if (entry instanceof SftpRemoteFile<?> found && found.getFilename().equals(file.getFileNameOnly())) {
                return new Look(found.getFileLength(), found.getLastModified());
            }
        }
        return UNKNOWN;
    }

    /** Asked again when it fails, since another file may leave the folder in mid-listing; what cannot be looked at is not moved. */
    private static Object[] listed(GenericFileOperations<Object> operations, String folder) {
        for (int look = 1; ; look++) {
            try {
                Object[] listed = operations.listFiles(folder);
                return listed == null ? new Object[0] : listed;
            } catch (GenericFileOperationFailedException e) {
                if (look == LOOKS_MAX) {
                    throw e;
                }
            }
        }
    }

    /** Whether it is known to be another file than the one that was listed. */
    boolean differsFrom(GenericFile<Object> listed) {
        return size >= 0 && (size != listed.getFileLength() || modified != listed.getLastModified());
    }
}
