package io.serai.check;

import java.util.ArrayList;
import java.util.List;

/** What a check comes to, in a word and in a sentence. */
final class Findings {

    private Findings() {}

    static Verdict verdict(List<CheckedFile> files, Outgoing outgoing) {
        Verdict worst = unsent(outgoing) > 0 ? Verdict.REJECTS : Verdict.CLEAN;
        for (CheckedFile file : files) {
            worst = worst.worse(verdict(file));
        }
        return worst;
    }

    private static Verdict verdict(CheckedFile file) {
        return switch (file.result()) {
            case "failed", "waiting" -> Verdict.UNUSABLE;
            case "parked" -> Verdict.REJECTS;
            default -> file.outcomes().rejected() > 0 ? Verdict.REJECTS : Verdict.CLEAN;
        };
    }

    /** Documents that cannot be sent; what is set aside is as agreed. */
    private static long unsent(Outgoing outgoing) {
        return outgoing.refused().stream()
                .filter(refused -> !refused.code().isSetAside())
                .mapToLong(Outgoing.Refused::documents)
                .sum();
    }

    static String summary(List<CheckedFile> files, Outgoing outgoing) {
        List<String> said = new ArrayList<>();
        for (CheckedFile file : files) {
            if (file.result().equals("failed")) {
                said.add("nothing of " + file.file() + " can be used");
            } else if (file.result().equals("waiting")) {
                said.add(file.file() + " would wait until its feed takes its header");
            } else if (file.result().equals("parked")) {
                said.add(file.file() + " would wait for an operator's decision");
            }
        }
        if (said.isEmpty() && files.stream().allMatch(file -> file.result().equals(CheckedFile.PASSED_ON))) {
            return "no row was read; what is passed on as it is can only be checked by Kiliba";
        }
        long records = files.stream().mapToLong(CheckedFile::records).sum();
        long rejected =
                files.stream().mapToLong(file -> file.outcomes().rejected()).sum();
        if (rejected > 0) {
            said.add(rejected + " of " + Counted.of(records, "record") + " rejected");
        }
        if (unsent(outgoing) > 0) {
            said.add(unsent(outgoing) + " of what was kept cannot be sent");
        }
        return said.isEmpty()
                ? "nothing to complain about in " + Counted.of(records, "record")
                : String.join("; ", said);
    }
}
