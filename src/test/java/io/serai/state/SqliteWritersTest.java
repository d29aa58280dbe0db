package io.serai.state;

class SqliteWritersTest extends WritersContract {
    SqliteWritersTest() {
        super(TestDatabase.SQLITE);
    }
}
