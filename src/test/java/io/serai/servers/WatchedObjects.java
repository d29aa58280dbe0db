package io.serai.servers;

import io.serai.servers.Watcher.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Objects in memory, whose readers and copiers are seen. */
final class WatchedObjects extends ForwardingBlobStore {

    private final Watcher watcher;

    WatchedObjects(BlobStore objects, Watcher watcher) {
        super(objects);
        this.watcher = watcher;
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        ResponseInputStream<GetObjectResponse> found = super.getBlob(request);
        return new ResponseInputStream<>(
                found.response(),
                AbortableInputStream.create(new WatchedStream(found, watcher, last(request.key())), found::abort));
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        try {
            watcher.sees(Moment.MOVE, last(request.sourceKey()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return super.copyBlob(request);
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
