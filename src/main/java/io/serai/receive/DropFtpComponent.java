package io.serai.receive;

import java.net.URI;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.FtpEndpointConfigurer;
import org.apache.camel.component.file.remote.FtpsComponent;
import org.apache.camel.component.file.remote.FtpsConfiguration;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.FtpsEndpointConfigurer;
import org.apache.camel.component.file.remote.RemoteFileComponent;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.springframework.stereotype.Component;

/**
 * Camel's {@code ftps} with clients of our own; parameter {@code security} is none, explicit or implicit, {@code tlsVersions} is what is
 * offered to the server.
 */
@Component("ftps")
public class DropFtpComponent extends FtpsComponent {

    @Override
    protected GenericFileEndpoint<FTPFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        String security = getAndRemoveParameter(parameters, "security", String.class, "explicit");
        return switch (security) {
            case "none" -> {
                parameters.remove("sslContextParameters");
                parameters.remove("tlsVersions");
                yield new PlainEndpoint(uri, this, new FtpConfiguration(new URI(getBaseUri(uri))));
            }
            case "explicit", "implicit" -> {
                FtpsConfiguration settings = new FtpsConfiguration(new URI(getBaseUri(uri)));
                settings.setImplicit(security.equals("implicit"));
                String versions = getAndRemoveParameter(parameters, "tlsVersions", String.class, "TLSv1.3,TLSv1.2");
                yield new ResumingEndpoint(uri, this, settings, versions.split(","));
            }
            default ->
                throw new IllegalArgumentException(
                        "ftp-drop: security is \"" + security + "\"; expected none, explicit or implicit");
        };
    }

    /** Camel finds the setters of its own component classes only; this one is not among them. */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        PropertyConfigurer setters =
                endpoint instanceof FtpsEndpoint ? new FtpsEndpointConfigurer() : new FtpEndpointConfigurer();
        PropertyBindingSupport.build()
                .withConfigurer(setters)
                .withIgnoreCase(true)
                .bind(getCamelContext(), endpoint, parameters);
    }

    private static final class PlainEndpoint extends FtpEndpoint<FTPFile> {
        PlainEndpoint(String uri, RemoteFileComponent<FTPFile> component, FtpConfiguration settings) {
            super(uri, component, settings);
        }

        @Override
        protected FTPClient createFtpClient() {
            return new DropFtpClient();
        }
    }

    private static final class ResumingEndpoint extends FtpsEndpoint {
        private final String[] versions;

        ResumingEndpoint(
                String uri, RemoteFileComponent<FTPFile> component, FtpsConfiguration settings, String[] versions) {
            super(uri, component, settings);
            this.versions = versions;
        }

        @Override
        protected FTPClient createFtpClient() throws Exception {
            if (getSslContextParameters() == null) {
                throw new IllegalArgumentException(
                        "ftp-drop: trustStore is missing; without it any server would be trusted");
            }
            return new ResumingFtpsClient(
                    getFtpsConfiguration().isImplicit(),
                    getSslContextParameters().createSSLContext(getCamelContext()),
                    versions);
        }
    }
}
