package io.serai.state;

class SqliteLedgerRetentionTest extends LedgerRetentionContract {
    SqliteLedgerRetentionTest() {
        super(TestDatabase.SQLITE);
    }
}
