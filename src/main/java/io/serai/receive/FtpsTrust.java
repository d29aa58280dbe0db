package io.serai.receive;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** TLS 1.2 with a mandatory trust store: JDK uses a TLS 1.3 ticket once, but every data channel must resume the session. */
public class FtpsTrust extends SSLContextParameters {
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
        setSecureSocketProtocol("TLSv1.2");
        return super.createSSLContext(context);
    }

    public void setTrustStore(String trustStore) {
        this.trustStore = trustStore;
    }

    public void setTrustStorePassword(String trustStorePassword) {
        this.trustStorePassword = trustStorePassword;
    }
}
