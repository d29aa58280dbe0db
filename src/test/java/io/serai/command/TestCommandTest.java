package io.serai.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

    private static final String PARTNER = """
            - beans:
                - name: acme-sales
                  type: io.serai.feed.FeedDeclaration
                  properties:
                    partner: acme
                    rows: tickets-with-lines
                    format: {charset: ISO-8859-1}
                    columns: {ticket: no, store: shop, status: state, created-at: at, line: pos, product: sku, quantity: qty, amount-net: net, amount-gross: gross}
            """;
    private static final String GIVEN = """
            tests:
              - name: one ticket
                files:
                  - feed: acme-sales
                    name: sales.csv
                    rows: |
                      no,shop,state,at,pos,sku,qty,net,gross
                      0012,A,paid,2026-01-02T10:00:00Z,1,0042,2,10.00,12.00
                      13,A,paid,never,1,P,1,1,1
            """;
    private static final String ORDER = """
                orders:
                  - id: A-0012
                    reference: 0012
                    status: paid
                    shopId: A
                    amount: 10
                    amountWithTax: 12
                    products: [{id: 0042, quantity: 2, amount: 10, amountWithTax: 12}]
                    promoCodes: []
                    createdAt: 2026-01-02T10:00:00Z
                    updatedAt: 2026-01-01T00:00:00Z
            """;

    private final Path home;

    TestCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void declare() throws IOException {
        Files.writeString(home.resolve("acme.camel.yaml"), PARTNER);
    }

    @Test
    void whatIsFoundAsExpectedPasses() throws IOException {
        Run run = test(GIVEN + """
                        outcomes: {accepted: 1, rejected: 1}
                        rejects: [{line: 3, code: NOT_A_DATE, found: never}]
                        notes: []
                """.indent(0) + ORDER + "    held: []\n    refused: []\n");
        assertThat(run.out()).contains("  ok      one ticket", "1 passed, 0 failed");
        assertThat(run.exit()).isZero();
    }

    @Test
    void differencesStandSideBySide() throws IOException {
        Run run = test(GIVEN + """
                        result: failed
                        outcomes: {accepted: 2}
                        rejects: [{line: 4, code: REQUIRED}]
                """.indent(0) + ORDER.replace("amount: 10\n", "amount: 11\n")
                + "    held: [{store: B, ticket: 1}]\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .contains(
                        "FAILED | one ticket (" + home.resolve("acme.test.yaml") + ":2)",
                        "sales.csv / result | failed | done",
                        "sales.csv / accepted | 2 | 1",
                        "sales.csv / rejected | nothing | 1",
                        "sales.csv / rejected line 4 | {line: 4, code: REQUIRED} | nothing",
                        "orders A-0012 / amount | 11 | 10.00",
                        "held B 1 | {store: B, ticket: 1} | nothing",
                        "0 passed, 1 failed");
    }

    @Test
    void anItemThatNobodyExpectsIsADifference() throws IOException {
        Run run = test(GIVEN + "    orders: []\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("orders A-0012", "expected  nothing", "found     {\"id\":\"A-0012\"");
    }

    @Test
    void aFileThatFailsUnexpectedlySaysWhy() throws IOException {
        Run run = test(GIVEN.replace("pos,sku", "pos,article") + "    orders: []\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("sales.csv / failure", "the file lacks a required column: found the columns no,");
    }

    @Test
    void leadingZerosAreNoNumbers() throws IOException {
        Run run = test(GIVEN + ORDER.replace("reference: 0012", "reference: 12"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().map(String::strip))
                .anyMatch(line -> line.matches("orders A-0012 / reference +12 +0012"));
    }

    @Test
    void aTestFileThatCannotBeUsedIsToldWithItsPlace() throws IOException {
        assertUnusable(
                GIVEN + "    order: []\n",
                ":10: found the unknown key order; expected one of name, files, customers, orders, items, held, refused; did you mean"
                        + " orders?");
        assertUnusable(GIVEN + "    orders: 3\n", ":10: found \"3\"; expected a list");
        assertUnusable(GIVEN, ":2: found a test that expects nothing; expected one of customers, orders, items, held");
        assertUnusable(
                GIVEN.replace("acme-sales", "acme-sale") + ORDER,
                ":4: found the feed acme-sale; expected one of acme-sales");
        assertUnusable(GIVEN.replace("paid", "payé €") + ORDER, ":6: found a character that is not in ISO-8859-1");
        assertUnusable(GIVEN + "    held: []\n    held: []\n", ":11: found the key held twice; expected each key once");
        assertUnusable("tests: [", "expected YAML");
        assertUnusable("routes: other.camel.yaml\n" + GIVEN + ORDER, ":1: found no partner file");
    }

    private void assertUnusable(String text, String said) throws IOException {
        Run run = test(text);
        assertThat(run.exit()).as(run.out()).isEqualTo(2);
        assertThat(run.out()).contains("UNUSABLE", said, "1 file cannot be used");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFolderWithoutTestsIsWrongUsage() {
        Run run = Run.of(Map.of(), "test", home.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no tests: found no file *.test.yaml below");
    }

    private Run test(String text) throws IOException {
        Files.writeString(home.resolve("acme.test.yaml"), text);
        return Run.of(Map.of(), "test", home.toString());
    }
}
