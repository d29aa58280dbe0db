package io.serai.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.model.PartValues;
import io.serai.proof.EntityHistory.DeadLetterLine;
import io.serai.proof.EntityHistory.PartOrigin;
import io.serai.proof.EntityHistory.RequestLine;
import io.serai.proof.RowHistory.RowLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history as lines for a person. */
public final class TraceText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private TraceText() {}

    public static List<String> of(EntityHistory history) {
        List<String> lines = new ArrayList<>();
        String store = history.store().isEmpty() ? "" : history.store() + "/";
        lines.add(history.partner() + " " + history.entity() + " " + store + history.id() + ": " + history.state()
                + ", revision " + history.revision() + " of " + history.changedAt() + ", account "
                + history.account());
        if (history.deliveredRevision() != null) {
            lines.add("  the destination took revision " + history.deliveredRevision() + " at " + history.deliveredAt()
                    + " with request " + history.deliveredRequest());
        }
        if (history.refusedReason() != null) {
            lines.add("  refused: " + history.refusedReason());
        }
        if (history.waitsAtCanary() != null) {
            lines.add("  waits until canary " + history.waitsAtCanary() + " is accepted: see the command canaries");
        }
        lines.add("parts");
        history.parts().forEach(part -> lines.add("  " + text(part)));
        lines.add("requests");
        history.requests().forEach(request -> lines.add("  " + text(request)));
        if (!history.deadLetters().isEmpty()) {
            lines.add("dead letters");
            history.deadLetters().forEach(letter -> lines.add("  " + text(letter)));
        }
        if (history.rows() != null) {
            lines.add("rows in " + history.rows().filesRead() + " kept files");
            history.rows().rows().forEach(row -> lines.add("  " + text(row)));
            history.rows().notes().forEach(note -> lines.add("  note: " + note));
        }
        return lines;
    }

    private static String text(PartOrigin part) {
        String values = part.values() == null ? "" : " " + json(part.values());
        return part.part() + ": " + part.file() + ":" + part.line() + " (drop " + part.drop() + "), version "
                + part.version() + " of the " + part.versionOf() + values;
    }

    private static String text(RequestLine request) {
        String status = request.status() == null ? "no status" : "status " + request.status();
        String result = request.result().equals("sending") ? "no answer recorded" : status + ", " + request.result();
        return request.at() + " request " + request.request() + ", revision " + request.revision() + " among "
                + request.items() + " items, batch " + request.batch() + ": " + result + said(request.answer());
    }

    private static String text(DeadLetterLine letter) {
        String sent =
                letter.request() == null ? "never sent" : "request " + letter.request() + ", status " + letter.status();
        return letter.at() + " revision " + letter.revision() + " " + letter.reason() + " (" + sent + ")"
                + said(letter.answer());
    }

    private static String text(RowLine row) {
        String version = row.version() == null ? "" : ", version " + row.version();
        return row.file() + ":" + row.line() + " (drop " + row.drop() + ") " + row.part() + version + ": "
                + row.outcome();
    }

    private static String said(@Nullable String answer) {
        return answer == null ? "" : "; answer: " + answer.replaceAll("\\p{Cntrl}", " ");
    }

    private static String json(PartValues values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing values as JSON", e);
        }
    }
}
