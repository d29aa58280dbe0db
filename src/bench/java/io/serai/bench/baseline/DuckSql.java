package io.serai.bench.baseline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB alone: the files are joined and written as JSON by one query; what is left is to post its rows. */
public final class DuckSql {

    private static final int ITEMS_OF_BATCH = 1000;

    private static final String QUERY = """
            select to_json({
                'id': h.store || '-' || h.ticket, 'reference': h.ticket, 'status': h.status,
                'customer': {'id': h.customer}, 'shopId': h.store, 'amount': h.amount_net,
                'amountWithTax': h.amount_gross, 'products': l.products, 'promoCodes': [],
                'createdAt': h.created_at, 'updatedAt': h.updated_at})
            from read_csv('%s', header = true, all_varchar = false,
                          types = {'store': 'varchar', 'ticket': 'varchar', 'amount_net': 'decimal(18,2)',
                                   'amount_gross': 'decimal(18,2)', 'created_at': 'varchar', 'updated_at': 'varchar'}) h
            join (
                select store, ticket, list({'id': product, 'name': name, 'quantity': quantity, 'amount': amount_net,
                                            'amountWithTax': amount_gross} order by line) as products
                from read_csv('%s', header = true,
                              types = {'store': 'varchar', 'ticket': 'varchar', 'product': 'varchar',
                                       'amount_net': 'decimal(18,2)', 'amount_gross': 'decimal(18,2)'})
                group by store, ticket) l using (store, ticket)""";

    private DuckSql() {}

    public static void main(String[] args) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set preserve_insertion_order = false");
            statement.execute("set threads = 2");
            Work.serve((headers, lines, sink) -> load(statement, headers, lines, sink));
        }
    }

    private static void load(Statement statement, Path headers, Path lines, String sink)
            throws SQLException, IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 20);
        int items = 0;
        try (ResultSet orders = statement.executeQuery(QUERY.formatted(headers, lines))) {
            while (orders.next()) {
                body.write(items == 0 ? '[' : ',');
                body.writeBytes(orders.getString(1).getBytes(StandardCharsets.UTF_8));
                if (++items == ITEMS_OF_BATCH) {
                    post(sink, body);
                    items = 0;
                }
            }
        }
        if (items > 0) {
            post(sink, body);
        }
    }

    private static void post(String sink, ByteArrayOutputStream body) throws IOException {
        body.write(']');
        Post.send(sink, body.toByteArray(), body.size());
        body.reset();
    }
}
