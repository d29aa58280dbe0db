package io.serai.receive;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.s3.AWS2S3Component;
import org.apache.camel.component.aws2.s3.AWS2S3Configuration;
import org.apache.camel.component.aws2.s3.AWS2S3Consumer;
import org.apache.camel.component.aws2.s3.AWS2S3Endpoint;
import org.apache.camel.component.aws2.s3.AWS2S3EndpointConfigurer;
import org.apache.camel.support.PropertyBindingSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Camel's {@code aws2-s3} with a poll of our own: it lists all pages and opens only the objects that {@link ObjectWatch}, the
 * parameter {@code watch}, wants, one at a time. Camel's own opens each listed object, receipts too, and ends after a page.
 */
@Component("aws2-s3")
public class DropS3Component extends AWS2S3Component {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        ObjectWatch watch = resolveAndRemoveReferenceParameter(parameters, "watch", ObjectWatch.class);
        AWS2S3Configuration settings = getConfiguration() == null
                ? new AWS2S3Configuration()
                : getConfiguration().copy();
        settings.setBucketName(remaining);
        WatchedEndpoint endpoint = new WatchedEndpoint(uri, this, settings, watch);
        setProperties(endpoint, parameters);
        if (!settings.isUseDefaultCredentialsProvider()
                && (settings.getAccessKey() == null || settings.getSecretKey() == null)) {
            throw new IllegalArgumentException(
                    "s3-drop: accessKey and secretKey are missing; give both, or defaultCredentials: true");
        }
        return endpoint;
    }

    /** Camel finds the setters of its own component classes only; this one is not among them. */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        PropertyBindingSupport.build()
                .withConfigurer(new AWS2S3EndpointConfigurer())
                .withIgnoreCase(true)
                .bind(getCamelContext(), endpoint, parameters);
    }

    private static final class WatchedEndpoint extends AWS2S3Endpoint {
        private final @Nullable ObjectWatch watch;

        /** @param watch null where nothing is polled */
        WatchedEndpoint(
                String uri, DropS3Component component, AWS2S3Configuration settings, @Nullable ObjectWatch watch) {
            super(uri, component, settings);
            this.watch = watch;
        }

        /** Camel asks for the bucket at once; a server that is down must not keep the other partners from starting. */
        @Override
        public void doStart() throws Exception {
            try {
                super.doStart();
            } catch (SdkException e) {
                WatchedConsumer.LOG.debug("the bucket could not be asked for at the start; every poll will", e);
            }
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            if (watch == null) {
                return super.createConsumer(processor);
            }
            WatchedConsumer consumer = new WatchedConsumer(this, processor, watch);
            configureConsumer(consumer);
            return consumer;
        }
    }

    private static final class WatchedConsumer extends AWS2S3Consumer {
        private static final Logger LOG = LoggerFactory.getLogger(DropS3Component.class);
        private static final int CHANGED = 412;
        private static final int GONE = 404;

        private final ObjectWatch watch;

        WatchedConsumer(WatchedEndpoint endpoint, Processor processor, ObjectWatch watch) {
            super(endpoint, processor);
            this.watch = watch;
        }

        private boolean isHeld() {
            PollWatch polls = PollWatch.of(getEndpoint());
            return polls != null && polls.isHeld();
        }

        @Override
        protected int poll() throws Exception {
            shutdownRunningTask = null;
            pendingExchanges = 0;
            ListObjectsV2Request request = ListObjectsV2Request.builder()
                    .bucket(getConfiguration().getBucketName())
                    .prefix(getConfiguration().getPrefix())
                    .delimiter(getConfiguration().getDelimiter())
                    .build();
            int taken = 0;
            S3Exception refused = null;
            for (S3Object object :
                    getAmazonS3Client().listObjectsV2Paginator(request).contents()) {
                forceConsumerAsReady();
                if (!isBatchAllowed() || isHeld()) {
                    break;
                }
                if (watch.wants(object)) {
                    try {
                        taken += take(object);
                    } catch (S3Exception e) {
                        refused = mustGoOn(e);
                    }
                }
            }
            forceConsumerAsReady();
            if (refused != null) {
                throw refused;
            }
            return taken;
        }

        /** An object that the server will not give out must not hide those behind it; the poll fails after them. */
        private static S3Exception mustGoOn(S3Exception e) {
            if (e.statusCode() < 400 || e.statusCode() > 499) {
                throw e;
            }
            return e;
        }

        private int take(S3Object object) throws Exception {
            ResponseInputStream<GetObjectResponse> body = open(object);
            if (body == null) {
                return 0;
            }
            Queue<Object> one = new ArrayDeque<>();
            one.add(createExchange(body, object.key()));
            return processBatch(one);
        }

        /** Null when the listed object is no longer there. */
        private @Nullable ResponseInputStream<GetObjectResponse> open(S3Object object) {
            try {
                return getAmazonS3Client()
                        .getObject(GetObjectRequest.builder()
                                .bucket(getConfiguration().getBucketName())
                                .key(object.key())
                                .ifMatch(object.eTag())
                                .build());
            } catch (S3Exception e) {
                if (e.statusCode() != GONE && e.statusCode() != CHANGED) {
                    throw e;
                }
                LOG.info("{} vanished or was replaced after it was listed; skipped", watch.printable(object));
                return null;
            }
        }
    }
}
