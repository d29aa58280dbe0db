package io.serai.receive;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * TLS with a mandatory trust store, and without TLS 1.2 session tickets.
 *
 * <p>vsftpd hands out tickets that live for 68 years. The JDK drops a ticket that lives for more than a week, and once a ticket
 * was offered the server gives the session no id; so nothing could be resumed. Without tickets TLS 1.2 resumes by id. The JDK
 * reads this switch from a system property whenever a context is made; TLS 1.3 and the server side do not look at it.
 */
public class FtpsTrust extends SSLContextParameters {
    private static final String TICKETS = "jdk.tls.client.enableSessionTicketExtension";

    private String trustStore = "";
    private String trustStorePassword = "";

    @Override
    public SSLContext createSSLContext(CamelContext context) throws GeneralSecurityException, IOException {
        if (trustStore.isBlank()) {
            throw new GeneralSecurityException(
                    "ftps: trustStore is missing; expected a PKCS12 file that holds the server's certificate");
        }
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + trustStore);
        store.setPassword(trustStorePassword);
        store.setType("PKCS12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        setTrustManagers(trust);
        setSecureSocketProtocol("TLS");
        System.setProperty(TICKETS, "false");
        return super.createSSLContext(context);
    }

    public void setTrustStore(String trustStore) {
        this.trustStore = trustStore;
    }

    public void setTrustStorePassword(String trustStorePassword) {
        this.trustStorePassword = trustStorePassword;
    }
}
