package io.serai.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A made-up partner with customers in a folder, whose partner file says which column is the first name: so what arrives tells
 * which version of the file has read it.
 */
final class Stall {

    static final String[] COLUMNS = {"name", "nick"};

    private final String name;
    private final Path routes;
    private final DropFolder in;
    private Path file;

    Stall(String name, Path home) throws IOException {
        this.name = name;
        this.routes = Files.createDirectories(home.resolve("partners"));
        this.in = new DropFolder(home.resolve("in-" + name));
        this.file = routes.resolve(name + ".camel.yaml");
    }

    String name() {
        return name;
    }

    String feed() {
        return name + "-customers";
    }

    Path file() {
        return file;
    }

    DropFolder in() {
        return in;
    }

    /** A right file in which the first name comes from this column. */
    String text(String column) {
        return """
                # What:  a made-up stall. An operator's comment that must survive: %2$s
                - beans:
                    - name: %1$s-customers
                      type: io.serai.feed.FeedDeclaration
                      properties:
                        partner: %1$s
                        rows: customers
                        columns: {customer-id: id, email: mail, first-name: %2$s, store: store, created-at: created, updated-at: changed}
                        defaults: {group-ids: stall, language: fr}
                - route:
                    id: %1$s-customers-drop
                    description: The stall's customers.
                    from:
                      uri: kamelet:folder-drop
                      parameters:
                        partner: %1$s
                        feed: %1$s-customers
                        directory: "%3$s"
                        minAge: 50ms
                        pollDelay: "50"
                      steps:
                        - to: {uri: "direct:receive-file"}
                """.formatted(name, column, in.path());
    }

    /** As a simple editor saves: the same file, truncated and written. */
    void save(String text) throws IOException {
        Files.writeString(file, text);
    }

    /** As vi saves: a backup, another file, a rename. */
    void saveByRename(String text) throws IOException {
        Path backup = file.resolveSibling(file.getFileName() + "~");
        if (Files.exists(file)) {
            Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING);
        }
        Path swap = Files.writeString(file.resolveSibling("." + file.getFileName() + ".swp"), text);
        Files.move(swap, file, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Under another name, with the same text. */
    void rename(String to) throws IOException {
        Path next = routes.resolve(to + ".camel.yaml");
        if (Files.exists(file)) {
            Files.move(file, next);
        }
        file = next;
    }

    /** A file of so many customers; each has his own name in each column. */
    static byte[] customers(String prefix, int count) {
        StringBuilder text = new StringBuilder("id,mail,name,nick,store,created,changed\n");
        for (int i = 0; i < count; i++) {
            String id = prefix + "-" + i;
            text.append(id)
                    .append(',')
                    .append(id)
                    .append("@stall.test,by-name,by-nick,s1,2026-04-12T06:00:00Z,2026-04-12T06:00:00Z\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
