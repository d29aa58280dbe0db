package io.serai.state;

class PostgresLinkingTest extends LinkingContract {
    PostgresLinkingTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
