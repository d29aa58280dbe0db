package io.serai.check;

import io.serai.batch.Batches.Limits;
import io.serai.deliver.KilibaSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What one request of an account may hold; nothing else of the account is read, so its key need not be there. */
@Component
public final class RequestLimits {

    private final Binder settings;

    RequestLimits(Environment settings) {
        this.settings = Binder.get(settings);
    }

    /** Of an account that is not declared, the defaults. */
    public Limits of(String account) {
        String place = "serai.kiliba.accounts." + account + ".";
        return new Limits(
                settings.bind(place + "items-max", Integer.class)
                        .orElseGet(() -> Integer.valueOf(KilibaSettings.ITEMS_MAX)),
                Math.toIntExact(settings.bind(place + "bytes-max", DataSize.class)
                        .orElseGet(() -> DataSize.parse(KilibaSettings.BYTES_MAX))
                        .toBytes()));
    }
}
