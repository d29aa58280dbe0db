package io.serai.servers;

import io.serai.servers.Watcher.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on loopback whose root is one folder and whose one user has a password. */
public final class SftpServer implements AutoCloseable {

    private final SshServer server;
    private final KeyPair hostKey;

    private SftpServer(SshServer server, KeyPair hostKey) {
        this.server = server;
        this.hostKey = hostKey;
    }

    /** Starts a server on a free port, with a host key of its own. */
    public static SftpServer start(Path home, String user, String password)
            throws IOException, GeneralSecurityException {
        return start(home, user, password, Watcher.NONE);
    }

    /** The same, watched. */
    public static SftpServer start(Path home, String user, String password, Watcher watcher)
            throws IOException, GeneralSecurityException {
        KeyPair hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        return start(
                home, user, password, watcher, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), hostKey);
    }

    /** A server at an address of the caller's choice, whose host key is kept in the home: it is the same after the next start. */
    public static SftpServer start(Path home, String user, String password, InetSocketAddress at)
            throws IOException, GeneralSecurityException {
        SimpleGeneratorHostKeyProvider kept = new SimpleGeneratorHostKeyProvider(home.resolve(".host-key"));
        kept.setAlgorithm(KeyUtils.EC_ALGORITHM);
        KeyPair hostKey = kept.loadKeys(null).iterator().next();
        return start(home, user, password, Watcher.NONE, at, hostKey);
    }

    private static SftpServer start(
            Path home, String user, String password, Watcher watcher, InetSocketAddress at, KeyPair hostKey)
            throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(at.getAddress().getHostAddress());
        server.setPort(at.getPort());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((name, secret, session) -> user.equals(name) && password.equals(secret));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home.toAbsolutePath()));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Watched(watcher));
        server.setSubsystemFactories(List.of(sftp));
        server.start();
        return new SftpServer(server, hostKey);
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** The line that makes a client's known_hosts file trust this server. */
    public String knownHostsLine() {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** Lets everybody in who has the private key of this one, besides those with the password. */
    public void letIn(PublicKey key) {
        server.setPublickeyAuthenticator((name, offered, session) -> KeyUtils.compareKeys(key, offered));
    }

    /** Stops at once, cutting open sessions. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Watched(Watcher watcher) implements SftpEventListener {

        @Override
        public void reading(
                ServerSession session, String handle, FileHandle file, long offset, byte[] data, int from, int length)
                throws IOException {
            watcher.sees(Moment.READ, String.valueOf(file.getFile().getFileName()), offset);
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            watcher.sees(Moment.MOVE, String.valueOf(from.getFileName()), 0);
        }
    }
}
