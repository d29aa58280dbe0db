package io.serai.state;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Connections to a database server, with the settings that Spring Boot has for them. */
final class ServerPool {

    private ServerPool() {}

    /** Connects when it is first asked for a connection. */
    static HikariDataSource open(Environment settings) {
        Binder binder = Binder.get(settings);
        DataSourceProperties server =
                binder.bind("spring.datasource", DataSourceProperties.class).get();
        HikariDataSource pool = server.initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        if (StringUtils.hasText(server.getName())) {
            pool.setPoolName(server.getName());
        }
        binder.bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        return pool;
    }
}
