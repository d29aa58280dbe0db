package io.serai.state;

import java.nio.file.Path;
import javax.sql.DataSource;

class SqliteStoreTest extends StoreContract {

    @Override
    DataSource database(Path folder) {
        return SqliteFile.in(folder);
    }
}
