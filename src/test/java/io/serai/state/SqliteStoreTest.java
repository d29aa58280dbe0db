package io.serai.state;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class SqliteStoreTest extends StoreContract {

    private final List<HikariDataSource> opened = new ArrayList<>();

    @Override
    DataSource database(Path folder) {
        HikariDataSource source = SqliteFile.in(folder);
        opened.add(source);
        return source;
    }

    @AfterEach
    void close() {
        opened.forEach(HikariDataSource::close);
    }
}
