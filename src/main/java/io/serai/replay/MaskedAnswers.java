package io.serai.replay;

import io.serai.model.DocumentKey;
import io.serai.model.PartValues;
import io.serai.state.CanaryDecisions.Waiting;
import io.serai.state.DeadLetters.Letter;
import io.serai.state.Document;
import io.serai.state.KnownDocuments;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the destination answered, without the persons whom it may quote: those of the items that it was asked about. */
@Component
public final class MaskedAnswers {

    private final KnownDocuments documents;

    MaskedAnswers(KnownDocuments documents) {
        this.documents = documents;
    }

    /** The same letters, answers masked. */
    List<Letter> letters(List<Letter> letters) {
        Map<DocumentKey, Document> known =
                documents
                        .of(letters.stream()
                                .filter(letter -> letter.answer() != null)
                                .map(Letter::key)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Document::key, Function.identity()));
        return letters.stream()
                .map(letter -> letter.answer() == null ? letter : masked(letter, known.get(letter.key())))
                .toList();
    }

    private static Letter masked(Letter letter, @Nullable Document document) {
        return new Letter(
                letter.number(),
                letter.key(),
                letter.account(),
                letter.revision(),
                letter.reason(),
                letter.status(),
                text(letter.answer(), document == null ? List.of() : List.of(document)),
                letter.at(),
                letter.state());
    }

    /** The same canaries, answers masked. */
    public List<Waiting> canaries(List<Waiting> canaries) {
        return canaries.stream().map(this::masked).toList();
    }

    private Waiting masked(Waiting canary) {
        Long request = canary.request();
        return canary.answer() == null
                ? canary
                : canary.answered(text(canary.answer(), request == null ? List.of() : documents.ofRequest(request)));
    }

    private static @Nullable String text(@Nullable String answer, List<Document> documents) {
        Set<String> persons = new HashSet<>();
        for (Document document : documents) {
            if (document.header() != null) {
                persons.addAll(personal(document.header().values()));
            }
            document.lines().values().forEach(line -> persons.addAll(personal(line.values())));
        }
        return answer == null ? null : Masks.text(answer, persons);
    }

    private static Set<String> personal(PartValues values) {
        return Masks.personal(ValuesPatch.tree(values));
    }
}
