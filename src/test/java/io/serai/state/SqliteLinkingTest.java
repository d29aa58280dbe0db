package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class SqliteLinkingTest extends LinkingContract {
    SqliteLinkingTest() {
        super(TestDatabase.SQLITE);
    }

    /** Else each ticket would cost as much as all tickets, or products, of its partner. */
    @Test
    void whatOneDocumentNamesIsFoundWithoutGoingThroughAllOfThePartner(@TempDir Path folder) {
        try (HikariDataSource source = SqliteFile.in(folder)) {
            TestStore.create(source);
            assertThat(plan(source, "delete from reference where " + ReferenceTable.OF, 1, "p", "order", "s", "i"))
                    .contains("reference_of");
            assertThat(plan(
                            source,
                            "select * from product_code where " + ReferenceTable.CODES.formatted("?"),
                            "p",
                            "c"))
                    .contains("code=?");
        }
    }

    private static String plan(HikariDataSource source, String sql, Object... arguments) {
        return String.join(
                "\n",
                new JdbcTemplate(source)
                        .query("explain query plan " + sql, (row, n) -> row.getString("detail"), arguments));
    }
}
