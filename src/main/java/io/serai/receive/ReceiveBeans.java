package io.serai.receive;

import io.serai.settings.HubSettings;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the drop templates and {@code routes/10-receive.camel.yaml} name and that have settings. */
@Configuration(proxyBeanMethods = false)
class ReceiveBeans {

    @Bean
    Archive seraiArchive(HubSettings settings) throws IOException {
        return new Archive(settings.dataDir(), settings.archive().keep());
    }

    @Bean
    OwnReceipts seraiOwnReceipts(HubSettings settings) throws IOException {
        return new OwnReceipts(settings.dataDir(), settings.receipts().keep(), Clock.systemUTC());
    }
}
