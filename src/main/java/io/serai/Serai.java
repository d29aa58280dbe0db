package io.serai;

import io.serai.command.Commands;
import io.serai.state.NativeStore;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The program: {@code java -jar serai.jar} reads {@code ./application.yaml} and {@code ./routes/} and runs the hub until
 * stopped; with a command it does that one thing and ends ({@link Commands}).
 */
@SpringBootApplication
public class Serai {

    public static void main(String[] args) {
        if (isHub(args)) {
            SpringApplication hub = new SpringApplication(Serai.class);
            hub.addListeners(new PreparedStart());
            // not earlier: it logs, and the log is set up before
            hub.addInitializers(context -> NativeStore.load());
            hub.run(args);
        } else {
            System.exit(Commands.program(args));
        }
    }

    /** The hub takes settings only, as {@code --name=value}. */
    static boolean isHub(String[] args) {
        return Arrays.stream(args).allMatch(arg -> arg.startsWith("--") && arg.contains("="));
    }
}
