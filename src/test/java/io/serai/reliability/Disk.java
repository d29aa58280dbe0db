package io.serai.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, where the machine lets a test mount one. */
final class Disk implements AutoCloseable {

    private final Path folder;

    private Disk(Path folder) {
        this.folder = folder;
    }

    static boolean canMount() throws IOException {
        Path probe = Files.createTempDirectory("disk");
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString());
        return mounted && run("umount", probe.toString());
    }

    static Disk mount(Path folder, int mebibytes) throws IOException {
        Files.createDirectories(folder);
        must("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
        return new Disk(folder);
    }

    void resize(int mebibytes) throws IOException {
        must("mount", "-o", "remount,size=" + mebibytes + "m", folder.toString());
    }

    /** Nothing may be open for writing. */
    void readOnly(boolean now) throws IOException {
        must("mount", "-o", now ? "remount,ro" : "remount,rw", folder.toString());
    }

    @Override
    public void close() throws IOException {
        must("umount", "-l", folder.toString());
    }

    private static void must(String... command) throws IOException {
        if (!run(command)) {
            throw new IOException(String.join(" ", command) + " was refused");
        }
    }

    private static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && !said.contains("denied");
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
