package io.serai.receive;

import java.io.IOException;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/** An FTP client whose listings fail visibly. */
class DropFtpClient extends FTPClient {

    @Override
    public FTPFile[] listFiles(@Nullable String folder) throws IOException {
        return folder == null ? super.listFiles(null) : FtpListing.files(this, folder, () -> super.listFiles(null));
    }

    @Override
    public String @Nullable [] listNames(@Nullable String folder) throws IOException {
        return FtpListing.names(this, super.listNames(folder));
    }
}
