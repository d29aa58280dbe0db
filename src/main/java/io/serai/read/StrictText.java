package io.serai.read;

import io.serai.model.FileUnusable;
import io.serai.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/** Decodes strictly: a byte that the charset does not know ends the file with its place, and never becomes U+FFFD. */
final class StrictText extends Reader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
    private long bytesBefore;
    private long line = 1;
    private char last;
    private boolean ended;
    private boolean flushed;

    StrictText(InputStream in, Charset charset) throws IOException {
        this.in = in;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        bytes.limit(0);
        fill();
        int mark = ByteOrderMark.length(bytes, charset);
        bytes.position(bytes.position() + mark);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (!flushed && chars.position() == 0) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                count(target, offset, offset + chars.position());
                throw wrongCharset(result);
            }
            if (result.isUnderflow()) {
                advance(chars);
            }
        }
        int count = chars.position();
        count(target, offset, offset + count);
        return count == 0 && flushed ? -1 : count;
    }

    private void advance(CharBuffer chars) throws IOException {
        if (ended) {
            flushed = decoder.flush(chars).isUnderflow();
        } else if (chars.position() == 0 || !bytes.hasRemaining()) {
            fill();
        }
    }

    /** Keeps the undecoded rest, and reads until there is more than it had. */
    private void fill() throws IOException {
        bytesBefore += bytes.position();
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private void count(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c == '\n' ? last != '\r' : c == '\r') {
                line++;
            }
            last = c;
        }
    }

    private OpenFile.Unusable wrongCharset(CoderResult result) {
        byte[] bad = new byte[Math.min(result.length(), bytes.remaining())];
        bytes.get(bytes.position(), bad);
        String found = "the byte "
                + HexFormat.ofDelimiter(" ").withUpperCase().withPrefix("0x").formatHex(bad) + " at offset "
                + (bytesBefore + bytes.position()) + ", line " + line;
        return new OpenFile.Unusable(new FileUnusable(Reason.WRONG_CHARSET, found, charset.name()));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
