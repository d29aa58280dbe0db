package io.serai.receive;

import io.serai.model.DropLane;
import io.serai.model.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Archives the body of a drop and says what was received; sets header {@code SeraiSha256}. */
@Component("seraiReceiver")
public class Receiver {
    private final Archive archive;

    public Receiver(Archive archive) {
        this.archive = archive;
    }

    /** Takes the headers that the drop templates set (SeraiPartner, SeraiFeed, SeraiName, SeraiSize, ...). */
    public ReceivedFile receive(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Archive.Archived archived;
        try (InputStream body = message.getMandatoryBody(InputStream.class)) {
            archived = archive.store(body, message.getHeader("SeraiSize", -1L, Long.class));
        }
        message.setHeader("SeraiSha256", archived.sha256());
        return new ReceivedFile(
                text(message, "SeraiPartner"),
                text(message, "SeraiFeed"),
                text(message, "SeraiName"),
                text(message, "SeraiSource"),
                message.getHeader("SeraiModified", Instant.EPOCH, Instant.class),
                archived.size(),
                archived.sha256(),
                archived.path(),
                message.getHeader("SeraiFirstSeen", Instant.now(), Instant.class),
                DropLane.of(message.getHeader("SeraiLane", DropLane.DAILY.word(), String.class)));
    }

    private static String text(Message message, String header) throws IOException {
        String value = message.getHeader(header, String.class);
        if (value == null) {
            throw new IOException("receiving: header " + header + " is missing; expected a drop template to set it");
        }
        return value;
    }
}
