package io.serai.check;

import java.util.List;

/** Everything that a check found: each file in the order of checking, and what they come to together. */
public record Checked(Verdict verdict, int exitCode, String summary, List<CheckedFile> files, Outgoing outgoing) {}
