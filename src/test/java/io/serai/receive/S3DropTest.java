package io.serai.receive;

import io.serai.servers.S3Server;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

@SuppressWarnings("NullAway.Init")
class S3DropTest extends DropContract {
    private S3Server server;
    private S3Client client;

    @Override
    void open() throws Exception {
        server = S3Server.start("key", "secret");
        client = server.client();
        unhide();
    }

    @Override
    void close() {
        client.close();
        server.close();
    }

    @Override
    String file() {
        return "s3-drop";
    }

    @Override
    String template() {
        return "s3-drop";
    }

    @Override
    Map<String, Object> parameters() {
        return Map.of(
                "bucket",
                "drop",
                "endpoint",
                server.endpoint(),
                "overrideEndpoint",
                "true",
                "pathStyle",
                "true",
                "region",
                "us-east-1",
                "accessKey",
                "key",
                "secretKey",
                "secret");
    }

    @Override
    Map<String, Object> wrongParameters() {
        return Map.of("secretKey", "wrong");
    }

    @Override
    String source() {
        return "s3://drop/in/";
    }

    @Override
    void put(String name, String text) {
        client.putObject(r -> r.bucket("drop").key("in/" + name), RequestBody.fromString(text));
    }

    @Override
    void delete(String name) {
        client.deleteObject(r -> r.bucket("drop").key("in/" + name));
    }

    @Override
    Map<String, String> list(String folder) {
        try {
            return listOnce(folder);
        } catch (NoSuchKeyException e) {
            // the drop has moved it since it was listed
            return list(folder);
        }
    }

    private Map<String, String> listOnce(String folder) {
        String prefix = (folder.isEmpty() ? "in" : folder) + "/";
        Map<String, String> found = new HashMap<>();
        for (S3Object object :
                client.listObjectsV2(r -> r.bucket("drop").prefix(prefix)).contents()) {
            try {
                found.put(
                        object.key().substring(prefix.length()),
                        client.getObjectAsBytes(r -> r.bucket("drop").key(object.key()))
                                .asUtf8String());
            } catch (NoSuchKeyException movedSinceItWasListed) {
                // it is listed where it went
            }
        }
        return found;
    }

    @Override
    ReceiptFolder receiptFolder() {
        return new ReceiptFolder("receipts/", "in/receipts");
    }

    @Override
    void hide() {
        client.deleteBucket(r -> r.bucket("drop"));
    }

    @Override
    void unhide() {
        client.createBucket(r -> r.bucket("drop"));
    }

    @Override
    boolean growsInPlace() {
        return false;
    }
}
