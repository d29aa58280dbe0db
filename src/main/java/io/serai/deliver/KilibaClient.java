package io.serai.deliver;

import io.serai.deliver.KilibaSettings.Account;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one account. It puts the key on the request inside the client, so that the key is never on an exchange,
 * in an endpoint or in a route; it reads only the beginning of an answer, and hangs up when the whole takes too long: a
 * destination that sends a byte now and then is never silent, but would hold the lane for ever.
 */
public final class KilibaClient implements HttpClientConfigurer {

    /** An answer is a few dozen bytes; what is longer is an error page. */
    static final int ANSWER_BYTES_MAX = 64 << 10;

    private final Account account;
    private final long answerBytesMax;

    public KilibaClient(Account account) {
        this(account, ANSWER_BYTES_MAX);
    }

    /** @param answerBytesMax no more of an answer is read */
    public KilibaClient(Account account, long answerBytesMax) {
        this.account = account;
        this.answerBytesMax = answerBytesMax;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableContentCompression();
        // else the client itself sleeps as long as any Retry-After says, and the lane with it
        client.disableAutomaticRetries();
        client.addRequestInterceptorLast(
                (request, entity, context) -> request.setHeader(account.keyHeader(), account.apiKey()));
        client.addResponseInterceptorLast((response, entity, context) -> cut(response));
        client.addExecInterceptorFirst("deadline", (request, scope, chain) -> {
            Deadline.set(scope.execRuntime, account.requestTimeout());
            return chain.proceed(request, scope);
        });
    }

    private void cut(HttpResponse response) {
        if (response instanceof ClassicHttpResponse answer && answer.getEntity() != null) {
            answer.setEntity(new Beginning(answer.getEntity(), answerBytesMax));
        }
    }

    private static final class Beginning extends HttpEntityWrapper {

        private final long bytesMax;

        Beginning(HttpEntity whole, long bytesMax) {
            super(whole);
            this.bytesMax = bytesMax;
        }

        @Override
        public InputStream getContent() throws IOException {
            return new Limited(super.getContent(), bytesMax);
        }
    }

    /** Ends after so many bytes, and then gives the connection up instead of reading the rest. */
    private static final class Limited extends InputStream {

        private final InputStream whole;
        private long left;

        Limited(InputStream whole, long bytesMax) {
            this.whole = whole;
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte @Nullable [] into, int from, int length) throws IOException {
            if (left == 0) {
                giveUp();
                return -1;
            }
            int count = whole.read(into, from, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            if (left == 0) {
                giveUp();
            } else {
                whole.close();
            }
        }

        private void giveUp() throws IOException {
            if (whole instanceof EofSensorInputStream open) {
                open.abort();
            }
        }
    }
}
