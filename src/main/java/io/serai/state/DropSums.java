package io.serai.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How the records of all drops ended, and the documents by state, as one line for people. */
final class DropSums {

    private DropSums() {}

    static String of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery("""
                        select count(*), coalesce(sum(records), 0), coalesce(sum(accepted), 0), coalesce(sum(unchanged), 0),
                               coalesce(sum(duplicate), 0), coalesce(sum(stale), 0), coalesce(sum(rejected), 0),
                               coalesce(sum(blank), 0), (select count(*) from document),
                               (select count(*) from document where state = 'delivered'),
                               (select count(*) from document where state = 'due'),
                               (select count(*) from document where state = 'held'),
                               (select count(*) from document where state = 'refused')
                        from drop_ledger""")) {
            sums.next();
            Object[] numbers = new Object[13];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = sums.getLong(n + 1);
            }
            return """
                    %d drops, %d records = %d accepted + %d unchanged + %d duplicate + %d stale + %d rejected + %d blank; \
                    %d documents = %d delivered + %d due + %d held + %d refused""".formatted(numbers);
        }
    }
}
