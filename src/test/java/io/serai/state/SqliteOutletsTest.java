package io.serai.state;

class SqliteOutletsTest extends OutletsContract {
    SqliteOutletsTest() {
        super(TestDatabase.SQLITE);
    }
}
