package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listing that is no listing is a failure, with the server's words. The server here says what it is told to say. */
@SuppressWarnings("NullAway.Init")
class FtpListingTest {
    private static final String ROW = "-rw-r--r-- 1 u g 3 Nov 25 13:24 a.csv\r\n";

    private ServerSocket control;
    private ServerSocket data;
    private final DropFtpClient client = new DropFtpClient();
    private volatile String enter = "250 entered";
    private volatile List<String> list = List.of("150 here it comes", "226 done");

    @BeforeEach
    void start() throws IOException {
        control = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        data = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve, "scripted-ftp");
        server.setDaemon(true);
        server.start();
        client.setConnectTimeout(5_000);
        client.setDefaultTimeout(5_000);
        client.connect(InetAddress.getLoopbackAddress(), control.getLocalPort());
        client.enterLocalPassiveMode();
    }

    @AfterEach
    void stop() throws IOException {
        control.close();
        data.close();
    }

    @Test
    void a_listing_is_read() throws IOException {
        assertThat(client.listFiles("in")).singleElement().extracting("name").isEqualTo("a.csv");
        assertThat(client.listNames("in")).hasSize(1);
        assertThat(client.isConnected()).isTrue();
    }

    @Test
    void a_folder_that_is_missing_is_a_failure() {
        enter = "550 in: No such file or directory";
        fails("entering folder \"in\": the server answered 550 in: No such file or directory");
    }

    @Test
    void a_refused_listing_is_a_failure() {
        list = List.of("550 Permission denied");
        fails("listing folder \"in\": the server answered 550 Permission denied");
    }

    @Test
    void a_listing_whose_data_channel_is_refused_is_a_failure() {
        list = List.of("150 here it comes", "522 SSL connection failed: session reuse required");
        fails("listing folder \"in\": the server answered 522 SSL connection failed: session reuse required");
    }

    @Test
    void a_folder_without_files_is_empty_however_the_server_says_so() throws IOException {
        list = List.of("450 No files found");
        assertThat(client.listFiles("in")).isEmpty();
        assertThat(client.listNames("in")).isNull();
    }

    @Test
    void names_are_missing_only_when_the_server_says_so() throws IOException {
        list = List.of("550 in/done: No such file or directory");
        assertThat(client.listNames("in/done")).isNull();
        list = List.of("450 TLS session of data connection has not resumed");
        assertThatThrownBy(() -> client.listNames("in"))
                .hasMessage("listing names: the server answered 450 TLS session of data connection has not resumed");
    }

    private void fails(String message) {
        assertThatThrownBy(() -> client.listFiles("in"))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
        assertThat(client.isConnected()).as("the next poll begins afresh").isFalse();
    }

    private void serve() {
        try (Socket peer = control.accept();
                OutputStream out = peer.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
            say(out, "220 scripted");
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                answer(out, command);
            }
        } catch (IOException e) {
            // the client or the test has ended the talk
        }
    }

    private void answer(OutputStream out, String command) throws IOException {
        switch (command.split(" ", 2)[0]) {
            case "PWD" -> say(out, "257 \"/\"");
            case "CWD" -> say(out, enter);
            case "SYST" -> say(out, "215 UNIX Type: L8");
            case "PASV" ->
                say(out, "227 (127,0,0,1," + data.getLocalPort() / 256 + ',' + data.getLocalPort() % 256 + ')');
            case "LIST", "NLST" -> {
                say(out, list.get(0));
                try (Socket channel = data.accept()) {
                    if (list.size() > 1 && list.get(1).startsWith("226")) {
                        channel.getOutputStream().write(ROW.getBytes(StandardCharsets.US_ASCII));
                    }
                }
                if (list.size() > 1) {
                    say(out, list.get(1));
                }
            }
            default -> say(out, "502 not known");
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
