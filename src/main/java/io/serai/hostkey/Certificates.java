package io.serai.hostkey;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/** Asks an FTPS server for its certificate, and hangs up before anybody logs in. */
public final class Certificates {

    private Certificates() {}

    /**
     * The server's own certificate, without those that signed it.
     *
     * @param implicit whether TLS begins at once; otherwise it is asked for with {@code AUTH TLS}
     * @throws IOException when it does not answer as such a server
     */
    public static List<Offered> of(Server server, boolean implicit) throws IOException {
        Shown shown = new Shown();
        FTPSClient client = new FTPSClient(implicit, context(shown));
        client.setConnectTimeout(SshKeys.SILENCE_MILLIS_MAX);
        client.setDefaultTimeout(SshKeys.SILENCE_MILLIS_MAX);
        String fault = "it showed none";
        try {
            client.connect(server.host(), server.port());
        } catch (IOException e) {
            fault = String.valueOf(e.getMessage());
        } finally {
            disconnect(client);
        }
        X509Certificate certificate = shown.certificate;
        if (certificate == null) {
            throw new IOException("asking " + server + " for its certificate: " + fault + "; expected an FTPS server, "
                    + (implicit ? "implicit" : "explicit") + " TLS");
        }
        return List.of(offered(certificate));
    }

    /** What was to be learned is known by then. */
    private static void disconnect(FTPSClient client) throws IOException {
        if (client.isConnected()) {
            client.disconnect();
        }
    }

    private static SSLContext context(Shown shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {shown}, new SecureRandom());
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    static Offered offered(X509Certificate certificate) {
        try {
            return new Offered("X.509", certificate.getEncoded(), said(certificate));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that cannot be written", e);
        }
    }

    private static String said(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            String also = names == null
                    ? ""
                    : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
            return "for " + certificate.getSubjectX500Principal() + (also.isEmpty() ? "" : " (" + also + ")")
                    + ", valid until " + certificate.getNotAfter().toInstant();
        } catch (GeneralSecurityException e) {
            return "for " + certificate.getSubjectX500Principal() + ", whose other names cannot be read";
        }
    }

    /** Notes the certificate and trusts nobody. */
    private static final class Shown implements X509TrustManager {

        private @Nullable X509Certificate certificate;

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            certificate = chain[0];
            throw new CertificateException("seen");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
