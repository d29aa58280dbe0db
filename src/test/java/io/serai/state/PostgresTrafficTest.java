package io.serai.state;

class PostgresTrafficTest extends TrafficContract {
    PostgresTrafficTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
