package io.serai.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Reason;
import java.util.List;

/**
 * What the kept rows come to at the destination.
 *
 * @param lots how many items each account would get
 * @param items the first of them, in the order of the files
 * @param held how many documents wait for another part
 * @param firstHeld the first of them
 * @param refused how many documents cannot be sent, by reason
 */
public record Outgoing(List<Lot> lots, List<Item> items, long held, List<Waiting> firstHeld, List<Refused> refused) {

    /**
     * The items of one kind for one account.
     *
     * @param entity such as customer, order or product
     * @param requests in so many requests, by the limits of the account
     */
    public record Lot(String account, String entity, long items, long requests) {}

    /**
     * One item as it would be sent.
     *
     * @param store of a product: its variant
     * @param json an address for a list stands under the list's name, {@code blacklist} or {@code whitelist}
     */
    public record Item(String entity, String store, String id, Place from, JsonNode json) {}

    /**
     * One ticket, cart or product that waits.
     *
     * @param entity order, cart or product
     * @param store of a product: its variant
     * @param ticket its id
     * @param waitsFor header, lines or categories
     */
    public record Waiting(String entity, String store, String ticket, String waitsFor, Place from) {}

    /** Documents that cannot be sent, for one reason. */
    public record Refused(Reason code, long documents, String meaning, String whatToDo, List<Place> first) {}
}
