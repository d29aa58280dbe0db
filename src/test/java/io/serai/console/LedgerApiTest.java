package io.serai.console;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.serai.command.FilledStore;
import io.serai.proof.Trace;
import io.serai.reject.Receipts;
import io.serai.state.Audit;
import io.serai.state.DropEntities;
import io.serai.state.HistoryLoads;
import io.serai.state.Ledger;
import io.serai.state.Traffic;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The ledger over HTTP, on a store that took all samples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerApiTest {

    private FilledStore store;
    private MockMvc http;

    @BeforeAll
    void fill(@TempDir Path data) throws Exception {
        FilledStore.in(data);
        store = FilledStore.opened(data);
        http = MockMvcBuilders.standaloneSetup(
                        new DropsApi(
                                store.get(Ledger.class),
                                store.get(DropEntities.class),
                                store.get(Receipts.class),
                                store.get(Audit.class),
                                store.get(HistoryLoads.class),
                                store.get(Traffic.class)),
                        new TraceApi(store.get(Trace.class), store.get(Audit.class)))
                .defaultRequest(get("/").principal(() -> "operator"))
                .build();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void dropsShowTheirSumsAndWhetherTheyClose() throws Exception {
        http.perform(get("/api/drops"))
                .andExpect(jsonPath("$", hasSize(8)))
                .andExpect(jsonPath("$[0].id").value(8))
                .andExpect(jsonPath("$[0].sumsClose").value(true))
                .andExpect(jsonPath("$[0].outcomes.accepted", greaterThan(0)));
    }

    @Test
    void oneDropShowsWhereItsEntitiesAre() throws Exception {
        http.perform(get("/api/drops/3"))
                .andExpect(jsonPath("$.partner").value("boulange"))
                .andExpect(jsonPath("$.entities.touched", greaterThan(0)))
                .andExpect(jsonPath("$.entities.delivered", greaterThan(0)))
                .andExpect(jsonPath("$.entities.close").value(true));
    }

    @Test
    void accountsCloseToo() throws Exception {
        http.perform(get("/api/accounts"))
                .andExpect(jsonPath("$[0].account").value("main"))
                .andExpect(jsonPath("$[0].entities", greaterThan(0)))
                .andExpect(jsonPath("$[0].sumsClose").value(true))
                .andExpect(jsonPath("$[0].dueHistory").value(0))
                .andExpect(jsonPath("$[0].history").doesNotExist());
    }

    @Test
    void aTicketIsTraced() throws Exception {
        http.perform(get("/api/trace?store=B-NICE&ticket=00700&history=true"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("delivered"))
                .andExpect(jsonPath("$.parts[0].part").value("header"))
                .andExpect(jsonPath("$.parts[0].file").value("tickets_2026-11-21-05-00-00.csv"))
                .andExpect(jsonPath("$.parts[0].line").value(3))
                .andExpect(jsonPath("$.parts[0].values").doesNotExist())
                .andExpect(jsonPath("$.requests[0].status").value(200))
                .andExpect(jsonPath("$.rows.rows[-1:].outcome").value("current"));
        http.perform(get("/api/trace?customer=004101&show-values=true"))
                .andExpect(jsonPath("$.parts[0].values.email", endsWith("@exemple.test")));
    }

    @Test
    void aQuestionThatCannotBeAnsweredSaysWhy() throws Exception {
        http.perform(get("/api/trace?ticket=nothing")).andExpect(status().isNotFound());
        http.perform(get("/api/trace")).andExpect(status().isBadRequest());
        http.perform(get("/api/trace?ticket=1&customer=1")).andExpect(status().isBadRequest());
    }
}
