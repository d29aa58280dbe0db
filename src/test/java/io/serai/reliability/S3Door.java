package io.serai.reliability;

import io.serai.servers.S3Server;
import io.serai.servers.Watcher;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A drop in an S3 bucket. */
final class S3Door implements Door {

    private static final String BUCKET = "drop";
    private static final String MARK = "\\.[0-9a-f]{8}(?=\\.csv)";

    private final S3Server server;
    private final S3Client client;

    S3Door(Watcher watcher) throws Exception {
        server = S3Server.start("key", "secret", watcher);
        client = server.client();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    @Override
    public String template() {
        return "s3-drop";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "bucket", BUCKET,
                "endpoint", server.endpoint().toString(),
                "overrideEndpoint", "true",
                "pathStyle", "true",
                "region", "us-east-1",
                "accessKey", "{{door.access-key}}",
                "secretKey", "{{door.secret-key}}");
    }

    @Override
    public Map<String, String> through(int proxyPort) {
        return Map.of("endpoint", "http://127.0.0.1:" + proxyPort);
    }

    @Override
    public void put(String name, byte[] bytes) {
        client.putObject(object -> object.bucket(BUCKET).key("in/" + name), RequestBody.fromBytes(bytes));
    }

    @Override
    public Set<String> names(String folder) {
        Set<String> names = new TreeSet<>();
        for (String key : keys(prefix(folder))) {
            names.add(key.substring(prefix(folder).length()).replaceFirst(MARK, ""));
        }
        return names;
    }

    @Override
    public byte[] bytes(String folder, String name) {
        String prefix = prefix(folder);
        String key = keys(prefix).stream()
                .filter(one -> one.replaceFirst(MARK, "").equals(prefix + name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not below " + prefix));
        return client.getObjectAsBytes(object -> object.bucket(BUCKET).key(key)).asByteArray();
    }

    private Set<String> keys(String prefix) {
        Set<String> keys = new TreeSet<>();
        client.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return keys;
    }

    private static String prefix(String folder) {
        return (folder.isEmpty() ? "in" : folder) + "/";
    }

    int port() {
        return server.endpoint().getPort();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
