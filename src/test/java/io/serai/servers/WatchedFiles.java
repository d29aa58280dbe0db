package io.serai.servers;

import io.serai.servers.Watcher.Moment;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.apache.ftpserver.filesystem.nativefs.impl.NativeFileSystemView;
import org.apache.ftpserver.filesystem.nativefs.impl.NativeFtpFile;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.User;

/** A user's folder, whose readers and movers are seen. */
final class WatchedFiles extends NativeFileSystemView {

    private final User user;
    private final Watcher watcher;

    WatchedFiles(User user, Watcher watcher) throws FtpException {
        super(user);
        this.user = user;
        this.watcher = watcher;
    }

    @Override
    public FtpFile getFile(String name) {
        FtpFile file = super.getFile(name);
        return new Watched(file.getAbsolutePath(), (File) file.getPhysicalFile());
    }

    private final class Watched extends NativeFtpFile {

        Watched(String name, File file) {
            super(name, file, user);
        }

        @Override
        public InputStream createInputStream(long offset) throws IOException {
            return new WatchedStream(super.createInputStream(offset), watcher, getName());
        }

        @Override
        public boolean move(FtpFile to) {
            try {
                watcher.sees(Moment.MOVE, getName(), 0);
            } catch (IOException refused) {
                return false;
            }
            return super.move(to);
        }
    }
}
