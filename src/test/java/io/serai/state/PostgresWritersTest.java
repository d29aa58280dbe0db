package io.serai.state;

class PostgresWritersTest extends WritersContract {
    PostgresWritersTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
