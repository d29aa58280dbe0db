package io.serai.demo;

import io.serai.Serai;
import io.serai.sandbox.KilibaSandbox;
import io.serai.state.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The production program with its own {@code application.yaml} and {@code routes/}, plus the sample partners. */
final class Hub implements AutoCloseable {

    static final String API_KEY = "demo-key";

    private final ConfigurableApplicationContext context;

    private Hub(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** {@code more}: settings over the others, as {@code --name=value}. */
    static Hub start(int port, Path data, String password, KilibaSandbox sandbox, Sources sources, String... more) {
        List<String> settings = new ArrayList<>(sources.settings());
        settings.add("--camel.main.routes-include-pattern=file:routes/*.camel.yaml,file:routes/samples/*.camel.yaml");
        settings.add("--serai.data-dir=" + data);
        settings.add("--serai.console.password-hash=" + new BCryptPasswordEncoder().encode(password));
        settings.add("--serai.kiliba.accounts.main.base-url=" + sandbox.baseUrl());
        settings.add("--serai.kiliba.accounts.main.api-key=" + API_KEY);
        settings.add("--server.port=" + port);
        settings.add("--logging.level.io.serai=WARN");
        settings.add("--logging.level.serai=WARN");
        settings.add("--logging.level.org.apache.ftpserver=ERROR");
        settings.addAll(List.of(more));
        return new Hub(new SpringApplicationBuilder(Serai.class).run(settings.toArray(String[]::new)));
    }

    Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
