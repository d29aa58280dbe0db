package io.serai.sandbox;

import io.serai.servers.FtpServer;
import io.serai.servers.S3Server;
import io.serai.servers.SftpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The servers around a hub, each as a program of its own, for trying the hub in containers: {@code kiliba}, {@code sftp}, {@code
 * ftp} or {@code s3}. They listen on all addresses and take one user (or key) with one password. Not for real data.
 */
public final class SandboxProgram {

    private SandboxProgram() {}

    /**
     * Runs one server until it is stopped.
     *
     * @param args which server, its port, the user (the access key; for kiliba the API key), the password, and for sftp and ftp
     *     the folder
     */
    public static void main(String... args) throws Exception {
        InetSocketAddress at = new InetSocketAddress(InetAddress.getByAddress(new byte[4]), Integer.parseInt(args[1]));
        switch (args[0]) {
            case "kiliba" -> run(KilibaSandbox.start(args[2], at));
            case "sftp" -> run(SftpServer.start(folder(args[4]), args[2], args[3], at));
            case "ftp" -> run(FtpServer.start(folder(args[4]), args[2], args[3], at));
            case "s3" -> run(bucket(S3Server.start(args[2], args[3], at)));
            default -> throw new IllegalArgumentException("found " + args[0] + "; expected kiliba, sftp, ftp or s3");
        }
    }

    private static Path folder(String path) throws Exception {
        Path folder = Path.of(path);
        Files.createDirectories(folder.resolve("in"));
        return folder;
    }

    private static S3Server bucket(S3Server server) {
        try (var client = server.client()) {
            client.createBucket(bucket -> bucket.bucket("drop"));
        }
        return server;
    }

    private static void run(AutoCloseable server) throws InterruptedException {
        try (AutoCloseable open = server) {
            System.out.println("ready: " + open.getClass().getSimpleName());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("stopping the server", e);
        }
    }
}
