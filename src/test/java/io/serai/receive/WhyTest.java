package io.serai.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.junit.jupiter.api.Test;

class WhyTest {

    @Test
    void the_first_cause_speaks() {
        assertThat(Why.of(new GenericFileOperationFailedException(331, "331 Password?", "x", new IOException("reset"))))
                .isEqualTo("reset");
        assertThat(Why.of(new GenericFileOperationFailedException(530, "530 Login incorrect.")))
                .isEqualTo("the server answered 530 Login incorrect.");
    }

    @Test
    void what_java_says_too_shortly_is_explained() {
        assertThat(Why.of(new UnknownHostException("ftp.example"))).isEqualTo("no such host: ftp.example");
        assertThat(Why.of(new ConnectException("Connection refused")))
                .isEqualTo("nothing answers at that host and port: Connection refused");
        assertThat(Why.of(new SocketTimeoutException("Read timed out"))).isEqualTo("no answer in time: Read timed out");
        assertThat(Why.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void a_foreign_text_stays_on_one_line_and_is_bounded() {
        assertThat(Why.of(new IOException("a\nb\u001b[31m"))).isEqualTo("a?b?[31m");
        assertThat(Why.of(new IOException("x".repeat(10_000)))).hasSize(501);
    }

    @Test
    void a_ring_of_causes_ends() {
        IOException one = new IOException("one");
        IOException two = new IOException("two", one);
        one.initCause(two);
        assertThat(Why.of(one)).isIn("one", "two");
    }
}
