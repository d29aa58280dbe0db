package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestCommandTest {

    private final Path folder;

    SuggestCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String customers = "";

    @BeforeEach
    void write() throws IOException {
        customers = Files.writeString(folder.resolve("customers.csv"), "id,email\n1,a@b.test\n2,c@d.test\n")
                .toString();
    }

    private static Run suggest(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "suggest";
        all[1] = "--partner";
        all[2] = "acme";
        System.arraycopy(args, 0, all, 3, args.length);
        return Run.of(Map.of(), all);
    }

    @Test
    void writesThePartnerFileAndTellsWhatToDecideAndWhatTheFilesAnswer() throws IOException {
        Path target = folder.resolve("partners/acme.camel.yaml");
        Path answers = folder.resolve("answers.md");
        Run run = suggest("-o", target.toString(), "--answers", answers.toString(), customers);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith(target + ": 1 feed; to decide, each marked CHOOSE:")
                .contains(
                        "group-ids: the id at Kiliba",
                        "**What is the unique customer identifier?** id: 2 different ids");
        assertThat(target).content().contains("- name: acme-customers", "uri: kamelet:sftp-drop");
        assertThat(answers).content().startsWith("## General structure").isSubstringOf(run.out());
        for (String choice :
                run.out().lines().filter(line -> line.startsWith("  line ")).toList()) {
            int number = Integer.parseInt(choice.replaceAll("^ +line (\\d+):.*", "$1"));
            assertThat(Files.readAllLines(target).get(number - 1)).contains("# CHOOSE: ");
        }
    }

    @Test
    void aFileThatIsThereIsLeftAloneUnlessForced() throws IOException {
        Path target = Files.writeString(folder.resolve("acme.camel.yaml"), "mine");
        Run refused = suggest("-o", target.toString(), customers);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("serai suggest: " + target
                        + " is already there; move it away, or say --force to overwrite it" + System.lineSeparator());
        assertThat(target).content().isEqualTo("mine");
        assertThat(suggest("--force", "-o", target.toString(), customers).exit())
                .isZero();
        assertThat(target).content().startsWith("# What:  acme's files");
    }

    @Test
    void aDashPrintsTheFileAndNothingElse() {
        Run run = suggest("-o", "-", "--drop", "folder", customers);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("# What:  acme's files")
                .contains("uri: kamelet:folder-drop")
                .endsWith("        - to: {uri: \"direct:receive-file\"}\n");
    }

    @Test
    void whatCannotBeUsedIsOneSentence() throws IOException {
        Run missing = suggest("-o", "-", folder.resolve("nothing.csv").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err())
                .contains("nothing.csv: found no file that can be read")
                .hasLineCount(1);
        Path other = Files.writeString(folder.resolve("brands.csv"), "brand_id,brand_name\n1,A\n2,B\n");
        Run nothing = suggest("-o", "-", other.toString());
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err())
                .contains("found no file whose rows are customers")
                .hasLineCount(1);
        Run name = Run.of(Map.of(), "suggest", "--partner", "../Acme", "-o", "-", customers);
        assertThat(name.exit()).isEqualTo(2);
        assertThat(name.err()).contains("partner: found \"../Acme\"").hasLineCount(1);
    }

    @Test
    void onlySoManyRowsAreLookedAtAndThatIsSaid() throws IOException {
        StringBuilder text = new StringBuilder("id,email\n");
        for (int i = 0; i < 3000; i++) {
            text.append(i).append(",a").append(i).append("@b.test\n");
        }
        Path many = Files.writeString(folder.resolve("many.csv"), text);
        Run run = suggest("-o", "-", "--rows", "500", many.toString());
        assertThat(run.out()).contains("the first 500 rows of 2 columns looked at", "500 values, all different");
    }
}
