package io.serai.state;

class PostgresRedoTest extends RedoContract {
    PostgresRedoTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
