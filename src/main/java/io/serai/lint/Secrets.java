package io.serai.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are written out instead of referred to. Their text is never part of a finding. */
final class Secrets {
    private static final String NAMES =
            "password|passwd|passphrase|pwd|secret|secretKey|accessKey|secretAccessKey|apiKey|privateKey|privateKeyPassphrase"
                    + "|trustStorePassword|keyStorePassword|token|sessionToken|sasToken";
    private static final Pattern NAME = Pattern.compile("(?i)(" + NAMES + ")");
    private static final Pattern IN_URI = Pattern.compile("(?i)[?&](" + NAMES + ")=([^&]*)");
    private static final Pattern USER_INFO = Pattern.compile("^[a-z0-9+.-]+:(?://)?[^/@:?{}]+:([^/@?{}]+)@.*");

    private Secrets() {}

    static List<Finding> of(RouteFile file) {
        List<Finding> findings = new ArrayList<>();
        for (Spot spot : file.root().deep()) {
            if (!spot.node().isValueNode() || spot.node().isNull()) {
                continue;
            }
            if (NAME.matcher(spot.key().replace("-", "")).matches() && isWritten(spot.text())) {
                findings.add(finding(spot, spot.key()));
            } else if (spot.key().equals("uri")) {
                inUri(spot.text()).ifPresent(name -> findings.add(finding(spot, name)));
            }
        }
        return findings;
    }

    private static Optional<String> inUri(String uri) {
        Matcher parameter = IN_URI.matcher(uri);
        while (parameter.find()) {
            if (isWritten(parameter.group(2))) {
                return Optional.of(parameter.group(1));
            }
        }
        return USER_INFO.matcher(uri).matches() ? Optional.of("password") : Optional.empty();
    }

    /** A default inside a reference is written out as well; expressions are not. */
    private static boolean isWritten(String value) {
        if (References.in(value)) {
            return References.defaults(value).values().stream().anyMatch(fallback -> !fallback.isBlank());
        }
        return !value.isBlank() && !value.contains("${") && !value.startsWith("#bean:");
    }

    private static Finding finding(Spot at, String name) {
        return at.error(
                "secret-in-clear-text",
                name + " is written out (not shown)",
                "write a reference, such as \"{{env:ACME_"
                        + name.toUpperCase(java.util.Locale.ROOT).replaceAll("\\W", "_")
                        + "}}\", and change the secret, since it has been seen");
    }
}
