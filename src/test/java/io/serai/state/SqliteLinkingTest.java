package io.serai.state;

class SqliteLinkingTest extends LinkingContract {
    SqliteLinkingTest() {
        super(TestDatabase.SQLITE);
    }
}
