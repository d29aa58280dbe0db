package io.serai.bench;

import io.serai.bench.baseline.DuckSql;
import io.serai.bench.baseline.PartitionJoin;
import io.serai.bench.baseline.SpringBatchJob;
import io.serai.bench.baseline.StockCamel;
import java.nio.file.Path;
import java.util.List;

/** The programs that are compared. The ones that hold everything in memory get as much of it as they ask for. */
enum Contestant {
    SERAI("serai"),
    STOCK_CAMEL("stock-camel"),
    SPRING_BATCH("spring-batch"),
    PYTHON("python"),
    DUCKDB("duckdb"),
    LIMIT("limit");

    private static final List<String> OURS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final String word;

    Contestant(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    List<String> command(Path home, String sink) {
        return switch (this) {
            case SERAI -> Program.java(OURS, SeraiProgram.class, List.of(home.toString(), sink));
            case STOCK_CAMEL -> Program.java(memory("10g"), StockCamel.class, List.of());
            case SPRING_BATCH -> Program.java(memory("2g"), SpringBatchJob.class, List.of());
            case PYTHON -> List.of("python3", "src/bench/python/load.py");
            case DUCKDB -> Program.java(memory("512m"), DuckSql.class, List.of());
            case LIMIT -> Program.java(memory("512m"), PartitionJoin.class, List.of());
        };
    }

    private static List<String> memory(String max) {
        return List.of("-Xmx" + max, "-XX:+UseSerialGC");
    }
}
