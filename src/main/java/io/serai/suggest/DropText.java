package io.serai.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parameters of a drop: what is known, and placeholders for what only the operator knows. Never a secret. */
final class DropText {

    private DropText() {}

    /** @param all the partner's feeds; the choices that their routes share are marked in the first */
    static void parameters(YamlText yaml, SuggestOptions options, FeedDraft draft, List<FeedDraft> all) {
        boolean first = all.get(0) == draft;
        List<Entry> known = List.of(said("partner", options.partner()), said("feed", draft.name()));
        yaml.entries(8, known);
        String asked = asked(options);
        if (first) {
            yaml.choose(8, asked);
        } else {
            yaml.comment(8, "the same as in the first route");
        }
        yaml.entries(8, place(options));
        FileNames names = FileNames.of(draft.sample().files(), others(draft, all));
        String why = names.fileTime() == null
                ? "the name has no time: the file's modification time is its version; widen it when names will differ"
                : "";
        yaml.entries(8, List.of(new Entry("include", Guess.proven(names.include(), why))));
    }

    private static List<String> others(FeedDraft draft, List<FeedDraft> all) {
        return all.stream()
                .filter(other -> other != draft)
                .flatMap(other -> other.sample().files().stream())
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    private static String asked(SuggestOptions options) {
        return switch (options.drop()) {
            case SFTP ->
                "host, username, password (or privateKeyFile), knownHostsFile and directory of the partner's SFTP"
                        + " server; put its key, compared with what the partner tells you, into knownHostsFile";
            case FTP ->
                "host, security (none, explicit or implicit, with trustStore), username, password and directory of the"
                        + " partner's FTP server";
            case S3 ->
                "bucket, prefix, region and keys of the partner's S3 bucket; endpoint, overrideEndpoint and pathStyle when"
                        + " it is not at AWS";
            case FOLDER -> "directory: the folder into which the partner's files are put; it must exist";
        };
    }

    private static List<Entry> place(SuggestOptions options) {
        String partner = options.partner();
        String variable = partner.toUpperCase(Locale.ROOT).replace('-', '_');
        List<Entry> place = new ArrayList<>();
        switch (options.drop()) {
            case SFTP -> {
                place.add(said("host", "sftp." + partner + ".invalid"));
                place.add(said("username", partner));
                place.add(said("password", "{{env:" + variable + "_PASSWORD}}"));
                place.add(said("knownHostsFile", "known_hosts"));
                place.add(said("directory", "in"));
            }
            case FTP -> {
                place.add(said("host", "ftp." + partner + ".invalid"));
                place.add(said("security", "none"));
                place.add(said("username", partner));
                place.add(said("password", "{{env:" + variable + "_PASSWORD}}"));
                place.add(said("directory", "in"));
            }
            case S3 -> {
                place.add(said("bucket", partner));
                place.add(said("prefix", "in/"));
                place.add(said("region", "eu-west-3"));
                place.add(said("accessKey", "{{env:" + variable + "_ACCESS_KEY}}"));
                place.add(said("secretKey", "{{env:" + variable + "_SECRET_KEY}}"));
            }
            case FOLDER -> place.add(said("directory", "drops/" + partner));
        }
        return place;
    }

    private static Entry said(String key, String value) {
        return new Entry(key, Guess.proven(value, ""));
    }
}
