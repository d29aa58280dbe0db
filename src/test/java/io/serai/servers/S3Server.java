package io.serai.servers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An S3 server on loopback that keeps its buckets in memory and checks one key pair. */
public final class S3Server implements AutoCloseable {

    private final S3Proxy server;
    private final String accessKey;
    private final String secretKey;

    private S3Server(S3Proxy server, String accessKey, String secretKey) {
        this.server = server;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** Starts an empty server on a free port. */
    public static S3Server start(String accessKey, String secretKey) throws Exception {
        return start(accessKey, secretKey, Watcher.NONE);
    }

    /** The same, watched. */
    public static S3Server start(String accessKey, String secretKey, Watcher watcher) throws Exception {
        return start(accessKey, secretKey, watcher, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** The same at an address of the caller's choice. */
    public static S3Server start(String accessKey, String secretKey, InetSocketAddress at) throws Exception {
        return start(accessKey, secretKey, Watcher.NONE, at);
    }

    private static S3Server start(String accessKey, String secretKey, Watcher watcher, InetSocketAddress at)
            throws Exception {
        S3Proxy server = S3Proxy.builder()
                .blobStore(new WatchedObjects(new TransientNio2BlobStore(), watcher))
                .endpoint(URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort()))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .build();
        server.start();
        return new S3Server(server, accessKey, secretKey);
    }

    /** The address to override a client's endpoint with. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** A new client of this server, for the caller to close. */
    public S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }

    /** An address to which whoever knows it may PUT one object of this type for a while; the server checks all of that. */
    public URI presigned(String bucket, String key, String contentType, Duration lifetime) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .build()) {
            return URI.create(presigner
                    .presignPutObject(put -> put.signatureDuration(lifetime)
                            .putObjectRequest(
                                    object -> object.bucket(bucket).key(key).contentType(contentType)))
                    .url()
                    .toString());
        }
    }

    /** Stops and forgets every bucket. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server did not stop", e);
        }
    }
}
