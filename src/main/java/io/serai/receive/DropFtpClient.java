package io.serai.receive;

import java.io.IOException;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/** An FTP client whose listings fail visibly, and that looks at one file without listing its folder. */
class DropFtpClient extends FTPClient implements Look.Looking {
    private final FtpLook look = new FtpLook(this, super::listFiles);

    @Override
    public FTPFile[] listFiles(@Nullable String folder) throws IOException {
        return folder == null ? super.listFiles(null) : FtpListing.files(this, folder, super::listFiles);
    }

    /** How Camel asks whether one file exists, with {@code fastExistsCheck}: the name at the path, null when there is none. */
    @Override
    public String @Nullable [] listNames(@Nullable String path) throws IOException {
        return path == null || look.at(path).equals(Look.ABSENT) ? null : new String[] {path};
    }

    @Override
    public Look look(String path) throws IOException {
        return look.at(path);
    }
}
