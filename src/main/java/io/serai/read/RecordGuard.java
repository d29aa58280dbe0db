package io.serai.read;

import io.serai.model.Reason;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the CSV library and watches where records end, so that what would make the library fail the whole file is
 * one reject instead: a record over the limits is cut, text after a closing quote is moved out of the cell. Well-formed
 * text passes unchanged. With {@code inner-quotes: bare} it doubles the quotes inside quoted cells; there a quote ends
 * its cell only before a delimiter, a line end or the end of the file.
 *
 * <p>It also knows how the file ended: {@link #openQuote()}, {@link #unended()}.
 */
final class RecordGuard extends Reader {
    /** Stands for "no quote" at the library; a noncharacter, refused when it occurs in a file. */
    static final char NO_QUOTE = '\uFFFF';

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN,
        AFTER_QUOTE
    }

    /** A fault of one record; {@code text} belongs behind cell {@code cell}, which the library must not see. */
    record Fault(long record, Reason reason, int cell, String text) {}

    private static final int BUFFER_CHARS = 1 << 14;

    private final Reader in;
    private final char delimiter;
    private final char quote;
    private final boolean bare;
    private final ReadSettings settings;

    private final char[] input = new char[BUFFER_CHARS];
    private final char[] output = new char[2 * BUFFER_CHARS + 8];
    private int outputAt;
    private int outputEnd;

    private State state = State.CELL_START;
    private long record;
    private int rowChars;
    private int cells = 1;
    private boolean cutting;
    private boolean afterReturn;
    private boolean ended;
    private final StringBuilder moved = new StringBuilder();
    private final ArrayDeque<Fault> faults = new ArrayDeque<>();

    RecordGuard(Reader in, char delimiter, char quote, boolean bare, ReadSettings settings) {
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote;
        this.bare = bare;
        this.settings = settings;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (outputAt == outputEnd) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, outputEnd - outputAt);
        System.arraycopy(output, outputAt, target, offset, count);
        outputAt += count;
        return count;
    }

    private void fill() throws IOException {
        outputAt = 0;
        outputEnd = 0;
        int count = in.read(input, 0, input.length);
        if (count < 0) {
            end();
            return;
        }
        for (int i = 0; i < count; i++) {
            pass(input[i]);
        }
    }

    /**
     * For who goes through the text without reading records from here: passes one character.
     *
     * @return whether it is of the frame: a delimiter, or of a line end
     */
    boolean isFrame(char c) {
        boolean lineFeedOfReturn = c == '\n' && afterReturn;
        pass(c);
        outputAt = 0;
        outputEnd = 0;
        faults.clear();
        return lineFeedOfReturn || state == State.CELL_START;
    }

    /** The record that the next character is of, from 0, a header counted. */
    long record() {
        return record;
    }

    /** The cell that the next character is of, from 0. */
    int cell() {
        return cells - 1;
    }

    private void pass(char c) {
        boolean lineFeedOfReturn = c == '\n' && afterReturn;
        afterReturn = false;
        if (lineFeedOfReturn) {
            output[outputEnd++] = c;
            return;
        }
        rowChars++;
        switch (state) {
            case QUOTED -> {
                if (c == quote) {
                    state = State.QUOTE_SEEN;
                } else {
                    emit(c);
                }
            }
            case QUOTE_SEEN -> afterQuoteIn(c);
            case CELL_START -> {
                if (c == quote && quote != NO_QUOTE) {
                    state = State.QUOTED;
                    emit(c);
                } else {
                    unquoted(c);
                }
            }
            case PLAIN -> unquoted(c);
            case AFTER_QUOTE -> {
                if (c == delimiter || c == '\n' || c == '\r') {
                    unquoted(c);
                } else if (moved.length() < settings.rowCharsMax()) {
                    moved.append(c);
                }
            }
        }
        if (rowChars > settings.rowCharsMax() && !cutting) {
            cut();
        }
    }

    private void afterQuoteIn(char c) {
        if (c == delimiter || c == '\n' || c == '\r') {
            emit(quote);
            state = State.PLAIN; // a cut that happens now must not close the cell once more
            unquoted(c);
        } else if (bare) {
            emit(quote);
            emit(quote);
            if (c == quote) {
                return; // that one may be the closing one
            }
            emit(c);
            state = State.QUOTED;
        } else if (c == quote) {
            emit(quote);
            emit(quote);
            state = State.QUOTED;
        } else {
            emit(quote);
            state = State.AFTER_QUOTE;
            moved.append(c);
        }
    }

    private void unquoted(char c) {
        if (c == '\n' || c == '\r') {
            endRecord(c);
        } else if (c == delimiter) {
            endCell();
            cells++;
            if (cells > settings.cellsMax() && !cutting) {
                cut();
            }
            emit(c);
            state = State.CELL_START;
        } else if (c == NO_QUOTE) {
            fault(Reason.CONTROL_CHARACTER);
            state = State.PLAIN;
        } else {
            emit(c);
            state = State.PLAIN;
        }
    }

    private void emit(char c) {
        if (!cutting) {
            output[outputEnd++] = c;
        }
    }

    /** Lets nothing more of this record through; an open quoted cell is closed first. */
    private void cut() {
        if (state == State.QUOTED || state == State.QUOTE_SEEN) {
            emit(quote);
        }
        cutting = true;
        fault(Reason.ROW_TOO_LARGE);
    }

    private void endCell() {
        if (moved.length() > 0) {
            faults.add(new Fault(record, Reason.TEXT_AFTER_QUOTE, cells - 1, moved.toString()));
            moved.setLength(0);
        }
    }

    private void endRecord(char c) {
        endCell();
        output[outputEnd++] = c;
        afterReturn = c == '\r';
        state = State.CELL_START;
        record++;
        rowChars = 0;
        cells = 1;
        cutting = false;
    }

    private void end() {
        ended = true;
        if (state == State.QUOTED) {
            fault(Reason.QUOTE_OPEN);
        } else if (state == State.QUOTE_SEEN) {
            emit(quote);
        }
        endCell();
    }

    private void fault(Reason reason) {
        faults.add(new Fault(record, reason, -1, ""));
    }

    /** The next fault of this record, taken away; null when it has none. */
    @Nullable
    Fault faultOf(long index) {
        Fault first = faults.peek();
        return first == null || first.record() != index ? null : faults.poll();
    }

    /** At the end: the last record is inside a quoted cell. */
    boolean openQuote() {
        return ended && state == State.QUOTED;
    }

    /** At the end: the last record has no line end. */
    boolean unended() {
        return ended && rowChars > 0;
    }

    /** At the end: so much of the last record was cut that it cannot be shown. */
    boolean cutAtEnd() {
        return ended && cutting;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
