package io.serai.state;

import org.sqlite.SQLiteJDBCLoader;

/** SQLite itself, which is no Java: a library that is unpacked, loaded, and asks the system what it is. */
public final class NativeStore {

    private NativeStore() {}

    /** Begins to load it, beside what the caller does next. Where that fails, opening the store says so. */
    public static void load() {
        Thread loading = new Thread(NativeStore::initialize, "store library");
        loading.setDaemon(true);
        loading.start();
    }

    private static void initialize() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            // told when the store is opened, with what it was opened for
        }
    }
}
