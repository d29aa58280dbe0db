package io.serai.receive;

import java.io.File;
import java.io.IOException;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.FtpOperations;

/**
 * How a listed file looks at its source right now.
 *
 * @param size in bytes; negative when the source does not say
 * @param modified milliseconds since 1970
 */
record Look(long size, long modified) {
    /** Nothing is there under that name. */
    static final Look ABSENT = new Look(-1, -1);

    /** What looks at one file of a server without listing its folder. */
    @FunctionalInterface
    interface Looking {
        /** The file at a path, as a listing of its folder shows it; {@link #ABSENT} when there is none. */
        Look look(String path) throws IOException;
    }

    static Look of(GenericFileOperations<Object> operations, GenericFile<Object> file) {
        if (file.getFile() instanceof File local) {
            return local.exists() ? new Look(local.length(), local.lastModified()) : ABSENT;
        }
        String path = file.getAbsoluteFilePath();
        Object asked = (Object) operations instanceof FtpOperations ftp ? ftp.getClient() : operations;
        try {
            return ((Looking) asked).look(path);
        } catch (IOException e) {
            throw new GenericFileOperationFailedException(
                    "looking at " + file.getFileNameOnly() + ": " + e.getMessage(), e);
        }
    }

    /** Whether it is known to be another file than the one that was listed. */
    boolean differsFrom(GenericFile<Object> listed) {
        return size >= 0 && (size != listed.getFileLength() || modified != listed.getLastModified());
    }
}
