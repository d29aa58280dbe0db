package io.serai.hostkey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A PKCS12 trust store; a server's certificate stands under its address.
 *
 * @param password of the store; a new store is made with it
 */
public record TrustStoreFile(Path path, String password) implements PinFile {

    @Override
    public List<Offered> known(Server server) throws IOException {
        try {
            return open().getCertificate(alias(server)) instanceof X509Certificate certificate
                    ? List.of(Certificates.offered(certificate))
                    : List.of();
        } catch (GeneralSecurityException e) {
            throw new IOException("reading " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void pin(Server server, List<Offered> keys) throws IOException {
        try {
            KeyStore store = open();
            byte[] certificate = keys.get(0).bytes();
            store.setCertificateEntry(
                    alias(server),
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new java.io.ByteArrayInputStream(certificate)));
            PinFile.exchange(path, next -> write(store, next));
        } catch (GeneralSecurityException e) {
            throw new IOException("writing " + path + ": " + e.getMessage(), e);
        }
    }

    private void write(KeyStore store, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("writing " + path + ": " + e.getMessage(), e);
        }
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (Files.exists(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                store.load(in, password.toCharArray());
            }
        } else {
            store.load(null, null);
        }
        return store;
    }

    private static String alias(Server server) {
        return server.toString();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TrustStoreFile[" + path + "]";
    }
}
