package io.serai.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What one command answered. */
public record Run(int exit, String out, String err) {

    public static Run of(Map<String, String> settings, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Commands.run(settings, new PrintWriter(out), new PrintWriter(err), args);
        return new Run(exit, out.toString(), err.toString());
    }
}
