package io.serai.command;

import io.serai.check.Answers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the receipts and reject files of one check go: never over a file that is there. */
final class AnswerFolder {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss-SSS", Locale.ROOT);

    private final Path folder;
    private final Set<String> names = new HashSet<>();

    private AnswerFolder(Path folder) {
        this.folder = folder;
    }

    /** @param asked null: a new folder below {@code serai-check} in the working directory */
    static AnswerFolder of(@Nullable Path asked) {
        return new AnswerFolder(
                asked == null ? Path.of("serai-check", NAME.format(ZonedDateTime.now(ZoneId.systemDefault()))) : asked);
    }

    /**
     * The folder for a file's answers; files of the same name get one of their own.
     *
     * @throws CannotRun when an answer lies there already
     */
    Path of(String file) {
        Path own = folder;
        for (int n = 2; !names.add(own.resolve(file).toString()); n++) {
            own = folder.resolve(Integer.toString(n));
        }
        for (Path answer : Answers.of(file, own)) {
            if (Files.exists(answer)) {
                throw new CannotRun(
                        answer + " is there already and is not replaced; move it away, or give another --out");
            }
        }
        return own;
    }
}
