package io.serai.proof;

import io.serai.model.DocumentKey;

/** What things are called in sentences: by ids only. */
final class Names {

    private Names() {}

    /** {@code acme order 3/T100}, {@code acme customer C7}. */
    static String of(DocumentKey key) {
        String store = key.store().isEmpty() ? "" : key.store() + "/";
        return key.partner() + " " + key.entity().word() + " " + store + key.id();
    }

    /** {@code line 2}, or {@code header} for the empty line id. */
    static String part(String line) {
        return line.isEmpty() ? "header" : "line " + line;
    }
}
