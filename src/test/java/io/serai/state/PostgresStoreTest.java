package io.serai.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
    PostgresStoreTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Test
    void everyTextComparesByItsBytes() {
        assertThat(database.jdbc().queryForList("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and table_name <> 'flyway_schema_history'
                          and data_type = 'text' and collation_name is distinct from 'C'""", String.class))
                .as("columns to be declared as ${text} in their migration")
                .isEmpty();
    }
}
