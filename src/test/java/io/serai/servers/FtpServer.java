package io.serai.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** An FTP or FTPS server on loopback whose root is one folder and whose one user may write. */
public final class FtpServer implements AutoCloseable {

    /** How the server speaks TLS. */
    public enum Tls {
        /** Never. */
        NONE,
        /** Once the client sends AUTH TLS; a client that does not is still served in clear. */
        EXPLICIT,
        /** From the first byte. */
        IMPLICIT
    }

    private static final String STORE_PASSWORD = "changeit";

    private final org.apache.ftpserver.FtpServer server;
    private final Listener listener;
    private final @Nullable Path store;

    private FtpServer(org.apache.ftpserver.FtpServer server, Listener listener, @Nullable Path store) {
        this.server = server;
        this.listener = listener;
        this.store = store;
    }

    /** Starts a server on a free port, with a certificate of its own when it speaks TLS. */
    public static FtpServer start(Path home, String user, String password, Tls tls)
            throws IOException, InterruptedException, FtpException {
        return start(home, user, password, tls, tls == Tls.NONE ? null : newKey(), Watcher.NONE);
    }

    /** The same with a given certificate; null without TLS. The key's file is removed at the end. */
    public static FtpServer start(Path home, String user, String password, Tls tls, @Nullable ServerKey key)
            throws FtpException {
        return start(home, user, password, tls, key, Watcher.NONE);
    }

    /** A watched server without TLS. */
    public static FtpServer start(Path home, String user, String password, Watcher watcher) throws FtpException {
        return start(home, user, password, Tls.NONE, null, watcher);
    }

    /** A server without TLS at an address of the caller's choice. */
    public static FtpServer start(Path home, String user, String password, InetSocketAddress at) throws FtpException {
        ListenerFactory factory = new ListenerFactory();
        factory.setServerAddress(at.getAddress().getHostAddress());
        factory.setPort(at.getPort());
        return start(home, user, password, factory.createListener(), null, Watcher.NONE);
    }

    private static FtpServer start(
            Path home, String user, String password, Tls tls, @Nullable ServerKey key, Watcher watcher)
            throws FtpException {
        Path store = key == null ? null : key.store();
        return start(home, user, password, listener(tls, store), store, watcher);
    }

    private static FtpServer start(
            Path home, String user, String password, Listener listener, @Nullable Path store, Watcher watcher)
            throws FtpException {
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setFileSystem(client -> new WatchedFiles(client, watcher));
        factory.getUserManager().save(writer(home, user, password));
        org.apache.ftpserver.FtpServer server = factory.createServer();
        server.start();
        return new FtpServer(server, listener, store);
    }

    /** The port it listens on. */
    public int port() {
        return listener.getPort();
    }

    /** The PKCS12 file that makes a client trust this server. */
    public Path trustStore() {
        if (store == null) {
            throw new IllegalStateException("a server without TLS has no trust store");
        }
        return store;
    }

    /** The password of the trust store. */
    public String trustStorePassword() {
        return STORE_PASSWORD;
    }

    /** Stops at once and removes its certificate. */
    @Override
    public void close() {
        server.stop();
        if (store != null) {
            delete(store);
        }
    }

    private static Listener listener(Tls tls, @Nullable Path store) {
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassiveAddress("127.0.0.1");
        ListenerFactory factory = new ListenerFactory();
        factory.setServerAddress("127.0.0.1");
        factory.setPort(0);
        if (store != null) {
            SslConfigurationFactory ssl = new SslConfigurationFactory();
            ssl.setKeystoreFile(store.toFile());
            ssl.setKeystoreType("PKCS12");
            ssl.setKeystorePassword(STORE_PASSWORD);
            factory.setSslConfiguration(ssl.createSslConfiguration());
            factory.setImplicitSsl(tls == Tls.IMPLICIT);
        }
        factory.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        return factory.createListener();
    }

    private static BaseUser writer(Path home, String name, String password) {
        BaseUser user = new BaseUser();
        user.setName(name);
        user.setPassword(password);
        user.setHomeDirectory(home.toAbsolutePath().toString());
        user.setAuthorities(List.of(new WritePermission()));
        return user;
    }

    private static ServerKey newKey() throws IOException, InterruptedException {
        return ServerKey.in(Files.createTempDirectory("serai-ftps"));
    }

    private static void delete(Path store) {
        Path folder = Objects.requireNonNull(store.getParent());
        try {
            Files.deleteIfExists(store);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
