package io.serai.state;

class SqliteQueuesTest extends QueuesContract {
    SqliteQueuesTest() {
        super(TestDatabase.SQLITE);
    }
}
