package io.serai.state;

class SqliteRedoTest extends RedoContract {
    SqliteRedoTest() {
        super(TestDatabase.SQLITE);
    }
}
