package io.serai.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the files of a feed are passed on as they are, to a destination that reads them itself ({@code rows: file}). Kiliba says which
 * words and ids it wants; all of it stands in the upload session that is opened for each file.
 *
 * @param contentType what the bytes are, exactly as Kiliba wants it announced, such as {@code text/csv}
 * @param datasetType Kiliba's word for what the file holds; absent: Kiliba finds out
 * @param adapterKey Kiliba's word for how the file is read; absent: Kiliba finds out
 * @param adapterVersion the version of that
 * @param shopIds Kiliba's ids of the shops that the file speaks of
 * @param defaultShopId the shop of rows that name none; one of {@code shop-ids}
 * @param customerGroupIds Kiliba's ids of the customer groups that the file speaks of
 * @param defaultCustomerGroupId the group of rows that name none; one of {@code customer-group-ids}
 * @param language of rows that name none, such as {@code fr}
 */
public record Relaying(
        @DefaultValue("") String contentType,
        @Nullable String datasetType,
        @Nullable String adapterKey,
        @Nullable String adapterVersion,
        @DefaultValue List<String> shopIds,
        @Nullable String defaultShopId,
        @DefaultValue List<String> customerGroupIds,
        @Nullable String defaultCustomerGroupId,
        @Nullable String language) {

    public Relaying {
        shopIds = List.copyOf(shopIds);
        customerGroupIds = List.copyOf(customerGroupIds);
    }
}
