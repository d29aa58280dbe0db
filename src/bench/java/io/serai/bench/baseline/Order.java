package io.serai.bench.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the destination takes it, for the baselines that bind to objects. */
@JsonInclude(JsonInclude.Include.NON_NULL)
final class Order {
    public @Nullable String id;
    public @Nullable String reference;
    public @Nullable String status;
    public @Nullable Customer customer;
    public @Nullable String shopId;
    public @Nullable BigDecimal amount;
    public @Nullable BigDecimal amountWithTax;
    public final List<Line> products = new ArrayList<>(4);
    public final List<String> promoCodes = List.of();
    public @Nullable String createdAt;
    public @Nullable String updatedAt;

    record Customer(String id) {}

    record Line(String id, String name, BigDecimal quantity, BigDecimal amount, BigDecimal amountWithTax) {}
}
