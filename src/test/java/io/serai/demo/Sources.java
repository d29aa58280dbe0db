package io.serai.demo;

import io.serai.samples.Sample;
import io.serai.servers.FtpServer;
import io.serai.servers.S3Server;
import io.serai.servers.SftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The partners' side: an SFTP, an FTP and an S3 server on loopback, into which the samples are dropped. */
final class Sources implements AutoCloseable {

    private final Path home;
    private final SftpServer sftp;
    private final FtpServer ftp;
    private final S3Server s3;
    private final S3Client bucket;
    private final String password;

    private Sources(Path home, SftpServer sftp, FtpServer ftp, S3Server s3, String password) {
        this.home = home;
        this.sftp = sftp;
        this.ftp = ftp;
        this.s3 = s3;
        this.bucket = s3.client();
        this.password = password;
    }

    static Sources start(Path home, String password) throws Exception {
        Path boulange = home.resolve("boulange");
        Path modeline = home.resolve("modeline");
        Files.createDirectories(boulange.resolve("in"));
        Files.createDirectories(modeline.resolve("in"));
        SftpServer sftp = SftpServer.start(boulange, "boulange", password);
        FtpServer ftp = FtpServer.start(modeline, "modeline", password, FtpServer.Tls.NONE);
        Sources sources = new Sources(home, sftp, ftp, S3Server.start("cyclo", password), password);
        Files.writeString(sources.knownHosts(), sftp.knownHostsLine() + "\n");
        sources.bucket.createBucket(bucket -> bucket.bucket("cyclo"));
        return sources;
    }

    /** What the sample routes ask for. */
    Map<String, String> settings() {
        return Map.of(
                "samples.sftp.host",
                "127.0.0.1",
                "samples.sftp.port",
                Integer.toString(sftp.port()),
                "samples.ftp.host",
                "127.0.0.1",
                "samples.ftp.port",
                Integer.toString(ftp.port()),
                "samples.s3.endpoint",
                s3.endpoint().toString(),
                "samples.s3.access-key",
                "cyclo",
                "samples.known-hosts",
                knownHosts().toAbsolutePath().toString(),
                "samples.password",
                password,
                "samples.min-age",
                "1s",
                "samples.poll-delay",
                "1000");
    }

    void drop(Sample sample) throws IOException {
        if (sample.partner().equals("cyclo")) {
            bucket.putObject(
                    object -> object.bucket("cyclo").key("in/" + sample.name()), RequestBody.fromBytes(sample.bytes()));
        } else {
            Files.write(home.resolve(sample.partner()).resolve("in").resolve(sample.name()), sample.bytes());
        }
    }

    /** Of all three servers; the secret key of the S3 one. */
    String password() {
        return password;
    }

    List<String> addresses() {
        return List.of(
                "sftp://127.0.0.1:" + sftp.port() + "/in (user boulange)",
                "ftp://127.0.0.1:" + ftp.port() + "/in (user modeline)",
                s3.endpoint() + "/cyclo/in/ (access key cyclo)");
    }

    @Override
    public void close() {
        bucket.close();
        s3.close();
        ftp.close();
        sftp.close();
    }

    private Path knownHosts() {
        return home.resolve("known_hosts");
    }
}
