package io.serai.hostkey;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks an SSH server for its host keys. One connection shows one key, so there is one for each kind; each is given up once the
 * key was shown, which the server has proved to own by then.
 */
public final class SshKeys {

    static final int SILENCE_MILLIS_MAX = 10_000;
    private static final List<String> ALGORITHMS = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512,rsa-sha2-256");

    private SshKeys() {}

    /**
     * The keys of all kinds that the server has; never empty.
     *
     * @throws IOException when it does not answer as an SSH server
     */
    public static List<Offered> of(Server server) throws IOException {
        List<Offered> keys = new ArrayList<>();
        String fault = "it offers no kind of key that is known here: " + String.join(", ", ALGORITHMS);
        for (String algorithms : ALGORITHMS) {
            Shown shown = new Shown();
            JSchException end = connect(server, algorithms, shown);
            Offered key = shown.key;
            if (key != null) {
                keys.add(key);
            } else if (!isOtherKind(end)) {
                fault = String.valueOf(end.getMessage());
                break;
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("asking " + server + " for its host key: " + fault + "; expected an SSH server");
        }
        return keys;
    }

    private static JSchException connect(Server server, String algorithms, Shown shown) throws IOException {
        try {
            JSch jsch = new JSch();
            jsch.setHostKeyRepository(shown);
            Session session = jsch.getSession("serai", server.host(), server.port());
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("prefer_known_host_key_types", "no");
            session.setConfig("server_host_key", algorithms);
            try {
                session.connect(SILENCE_MILLIS_MAX);
            } finally {
                session.disconnect();
            }
        } catch (JSchException e) {
            return e;
        }
        throw new IOException("the server's key was taken unseen");
    }

    private static boolean isOtherKind(JSchException fault) {
        return fault instanceof com.jcraft.jsch.JSchAlgoNegoFailException;
    }

    static Offered offered(byte[] key) {
        try {
            return new Offered(new HostKey("host", key).getType(), key, "");
        } catch (JSchException e) {
            throw new IllegalArgumentException("no SSH key", e);
        }
    }

    /** Notes the key and trusts nobody. */
    private static final class Shown implements HostKeyRepository {

        private @Nullable Offered key;

        @Override
        public int check(String host, byte[] shown) {
            key = offered(shown);
            return NOT_INCLUDED;
        }

        @Override
        public void add(HostKey hostkey, @Nullable UserInfo ui) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String host, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String host, String type, byte[] bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getKnownHostsRepositoryID() {
            return "keys that are only shown";
        }

        @Override
        public HostKey[] getHostKey() {
            return new HostKey[0];
        }

        @Override
        public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
            return new HostKey[0];
        }
    }
}
