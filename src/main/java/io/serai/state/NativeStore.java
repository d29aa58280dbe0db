package io.serai.state;

import java.util.concurrent.CompletableFuture;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite itself, which is no Java: a library that is unpacked, loaded, and asks the system what it is. */
public final class NativeStore {

    private NativeStore() {}

    /** Begins to load it, beside what the caller does next. Where that fails, opening the store says so. */
    public static CompletableFuture<Boolean> load() {
        return CompletableFuture.supplyAsync(NativeStore::isLoaded);
    }

    private static boolean isLoaded() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            return false;
        }
    }
}
