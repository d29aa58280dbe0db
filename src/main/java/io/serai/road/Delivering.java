package io.serai.road;

import io.serai.batch.Batch;
import io.serai.batch.Batches;
import io.serai.deliver.Packing;
import java.util.Iterator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins batching to delivering. */
@Configuration(proxyBeanMethods = false)
class Delivering {

    @Bean
    Packing packing() {
        return (items, itemsMax, bytesMax, tooLarge) -> {
            Iterator<Batches.Item> packed = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return items.hasNext();
                }

                @Override
                public Batches.Item next() {
                    Packing.Item item = items.next();
                    return new Batches.Item(item.due(), item.json());
                }
            };
            Iterator<Batch> batches =
                    new Batches(packed, new Batches.Limits(itemsMax, bytesMax), item -> tooLarge.accept(item.due()));
            return batches;
        };
    }
}
