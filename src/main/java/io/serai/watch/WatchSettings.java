package io.serai.watch;

import io.serai.settings.UnusableSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is not well any more.
 *
 * @param oldestDueMax when a customer or ticket waits longer for its account, the account's health is DOWN
 */
@ConfigurationProperties("serai.watch")
public record WatchSettings(@DefaultValue("2h") Duration oldestDueMax) {

    public WatchSettings {
        if (oldestDueMax.toMillis() < 1) {
            throw new UnusableSetting("oldest-due-max", oldestDueMax.toString(), "a time above 0, such as 2h");
        }
    }
}
