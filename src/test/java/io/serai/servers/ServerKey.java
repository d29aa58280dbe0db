package io.serai.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A key pair with a self-signed certificate for 127.0.0.1 and localhost, in a PKCS12 file that also serves as trust store. */
public record ServerKey(Path store, String password) {
    private static final String ALIAS = "server";

    /** Makes a new pair in the file {@code server.p12} of the folder. */
    public static ServerKey in(Path folder) throws IOException, InterruptedException {
        return in(folder, "ip:127.0.0.1,dns:localhost");
    }

    /** The same, for other names than this machine's; {@code names} as keytool writes them, such as {@code dns:example.org}. */
    public static ServerKey in(Path folder, String names) throws IOException, InterruptedException {
        ServerKey key = new ServerKey(folder.resolve("server.p12"), "changeit");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        key.password(),
                        "-keystore",
                        key.store().toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (process.waitFor() != 0) {
            throw new IOException("keytool made no key store: " + said);
        }
        return key;
    }

    /** The private key as PEM text. */
    String privateKey() throws IOException, GeneralSecurityException {
        Key key = open().getKey(ALIAS, password.toCharArray());
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** The certificate as PEM text. */
    String certificate() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", open().getCertificate(ALIAS).getEncoded());
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }
}
