package io.serai.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the hash of a console password. */
@Command(
        name = "hash-password",
        description = {
            "Reads a password from standard input and prints its bcrypt hash, for serai.console.password-hash or"
                    + " serai.console.viewer-password-hash.",
            "Such as: java -jar serai.jar hash-password < password.txt"
        },
        mixinStandardHelpOptions = true)
final class HashPasswordCommand implements Callable<Integer> {

    /** What bcrypt looks at; the rest would not count. */
    private static final int BYTES_MAX = 72;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        int bytes = password == null ? 0 : password.getBytes(StandardCharsets.UTF_8).length;
        if (password == null || password.isBlank() || bytes > BYTES_MAX) {
            throw new CannotRun("standard input: found " + bytes + " bytes; expected a password of 1 to " + BYTES_MAX
                    + " bytes on the first line");
        }
        spec.commandLine().getOut().println(new BCryptPasswordEncoder().encode(password));
        return 0;
    }
}
