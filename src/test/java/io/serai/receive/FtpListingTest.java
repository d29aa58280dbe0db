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
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;
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

    /** What is shown for LIST with a path; null: as without. */
    private volatile @Nullable String atPath;

    private final List<String> commands = new CopyOnWriteArrayList<>();

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
    }

    @Test
    void one_file_is_looked_at_without_its_folder() throws IOException {
        Look listed = look(client.listFiles("in")[0]);
        commands.clear();
        assertThat(client.look("in/a.csv")).isEqualTo(listed);
        assertThat(client.listNames("in/a.csv")).containsExactly("in/a.csv");
        assertThat(commands).doesNotContain("LIST", "CWD in").contains("LIST in/a.csv");
    }

    @Test
    void a_server_may_answer_with_the_whole_path() throws IOException {
        atPath = ROW.replace("a.csv", "in/a.csv");
        assertThat(client.look("in/a.csv").size()).isEqualTo(3);
    }

    @Test
    void that_there_is_nothing_is_believed_once_a_file_was_shown_by_its_path() throws IOException {
        assertThat(client.look("in/a.csv")).isNotEqualTo(Look.ABSENT);
        commands.clear();
        list = List.of("550 No such file");
        assertThat(client.look("in/b.csv")).isEqualTo(Look.ABSENT);
        assertThat(client.listNames("in/b.csv")).isNull();
        assertThat(commands).doesNotContain("LIST");
    }

    @Test
    void a_server_that_shows_no_file_by_its_path_has_its_folder_listed() throws IOException {
        atPath = "";
        assertThat(client.look("in/a.csv").size()).isEqualTo(3);
        assertThat(client.look("in/b.csv")).isEqualTo(Look.ABSENT);
    }

    @Test
    void a_name_that_a_server_may_expand_is_looked_up_in_its_folder() throws IOException {
        assertThat(client.look("in/a.csv")).isNotEqualTo(Look.ABSENT);
        assertThat(client.look("in/?.csv")).isEqualTo(Look.ABSENT);
        assertThat(commands).contains("LIST").doesNotContain("LIST in/?.csv");
    }

    @Test
    void a_refused_look_is_a_failure() {
        list = List.of("450 TLS session of data connection has not resumed");
        assertThatThrownBy(() -> client.look("in/a.csv"))
                .hasMessage(
                        "listing folder \"in/\": the server answered 450 TLS session of data connection has not resumed");
        assertThat(client.isConnected()).isFalse();
    }

    private static Look look(FTPFile file) {
        return new Look(file.getSize(), file.getTimestampInstant().toEpochMilli());
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
                commands.add(command);
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
            case "LIST" -> {
                say(out, list.get(0));
                try (Socket channel = data.accept()) {
                    if (list.size() > 1 && list.get(1).startsWith("226")) {
                        String rows = atPath == null || command.equals("LIST") ? ROW : atPath;
                        channel.getOutputStream().write(rows.getBytes(StandardCharsets.US_ASCII));
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
