package io.serai.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-04-12T06:00:00Z");

    private final Path folder;

    RetentionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void prune() throws Exception {
        new Retention(folder.resolve("kept"), Duration.ofDays(90), Clock.fixed(NOW, ZoneOffset.UTC)).prune();
    }

    private Path file(String name, int days) throws Exception {
        Path file = folder.resolve("kept").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return aged(file, days);
    }

    private static Path aged(Path path, int days) throws Exception {
        return Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(days))));
    }

    @Test
    void onlyOlderFilesGo() throws Exception {
        Path old = file("7/a.receipt.json", 91);
        Path young = file("7/b.receipt.json", 89);
        prune();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void emptyFoldersGoWhenTheyHaveBeenEmptyForAsLong() throws Exception {
        Path file = file("2026/01/a", 91);
        Path parent = folder.resolve("kept/2026/01");
        aged(parent, 91);
        prune();
        assertThat(file).doesNotExist();
        assertThat(parent).as("just emptied").exists();
        aged(parent, 91);
        prune();
        assertThat(parent).doesNotExist();
        assertThat(folder.resolve("kept")).exists();
    }

    @Test
    void aLinkIsDeletedAndNeverFollowed() throws Exception {
        Path outside = aged(Files.writeString(folder.resolve("outside"), "x"), 400);
        Files.createDirectories(folder.resolve("kept"));
        Files.createSymbolicLink(folder.resolve("kept/link"), folder);
        prune();
        assertThat(outside).exists();
    }

    @Test
    void aMissingFolderIsNothingToDo() throws Exception {
        prune();
        assertThat(folder.resolve("kept")).doesNotExist();
    }
}
