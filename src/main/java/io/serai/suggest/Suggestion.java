package io.serai.suggest;

import io.serai.read.Peek;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A partner file made from sample files, and what is to be told with it.
 *
 * @param yaml the text of {@code routes/partners/<partner>.camel.yaml}
 * @param feeds how many feeds it declares
 * @param choices what the reader has to decide, each as {@code line 12: …}, in the order of the lines
 * @param answers the questions that are asked of every new partner, with what the files answer, as Markdown
 */
public record Suggestion(String yaml, int feeds, List<String> choices, String answers) {

    /**
     * Reads the files and suggests.
     *
     * @throws CannotSuggest naming the file that cannot be used, or saying that none holds what a feed can have
     * @throws IOException when a file cannot be read
     */
    public static Suggestion of(List<Path> files, SuggestOptions options) throws IOException {
        Peek peek = new Peek();
        List<Sample> samples = new SampleReader(peek, options).read(files);
        Drafts drafts = Drafts.of(samples, options, peek);
        if (drafts.feeds().isEmpty()) {
            throw new CannotSuggest(
                    "found no file whose rows are customers, tickets or their lines, stores, categories, products, carts or"
                            + " visits; expected columns such as a customer number with an e-mail address, or a ticket number with a"
                            + " date, or a product with a quantity and an amount");
        }
        drafts.feeds().forEach(draft -> Fallbacks.fill(draft, drafts, options));
        PolicyDetails.fill(drafts);
        drafts.feeds().forEach(draft -> FormatDetails.fill(draft, options));
        YamlText yaml = new PartnerText(drafts, options, peek).written();
        List<String> choices = yaml.choices().stream()
                .map(choice -> "line " + choice.line() + ": " + choice.text())
                .toList();
        return new Suggestion(yaml.toString(), drafts.feeds().size(), choices, new Answers(drafts).text());
    }
}
