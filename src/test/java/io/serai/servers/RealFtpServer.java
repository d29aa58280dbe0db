package io.serai.servers;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A vsftpd or ProFTPD process on loopback, as strict as it comes: TLS only, and each data channel has to resume the control
 * channel's session. The programs are Debian's, installed or unpacked below {@code target/servers}.
 */
public final class RealFtpServer implements AutoCloseable {

    /** Which program. */
    public enum Kind {
        VSFTPD("vsftpd", "anonymous"),
        PROFTPD("proftpd", "u");

        private final String program;
        private final String user;

        Kind(String program, String user) {
            this.program = program;
            this.user = user;
        }

        /** The one user of the server. */
        public String user() {
            return user;
        }

        /** Where the program lies; empty when this machine has none. */
        public Optional<Path> path() {
            return Stream.of(Path.of("/usr/sbin"), UNPACKED.resolve("usr/sbin"))
                    .map(folder -> folder.resolve(program))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** The password of the one user. */
    public static final String PASSWORD = "guest";

    private static final Path UNPACKED = Path.of("target", "servers").toAbsolutePath();
    /** The hash of {@link #PASSWORD} for ProFTPD's user file. */
    private static final String PASSWORD_HASH = "$1$serai$3422lCrfxKhwNxIagjIrk.";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Process process;
    private final int port;
    private final Path log;

    private RealFtpServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the program; the login folder is {@code home}.
     *
     * @param scratch where its settings and logs go
     * @param implicit TLS from the first byte, else after AUTH TLS
     * @throws IllegalStateException with the program's own words when it ends at once
     */
    public static RealFtpServer start(Kind kind, Path home, Path scratch, ServerKey key, boolean implicit)
            throws IOException, GeneralSecurityException {
        int port = freePort();
        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(scratch.resolve("cert.pem"), key.certificate());
        Path secret = Files.writeString(scratch.resolve("key.pem"), key.privateKey());
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path program = kind.path().orElseThrow();
        List<String> command = kind == Kind.VSFTPD
                ? List.of(program.toString(), vsftpd(home, scratch, port, implicit))
                : List.of(program.toString(), "-n", "-c", proftpd(home, scratch, port, implicit));
        Path log = scratch.resolve("server.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LD_LIBRARY_PATH", libraries());
        RealFtpServer server = new RealFtpServer(builder.start(), port, log);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(server::listens);
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended: " + said());
        }
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String vsftpd(Path home, Path scratch, int port, boolean implicit) throws IOException {
        return settings(
                scratch,
                "listen=YES",
                "listen_address=127.0.0.1",
                "listen_port=" + port,
                "background=NO",
                "run_as_launching_user=" + (ROOT ? "NO" : "YES"),
                "seccomp_sandbox=NO",
                "secure_chroot_dir=" + Files.createDirectories(scratch.resolve("empty")),
                "anonymous_enable=YES",
                "no_anon_password=NO",
                "ftp_username=daemon",
                "anon_root=" + home,
                "write_enable=YES",
                "anon_upload_enable=YES",
                "anon_mkdir_write_enable=YES",
                "anon_other_write_enable=YES",
                "anon_umask=000",
                "file_open_mode=0666",
                "anon_world_readable_only=NO",
                "pasv_address=127.0.0.1",
                "ssl_enable=YES",
                "implicit_ssl=" + (implicit ? "YES" : "NO"),
                "allow_anon_ssl=YES",
                "force_anon_logins_ssl=YES",
                "force_anon_data_ssl=YES",
                "require_ssl_reuse=YES",
                "ssl_ciphers=HIGH",
                "rsa_cert_file=" + scratch.resolve("cert.pem"),
                "rsa_private_key_file=" + scratch.resolve("key.pem"));
    }

    private static String proftpd(Path home, Path scratch, int port, boolean implicit) throws IOException {
        long uid = ROOT ? 1 : (Integer) Files.getAttribute(scratch, "unix:uid");
        long gid = ROOT ? 1 : (Integer) Files.getAttribute(scratch, "unix:gid");
        Path users = Files.writeString(
                scratch.resolve("users"),
                String.join(":", "u", PASSWORD_HASH, "" + uid, "" + gid, "", home.toString(), "/bin/false") + "\n");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        Path unpacked = UNPACKED.resolve("usr/lib/proftpd");
        return settings(
                scratch,
                "ServerType standalone",
                "DefaultAddress 127.0.0.1",
                "SocketBindTight on",
                "Port " + port,
                "UseIPv6 off",
                "UseReverseDNS off",
                "User " + (ROOT ? "daemon" : System.getProperty("user.name")),
                "PidFile " + scratch.resolve("pid"),
                "ScoreboardFile " + scratch.resolve("scoreboard"),
                "DelayTable none",
                "WtmpLog off",
                "SystemLog " + scratch.resolve("system.log"),
                "AuthOrder mod_auth_file.c",
                "AuthUserFile " + users,
                "RequireValidShell off",
                "AllowOverwrite on",
                "Umask 000 000",
                "ModulePath " + (Files.isDirectory(unpacked) ? unpacked : Path.of("/usr/lib/proftpd")),
                "LoadModule mod_tls.c",
                "TLSEngine on",
                "TLSRequired on",
                "TLSLog " + scratch.resolve("tls.log"),
                "TLSRSACertificateFile " + scratch.resolve("cert.pem"),
                "TLSRSACertificateKeyFile " + scratch.resolve("key.pem"),
                implicit ? "TLSOptions UseImplicitSSL" : "");
    }

    private static String settings(Path scratch, String... lines) throws IOException {
        Path file = scratch.resolve("server.conf");
        return Files.writeString(file, String.join("\n", lines) + "\n").toString();
    }

    private static String libraries() throws IOException {
        if (!Files.isDirectory(UNPACKED)) {
            return "";
        }
        try (Stream<Path> all = Files.walk(UNPACKED)) {
            return String.join(
                    File.pathSeparator,
                    all.filter(path -> path.toString().endsWith("-linux-gnu"))
                            .map(Path::toString)
                            .toList());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
