package io.serai.state;

class SqliteStoreTest extends StoreContract {
    SqliteStoreTest() {
        super(TestDatabase.SQLITE);
    }
}
