package io.serai.receive;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * Resumes the control channel's TLS session on every data channel, as vsftpd and ProFTPD demand by default.
 *
 * <p>The data socket is opened plain and TLS is layered over it under the control channel's host and port: the name under
 * which JSSE keeps the session.
 */
class ResumingFtpsClient extends FTPSClient {
    private final SSLContext tls;
    private boolean secureData;

    ResumingFtpsClient(boolean implicit, SSLContext tls) {
        super(implicit, tls);
        this.tls = tls;
        setEndpointCheckingEnabled(true);
        setEnabledProtocols(new String[] {"TLSv1.2"});
    }

    @Override
    public void execPROT(String level) throws IOException {
        super.execPROT(level);
        secureData = "P".equals(level);
        setSocketFactory(null);
        setServerSocketFactory(null);
    }

    @Override
    protected @Nullable Socket _openDataConnection_(String command, @Nullable String arg) throws IOException {
        Socket plain = super._openDataConnection_(command, arg);
        if (plain == null || !secureData || plain instanceof SSLSocket) {
            return plain;
        }
        SSLSession control = ((SSLSocket) _socket_).getSession();
        SSLSocket data = (SSLSocket)
                tls.getSocketFactory().createSocket(plain, control.getPeerHost(), control.getPeerPort(), true);
        data.setUseClientMode(true);
        SSLParameters rules = ((SSLSocket) _socket_).getSSLParameters();
        data.setSSLParameters(rules);
        data.startHandshake();
        return data;
    }
}
