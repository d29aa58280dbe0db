package io.serai.receive;

import java.net.URI;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpUtils;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpEndpointConfigurer;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.stereotype.Component;

/** Camel's {@code sftp} with operations of our own, which look at one file without listing its folder. */
@Component("sftp")
@SuppressWarnings("rawtypes") // SftpRemoteFile is raw in the methods that are overridden
public class DropSftpComponent extends SftpComponent {

    @Override
    protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
            String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SftpConfiguration settings = new SftpConfiguration(new URI(StringHelper.before(uri, "?", uri)));
        FtpUtils.ensureRelativeFtpDirectory(this, settings);
        return new DropEndpoint(uri, this, settings);
    }

    /** Camel finds the setters of its own component classes only; this one is not among them. */
    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        PropertyBindingSupport.build()
                .withConfigurer(new SftpEndpointConfigurer())
                .withIgnoreCase(true)
                .bind(getCamelContext(), endpoint, parameters);
    }

    private static final class DropEndpoint extends SftpEndpoint {
        DropEndpoint(String uri, SftpComponent component, SftpConfiguration settings) {
            super(uri, component, settings);
        }

        @Override
        public RemoteFileOperations<SftpRemoteFile> createRemoteFileOperations() {
            DropSftpOperations operations = new DropSftpOperations(getProxy());
            operations.setEndpoint(this);
            return operations;
        }
    }
}
