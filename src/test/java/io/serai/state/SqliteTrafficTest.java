package io.serai.state;

class SqliteTrafficTest extends TrafficContract {
    SqliteTrafficTest() {
        super(TestDatabase.SQLITE);
    }
}
