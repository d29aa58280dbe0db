package io.serai.state;

class PostgresLedgerRetentionTest extends LedgerRetentionContract {
    PostgresLedgerRetentionTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
