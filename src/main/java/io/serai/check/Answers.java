package io.serai.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files that tell what became of a file. */
public final class Answers {

    private static final List<String> ENDS = List.of(".rejects.csv", ".receipt.json");

    private Answers() {}

    /** Where they would lie in this folder, whether or not there will be rejected rows. */
    public static List<Path> of(String file, Path folder) {
        return ENDS.stream().map(end -> folder.resolve(file + end)).toList();
    }

    /** Copies them into the folder, which is made when it is missing; the same bytes again are answered from the originals. */
    static List<Path> placed(List<Path> answers, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> placed = new ArrayList<>();
        for (Path answer : answers) {
            Path target = folder.resolve(answer.getFileName());
            placed.add(Files.copy(answer, target, StandardCopyOption.REPLACE_EXISTING));
        }
        return placed;
    }
}
