package io.serai.receive;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.jspecify.annotations.Nullable;

/**
 * SFTP operations that ask the server about one file by its path. Camel lists the whole folder for that, so many files in one
 * folder would cost the square of their number. The questions go over a second channel of the same connection, since Camel
 * keeps its own channel to itself.
 */
final class DropSftpOperations extends SftpOperations implements Look.Looking {
    private static final int CONNECT_MAX_MILLIS = 10_000;

    private @Nullable Session session;
    private @Nullable ChannelSftp questions;

    DropSftpOperations(@Nullable Proxy proxy) {
        super(proxy);
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        Session created = super.createSession(configuration);
        session = created;
        questions = null;
        return created;
    }

    @Override
    public boolean existsFile(String path) {
        return !look(path).equals(Look.ABSENT);
    }

    @Override
    public Look look(String path) {
        try {
            SftpATTRS found = channel().lstat(path);
            return new Look(found.getSize(), found.getMTime() * 1000L);
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Look.ABSENT;
            }
            throw new GenericFileOperationFailedException("looking at " + path + ": " + e.getMessage(), e);
        } catch (JSchException e) {
            throw new GenericFileOperationFailedException("looking at " + path + ": " + e.getMessage(), e);
        }
    }

    private ChannelSftp channel() throws JSchException {
        ChannelSftp open = questions;
        if (open == null || !open.isConnected()) {
            if (session == null) {
                throw new JSchException("there is no connection");
            }
            open = (ChannelSftp) session.openChannel("sftp");
            open.connect(CONNECT_MAX_MILLIS);
            questions = open;
        }
        return open;
    }
}
