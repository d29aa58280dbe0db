package io.serai.relay;

import io.serai.deliver.Deadline;
import java.io.IOException;
import java.net.URI;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;

/**
 * The HTTP client that sends the bytes of files. The address is put on the request inside the client: whoever knows it may write
 * there, so it is never on an exchange, in an endpoint or in a route. No key of the account goes along. The server is asked first
 * whether it wants the bytes; else what it refuses at once would look like a broken connection.
 */
final class UploadClient implements HttpClientConfigurer {

    private final RelayLane lane;

    UploadClient(RelayLane lane) {
        this.lane = lane;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableContentCompression();
        client.disableAutomaticRetries();
        client.disableRedirectHandling();
        client.disableCookieManagement();
        client.disableAuthCaching();
        // a storage that did not want the bytes hangs up afterwards: the next file must not meet that connection
        client.setConnectionReuseStrategy((request, response, context) -> false);
        client.addExecInterceptorFirst("there", (request, scope, chain) -> {
            Target target = lane.target();
            if (target == null) {
                throw new IOException("no upload session is open");
            }
            Deadline.set(scope.execRuntime, lane.uploads().putTimeout());
            return chain.proceed(aimed(request, target), there(scope, target));
        });
    }

    private static ClassicHttpRequest aimed(ClassicHttpRequest request, Target target) {
        URI to = target.address();
        request.setScheme(to.getScheme());
        request.setAuthority(new URIAuthority(to.getHost(), to.getPort()));
        request.setPath(target.pathAndQuery());
        request.setHeader(HttpHeaders.CONTENT_TYPE, target.contentType());
        return request;
    }

    private static ExecChain.Scope there(ExecChain.Scope scope, Target target) throws HttpException {
        URI to = target.address();
        HttpHost host = RoutingSupport.normalize(
                new HttpHost(to.getScheme(), to.getHost(), to.getPort()), DefaultSchemePortResolver.INSTANCE);
        RequestConfig asking = RequestConfig.copy(scope.clientContext.getRequestConfigOrDefault())
                .setExpectContinueEnabled(true)
                .build();
        scope.clientContext.setRequestConfig(asking);
        return new ExecChain.Scope(
                scope.exchangeId,
                new HttpRoute(host, null, "https".equals(to.getScheme())),
                scope.originalRequest,
                scope.execRuntime,
                scope.clientContext);
    }
}
