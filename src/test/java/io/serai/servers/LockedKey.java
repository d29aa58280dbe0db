package io.serai.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** A private key behind a passphrase, in each form in which people keep one. */
public record LockedKey(KeyPair pair, String passphrase) {

    /** RSA's PKCS#8 form is its PKCS#1 form behind so many bytes. */
    private static final int PKCS8_HEAD_BYTES = 26;

    private static final int AES_BYTES = 16;

    /** The forms. */
    public enum Form {
        /** As {@code ssh-keygen} writes it. */
        OPENSSH,
        /** As {@code ssh-keygen -m PEM} and older programs write it. */
        PEM
    }

    /** A new RSA pair. */
    public static LockedKey of(String passphrase) throws GeneralSecurityException {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        return new LockedKey(rsa.generateKeyPair(), passphrase);
    }

    /** The file's text. */
    public String text(Form form) throws GeneralSecurityException, IOException {
        return switch (form) {
            case OPENSSH -> openSsh();
            case PEM -> legacy();
        };
    }

    private String openSsh() throws GeneralSecurityException, IOException {
        OpenSSHKeyEncryptionContext lock = new OpenSSHKeyEncryptionContext();
        lock.setPassword(passphrase);
        lock.setCipherType("256");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "a test", lock, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    /** Its key is the MD5 of the passphrase with the first half of the initial block. */
    private String legacy() throws GeneralSecurityException {
        byte[] initial = new byte[AES_BYTES];
        new SecureRandom().nextBytes(initial);
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        md5.update(passphrase.getBytes(StandardCharsets.UTF_8));
        byte[] key = md5.digest(Arrays.copyOf(initial, AES_BYTES / 2));
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(initial));
        byte[] encoded = pair.getPrivate().getEncoded();
        byte[] plain = Arrays.copyOfRange(encoded, PKCS8_HEAD_BYTES, encoded.length);
        String block = HexFormat.of().withUpperCase().formatHex(initial);
        String head = String.join("\n", "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC," + block, "", "");
        return pem("RSA PRIVATE KEY", head, cipher.doFinal(plain));
    }

    private static String pem(String kind, String head, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + head + lines + "\n-----END " + kind + "-----\n";
    }
}
