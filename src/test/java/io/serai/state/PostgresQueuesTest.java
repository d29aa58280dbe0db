package io.serai.state;

class PostgresQueuesTest extends QueuesContract {
    PostgresQueuesTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
