package io.serai.receive;

import java.io.IOException;
import java.net.Socket;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * Resumes the control channel's TLS session on every data channel, as vsftpd and ProFTPD demand by default. Its listings
 * fail visibly, and it looks at one file without listing its folder.
 *
 * <p>JSSE finds the session to resume by host and port, and asks the socket below for the port. So the data socket is opened
 * plain, TLS is layered over it under the control channel's host, and the socket shows the control channel's port. One
 * client needs an {@link SSLContext} of its own, since all connections to one server share that place in the cache.
 *
 * <p>Under TLS 1.3 a ticket serves once. What is read from a data channel brings the next one; an upload to some servers does
 * not. So a connection that sends files is used for one of them: {@code disconnect: true} in the drop's template.
 */
class ResumingFtpsClient extends FTPSClient implements Look.Looking {
    private final SSLContext tls;
    private final FtpLook look = new FtpLook(this, super::listFiles);
    private boolean secureData;

    ResumingFtpsClient(boolean implicit, SSLContext tls, String... versions) {
        super(implicit, tls);
        this.tls = tls;
        setEndpointCheckingEnabled(true);
        setEnabledProtocols(versions);
    }

    /** A control channel begins with a session of its own: one that is resumed itself is not one to all servers. */
    @Override
    protected void _connectAction_() throws IOException {
        for (byte[] id : Collections.list(tls.getClientSessionContext().getIds())) {
            SSLSession old = tls.getClientSessionContext().getSession(id);
            if (old != null) {
                old.invalidate();
            }
        }
        super._connectAction_();
    }

    @Override
    public void execPROT(String level) throws IOException {
        super.execPROT(level);
        secureData = "P".equals(level);
        setSocketFactory(new DataSockets(_socket_.getPort()));
    }

    @Override
    protected @Nullable Socket _openDataConnection_(String command, @Nullable String arg) throws IOException {
        Socket plain = super._openDataConnection_(command, arg);
        if (plain == null || !secureData) {
            return plain;
        }
        SSLSocket control = (SSLSocket) _socket_;
        SSLSocket data = (SSLSocket)
                tls.getSocketFactory().createSocket(plain, control.getSession().getPeerHost(), plain.getPort(), true);
        data.setUseClientMode(true);
        data.setSSLParameters(control.getSSLParameters());
        try {
            data.startHandshake();
            return data;
        } catch (IOException e) {
            // the server's word on the transfer is still to come, and would be taken for the answer to the next command
            data.close();
            disconnect();
            throw e;
        }
    }

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

    /** Plain sockets that show another port than the one they are connected to. */
    private static final class DataSockets extends DefaultSocketFactory {
        private final int shown;

        DataSockets(int shown) {
            this.shown = shown;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public int getPort() {
                    return shown;
                }
            };
        }
    }
}
