package io.serai.jmx;

import io.serai.deliver.Lanes;
import io.serai.feed.Feeds;
import io.serai.receive.Sources;
import io.serai.settings.HubSettings;
import io.serai.state.DeadLetters;
import io.serai.state.ExpectedFiles;
import io.serai.state.Ledger;
import io.serai.state.LedgerSums;
import io.serai.state.ParkedSnapshots;
import io.serai.state.Pauses;
import io.serai.state.Replays;
import io.serai.state.Traffic;
import io.serai.state.Underway;
import io.serai.watch.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What the MBeans look at. */
@Configuration(proxyBeanMethods = false)
@Profile("!command")
class JmxParts {

    @Bean
    PartnerBean.Parts partnerParts(
            Sources sources, Traffic traffic, ExpectedFiles files, Feeds feeds, Pauses pauses, HubSettings settings) {
        return new PartnerBean.Parts(sources, traffic, files, feeds, pauses, settings);
    }

    @Bean
    AccountBean.Parts accountParts(Lanes lanes, Waiting waiting, DeadLetters letters, Pauses pauses) {
        return new AccountBean.Parts(lanes, waiting, letters, pauses);
    }

    @Bean
    StoreBean.Parts storeParts(
            Ledger ledger,
            LedgerSums sums,
            Underway underway,
            Replays replays,
            ParkedSnapshots parked,
            Pauses pauses,
            HubSettings settings) {
        return new StoreBean.Parts(ledger, sums, underway, replays, parked, pauses, settings);
    }
}
