package io.serai.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The short form of the fuzzing, without coverage: CONTRIBUTING.md has the command for the long one. */
class ReadFuzzTest {

    @Property(tries = 500)
    void any_bytes_are_read_to_an_end(@ForAll("bytes") byte[] input) throws IOException {
        ReadFuzz.fuzzerTestOneInput(input);
    }

    @Property(tries = 800)
    void any_text_is_read_to_an_end(@ForAll("texts") byte[] input) throws IOException {
        ReadFuzz.fuzzerTestOneInput(input);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(400);
    }

    /** Short texts of what matters to framing and to the forms of cells. */
    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<byte[]> feed = Arbitraries.bytes().array(byte[].class).ofSize(5);
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("c12345a@.-+:TZ \"',;|\t\r\n\0\u00e9\u2028\ufeff")
                .ofMaxLength(200);
        return Combinators.combine(feed, text).as((choices, content) -> {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            byte[] input = new byte[6 + bytes.length];
            System.arraycopy(choices, 0, input, 0, 5);
            System.arraycopy(bytes, 0, input, 6, bytes.length);
            return input;
        });
    }
}
