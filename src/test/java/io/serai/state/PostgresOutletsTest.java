package io.serai.state;

class PostgresOutletsTest extends OutletsContract {
    PostgresOutletsTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
