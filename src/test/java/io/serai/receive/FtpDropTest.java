package io.serai.receive;

import io.serai.servers.FtpServer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

@SuppressWarnings("NullAway.Init")
class FtpDropTest extends FolderBacked {
    private FtpServer server;

    FtpServer.Tls tls() {
        return FtpServer.Tls.NONE;
    }

    @Override
    void open() throws Exception {
        in();
        server = FtpServer.start(home(), "u", "p+%41", tls());
    }

    @Override
    void close() {
        server.close();
    }

    @Override
    String file() {
        return "ftp-drop";
    }

    @Override
    String template() {
        return "ftp-drop";
    }

    @Override
    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                server.port(),
                "username",
                "u",
                "password",
                "RAW(p+%41)",
                "directory",
                "in",
                "security",
                tls().name().toLowerCase(Locale.ROOT)));
        if (tls() != FtpServer.Tls.NONE) {
            all.put("trustStore", server.trustStore());
            all.put("trustStorePassword", server.trustStorePassword());
        }
        return all;
    }

    @Override
    boolean showsLinks() {
        return false;
    }

    @Override
    Map<String, Object> wrongParameters() throws Exception {
        return Map.of("password", "wrong");
    }

    @Override
    String source() {
        return "ftp://127.0.0.1:" + server.port() + "/in";
    }
}
