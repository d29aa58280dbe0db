package io.serai.command;

import io.serai.state.ApiKeys;
import io.serai.state.ApiKeys.ApiKey;
import io.serai.state.ApiKeys.Made;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys with which partners' systems may look at their own drops. */
@Command(
        name = "api-key",
        description = {
            "Keys with which a partner's systems may look at their own drops, receipts and rejected rows: create, list, revoke.",
            "A key goes into the header X-Api-Key, or Authorization: Bearer."
        },
        mixinStandardHelpOptions = true)
final class ApiKeyCommand implements Runnable {

    private final HubFolder folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ApiKeyCommand(HubFolder folder) {
        this.folder = folder;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: create, list or revoke");
    }

    @Command(description = "Makes a key and prints it, once.", mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "PARTNER", description = "as in its partner file") String partner,
            @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "how long it is valid")
                    long days,
            @Mixin Why why) {
        Made made = folder.fromStore(ApiKeys.class).create(partner, Duration.ofDays(days), why.operator());
        out().println(made.text());
        spec.commandLine()
                .getErr()
                .println("key " + made.key().id() + " of " + partner + ", valid until "
                        + made.key().expiresAt() + "; it is shown only now");
        return 0;
    }

    @Command(description = "Lists keys, newest first, without their secrets.", mixinStandardHelpOptions = true)
    int list(@Parameters(arity = "0..1", paramLabel = "PARTNER") @Nullable String partner) {
        Instant now = Instant.now();
        for (ApiKey key : folder.fromStore(ApiKeys.class).list(partner)) {
            String state = key.revokedAt() != null
                    ? "revoked " + key.revokedAt()
                    : (key.usable(now) ? "valid until " : "expired ") + key.expiresAt();
            out().println(key.id() + " " + key.partner() + " " + state + ", made " + key.madeAt() + " by "
                    + key.madeBy());
        }
        return 0;
    }

    @Command(description = "Ends a key at once.", mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "ID", description = "as list shows it") String id, @Mixin Why why) {
        ApiKey key = folder.fromStore(ApiKeys.class).revoke(id, why.operator());
        out().println("key " + key.id() + " of " + key.partner() + " is revoked");
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
