package io.serai.state;

class PostgresStoreTest extends StoreContract {
    PostgresStoreTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
