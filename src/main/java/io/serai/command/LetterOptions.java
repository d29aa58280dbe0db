package io.serai.command;

import io.serai.state.LetterFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterOptions {

    @Option(names = "--number", paramLabel = "N", description = "the one letter of this number")
    private @Nullable String number;

    @Option(names = "--account", paramLabel = "NAME", description = "of this account")
    private @Nullable String account;

    @Option(names = "--entity", paramLabel = "ENTITY", description = "such as customer, order or product")
    private @Nullable String entity;

    @Option(names = "--partner", paramLabel = "NAME", description = "of this partner")
    private @Nullable String partner;

    @Option(names = "--reason", paramLabel = "CODE", description = "such as RETURN_REFUSED; all: docs/reasons.md")
    private @Nullable String reason;

    @Option(names = "--status", paramLabel = "N", description = "the destination's HTTP status, such as 400")
    private @Nullable String status;

    @Option(names = "--since", paramLabel = "TIME", description = "refused then or later: 2026-04-12T10:00:00Z")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "refused before")
    private @Nullable String until;

    @Option(names = "--store", paramLabel = "ID", description = "tickets of this store")
    private @Nullable String store;

    @Option(
            names = {"--ticket", "--id"},
            paramLabel = "ID",
            description = "the ticket's or the customer's id")
    private @Nullable String id;

    LetterFilter filter(@Nullable String state) {
        return LetterFilter.of(number, account, entity, partner, reason, status, since, until, store, id, state);
    }
}
