package io.serai.state;

import io.serai.model.DocumentKey;
import io.serai.state.RequestItems.Item;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts a document's new place wherever its old one is written. Both lie in the same partition. Inside a write transaction. */
record Renaming(JdbcTemplate jdbc, DocumentKey old, DocumentKey now) {

    void everywhere(String account) {
        touched();
        requests(account);
    }

    private void touched() {
        record Partition(long drop, int number, String touched) {}
        List<Partition> partitions = jdbc.query(
                """
                select p.drop_id, p.number, p.touched from drop_partition p join drop_ledger d on d.id = p.drop_id
                where d.partner = ?""", (row, n) -> new Partition(row.getLong(1), row.getInt(2), row.getString(3)), old.partner());
        for (Partition one : partitions) {
            long[] places = Placements.read(one.touched());
            int at = Arrays.binarySearch(places, old.placement());
            if (at >= 0) {
                places[at] = now.placement();
                Arrays.sort(places);
                jdbc.update(
                        "update drop_partition set touched = ? where drop_id = ? and number = ?",
                        Placements.write(places),
                        one.drop(),
                        one.number());
            }
        }
    }

    private void requests(String account) {
        record Listed(long id, String contents) {}
        List<Listed> requests = jdbc.query(
                """
                select id, contents from request
                where account = ? and entity = ? and first_placement <= ? and last_placement >= ?""",
                (row, n) -> new Listed(row.getLong(1), row.getString(2)),
                account,
                old.entity().word(),
                old.placement(),
                old.placement());
        for (Listed request : requests) {
            List<Item> items = RequestItems.read(request.contents());
            if (items.stream().anyMatch(item -> item.placement() == old.placement())) {
                rename(request.id(), items);
            }
        }
    }

    private void rename(long request, List<Item> items) {
        List<Item> renamed = items.stream()
                .map(item -> item.placement() == old.placement() ? new Item(now.placement(), item.revision()) : item)
                .sorted(Comparator.comparingLong(Item::placement))
                .toList();
        jdbc.update(
                "update request set contents = ?, first_placement = ?, last_placement = ? where id = ?",
                RequestItems.packed(renamed),
                renamed.get(0).placement(),
                renamed.get(renamed.size() - 1).placement(),
                request);
    }
}
