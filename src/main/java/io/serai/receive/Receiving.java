package io.serai.receive;

import io.serai.model.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a poll brought into a {@link ReceivedFile}: archived, counted, known by its bytes. */
@Component("seraiReceiving")
public class Receiving {

    private final Archive archive;
    private final OurFiles ours;

    Receiving(Archive archive, OurFiles ours) {
        this.archive = archive;
        this.ours = ours;
    }

    /**
     * Archives the polled file.
     *
     * @return null when the file is one of our own reject files; the drop is then left as it is
     */
    public @Nullable ReceivedFile take(
            Exchange exchange,
            @Header("SeraiPartner") String partner,
            @Header("SeraiFeed") String feed,
            @Header("SeraiSource") String source) {
        Listed listed = listed(exchange);
        try (InputStream in = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            Archive.Stored stored = archive.store(in, listed.size());
            exchange.getMessage().setHeader("SeraiSha256", stored.sha256());
            if (ours.wrote(listed.name(), listed.size(), listed.modified().toEpochMilli(), stored.sha256())) {
                Files.deleteIfExists(stored.path());
                return null;
            }
            return new ReceivedFile(
                    partner,
                    feed,
                    listed.name(),
                    source,
                    listed.modified(),
                    stored.size(),
                    stored.sha256(),
                    stored.path(),
                    listed.firstSeen());
        } catch (IOException e) {
            throw new UncheckedIOException("receiving " + listed.name(), e);
        } catch (org.apache.camel.InvalidPayloadException e) {
            throw new IllegalStateException("the poll brought no bytes for " + listed.name(), e);
        }
    }

    private static Listed listed(Exchange exchange) {
        GenericFile<?> file = exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE, GenericFile.class);
        return file == null ? object(exchange) : file(file);
    }

    private static Listed file(GenericFile<?> file) {
        Object firstSeen = file.getExtendedAttributes() == null
                ? null
                : file.getExtendedAttributes().get(CompleteFiles.FIRST_SEEN);
        return new Listed(
                file.getFileNameOnly(),
                file.getFileLength(),
                Instant.ofEpochMilli(file.getLastModified()),
                firstSeen instanceof Instant at ? at : Instant.now());
    }

    /** An S3 object appears whole or not at all; it is first seen when it was written. */
    private static Listed object(Exchange exchange) {
        String key = exchange.getMessage().getHeader(AWS2S3Constants.KEY, "", String.class);
        Long size = exchange.getMessage().getHeader(AWS2S3Constants.CONTENT_LENGTH, Long.class);
        Instant modified = exchange.getMessage().getHeader("CamelAwsS3LastModified", Instant.class);
        Instant written = modified == null ? Instant.now() : modified;
        return new Listed(key.substring(key.lastIndexOf('/') + 1), size == null ? -1 : size, written, written);
    }

    private record Listed(String name, long size, Instant modified, Instant firstSeen) {}
}
