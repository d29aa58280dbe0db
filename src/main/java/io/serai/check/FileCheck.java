package io.serai.check;

import io.serai.check.Wanted.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Takes files along the whole reading road and looks at what would be delivered. It works on the store that is open, so it is
 * to be used with one that is thrown away.
 */
@Component
public final class FileCheck {

    private final SourceCheck sources;
    private final OutgoingLook outgoing;

    FileCheck(SourceCheck sources, OutgoingLook outgoing) {
        this.sources = sources;
        this.outgoing = outgoing;
    }

    /**
     * Checks the files in their order.
     *
     * @throws IOException when a file cannot be opened, or an answer cannot be written
     */
    public Checked check(Wanted wanted) throws IOException {
        List<CheckedFile> files = new ArrayList<>();
        Map<Long, String> names = new HashMap<>();
        TreeSet<String> accounts = new TreeSet<>();
        for (Source source : wanted.files()) {
            SourceCheck.Done done = sources.check(source, wanted.examplesMax());
            files.add(done.file());
            names.put(done.drop(), source.name());
            accounts.add(source.feed().account());
        }
        Outgoing found = outgoing.of(accounts, names, wanted);
        Verdict verdict = Findings.verdict(files, found);
        return new Checked(verdict, verdict.exitCode(), Findings.summary(files, found), files, found);
    }
}
