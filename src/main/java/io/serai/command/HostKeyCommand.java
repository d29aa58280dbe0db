package io.serai.command;

import io.serai.hostkey.Certificates;
import io.serai.hostkey.KnownHostsFile;
import io.serai.hostkey.Offered;
import io.serai.hostkey.PinFile;
import io.serai.hostkey.Server;
import io.serai.hostkey.SshKeys;
import io.serai.hostkey.TrustStoreFile;
import io.serai.lint.DeclaredDrops;
import io.serai.lint.DeclaredDrops.Declared;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows by which key a server proves who it is, and holds it to that key from then on. */
@Command(
        name = "hostkey",
        description = {
            "Shows a server's host keys (FTPS: its certificate) with their SHA-256 fingerprints, and what the drop's"
                    + " knownHostsFile (trustStore) holds. Nobody logs in.",
            "With --pin they are written into that file: compare the fingerprints first with what the partner tells you.",
            "Exit code 0: the file holds them; 1: it does not, or holds others; 2: the server cannot be asked."
        },
        mixinStandardHelpOptions = true)
final class HostKeyCommand implements Callable<Integer> {

    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]+?)]?:(\\d{1,5})");

    private final HubFolder folder;

    @Parameters(paramLabel = "DROP", description = "the id of a drop's route, such as acme-lines-drop; or HOST:PORT")
    private String which = "";

    @Option(names = "--pin", description = "write what is shown into the file")
    private boolean pin;

    @Option(names = "--replace", description = "with --pin: also when the file holds other keys of this server")
    private boolean replace;

    @Option(names = "--file", paramLabel = "FILE", description = "another known-hosts file; needed for HOST:PORT")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    HostKeyCommand(HubFolder folder) {
        this.folder = folder;
    }

    /** Whom to ask, and the file that holds the answer. */
    private record Target(Server server, List<Offered> offered, PinFile pins) {}

    @Override
    public Integer call() {
        try {
            Target target = target();
            List<Offered> known = target.pins().known(target.server());
            print(target, known);
            return judged(target, known);
        } catch (IOException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    private int judged(Target target, List<Offered> known) throws IOException {
        if (target.offered().stream().allMatch(key -> holds(known, key))) {
            out().println("The file holds what the server shows.");
            return 0;
        }
        boolean others = known.stream().anyMatch(key -> !holds(target.offered(), key));
        if (others && !(pin && replace)) {
            out().println(
                            "THE SERVER SHOWS OTHER KEYS than the file holds. Either the partner has changed them, or somebody"
                                    + " stands between. Ask the partner; then --pin --replace.");
            return Commands.FINDINGS;
        }
        if (!pin) {
            out().println("Not in the file. Compare with what the partner tells you, then --pin.");
            return Commands.FINDINGS;
        }
        target.pins().pin(target.server(), target.offered());
        out().println("Written to " + target.pins().path() + ".");
        return 0;
    }

    private void print(Target target, List<Offered> known) {
        out().println("server " + target.server() + ", file " + target.pins().path());
        for (Offered key : target.offered()) {
            print(holds(known, key) ? "known" : "shown", key);
        }
        for (Offered key : known) {
            if (!holds(target.offered(), key)) {
                print("held, not shown", key);
            }
        }
    }

    private void print(String how, Offered key) {
        out().println("  " + how + ": " + key.type() + " " + key.fingerprint()
                + (key.says().isEmpty() ? "" : " " + key.says()));
    }

    private static boolean holds(List<Offered> keys, Offered key) {
        return keys.stream().anyMatch(key::is);
    }

    private Target target() throws IOException {
        Matcher address = ADDRESS.matcher(which);
        if (address.matches()) {
            if (file == null) {
                throw new CannotRun("--file: found none; expected the known-hosts file for " + which);
            }
            return ssh(new Server(address.group(1), Integer.parseInt(address.group(2))), file);
        }
        Declared drop = drop();
        Server server = new Server(value(drop, "host"), Integer.parseInt(value(drop, "port")));
        return switch (drop.template()) {
            case "sftp-drop" -> ssh(server, file != null ? file : Path.of(value(drop, "knownHostsFile")));
            case "ftp-drop" -> ftps(server, drop);
            default ->
                throw new CannotRun(drop.id() + " is a " + drop.template()
                        + "; expected an sftp-drop, or an ftp-drop with security explicit or implicit");
        };
    }

    private static Target ssh(Server server, Path file) throws IOException {
        return new Target(server, SshKeys.of(server), new KnownHostsFile(file));
    }

    private Target ftps(Server server, Declared drop) throws IOException {
        String security = value(drop, "security");
        if (security.equals("none")) {
            throw new CannotRun(
                    drop.id() + " is plain FTP, which proves nothing; expected security explicit or implicit");
        }
        Path store = file != null ? file : Path.of(value(drop, "trustStore"));
        return new Target(
                server,
                Certificates.of(server, security.equals("implicit")),
                new TrustStoreFile(store, value(drop, "trustStorePassword")));
    }

    private Declared drop() throws IOException {
        List<Declared> drops = folder.get(DeclaredDrops.class).all();
        return drops.stream()
                .filter(drop -> drop.id().equals(which))
                .findFirst()
                .orElseThrow(() -> {
                    String ids = drops.stream().map(Declared::id).collect(Collectors.joining(", "));
                    return new CannotRun("no drop \"" + which + "\"; expected HOST:PORT, or one of: "
                            + (ids.isEmpty() ? "(the route files here have no drop)" : ids));
                });
    }

    private static String value(Declared drop, String parameter) {
        String unknown = drop.unknown().get(parameter);
        if (unknown != null) {
            throw new CannotRun(drop.id() + ": " + parameter + " is " + unknown
                    + ", which has no value here; expected the hub's settings and environment");
        }
        String value = drop.parameters().getOrDefault(parameter, "");
        if (value.isEmpty()) {
            throw new CannotRun(drop.id() + ": " + parameter + ": found nothing; expected a value in its partner file");
        }
        return value;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
