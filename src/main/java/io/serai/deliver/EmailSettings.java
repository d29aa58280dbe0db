package io.serai.deliver;

import io.serai.settings.UnusableSetting;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Single e-mails that the destination is asked to send.
 *
 * @param enabled whether any are taken
 * @param path path of the request; a placeholder, to be confirmed with Kiliba
 * @param unsent statuses that say that nothing was sent, so that it is tried again; after any other busy status, or no answer, nobody
 *     knows, and an operator decides
 * @param waitingMax e-mails that may wait; more are refused to whoever asks
 */
public record EmailSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("/client/v1/transactional-email/send") String path,
        @DefaultValue("429,503") Statuses unsent,
        @DefaultValue("100000") int waitingMax) {

    public EmailSettings {
        if (!path.startsWith("/")) {
            throw new UnusableSetting("path", '"' + path + '"', "a path that begins with /");
        }
        if (waitingMax < 1) {
            throw new UnusableSetting("waiting-max", "\"" + waitingMax + '"', "1 or more");
        }
    }
}
