package io.serai.reliability;

import java.util.Map;
import java.util.Set;

/** A partner's side of a drop: where files are put, and what is found there afterwards. */
interface Door extends AutoCloseable {

    /** The template that the partner's routes use. */
    String template();

    /** That template's parameters for this server. */
    Map<String, String> parameters();

    /** The parameters that lead to this server over a proxy on loopback. */
    default Map<String, String> through(int proxyPort) throws Exception {
        return Map.of("port", Integer.toString(proxyPort));
    }

    void put(String name, byte[] bytes) throws Exception;

    /**
     * The names of the files in a folder beside the drop: {@code done}, {@code failed}, or the drop itself when empty. The
     * mark that the hub adds to a name is taken away.
     */
    Set<String> names(String folder) throws Exception;

    /** The bytes of a file in such a folder, by the name it was put under. */
    byte[] bytes(String folder, String name) throws Exception;

    @Override
    void close();

    /** Files of the drop that are neither answers nor half written. */
    default Set<String> waiting() throws Exception {
        Set<String> names = names("");
        names.removeIf(name -> name.endsWith(".receipt.json")
                || name.endsWith(".rejects.csv")
                || name.startsWith(".")
                || name.endsWith(".part"));
        return names;
    }
}
