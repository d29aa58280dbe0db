package io.serai.bench;

import io.serai.bench.baseline.DuckSql;
import io.serai.bench.baseline.PartitionJoin;
import io.serai.bench.baseline.SpringBatchJob;
import io.serai.bench.baseline.StockCamel;
import java.io.IOException;
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

    private final String word;

    Contestant(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** What the load costs it. */
    Cost cost(Load load, Path home, Path errors, Destination destination) throws IOException, InterruptedException {
        Load.Files files = load.write(home);
        if (this == SERAI) {
            try (Hub hub = Hub.start(home, errors, destination)) {
                return hub.load(files);
            }
        }
        try (Program program = Program.start(command(), errors)) {
            program.await("READY");
            return program.work(files.headers() + " " + files.lines() + " " + destination.address());
        }
    }

    private List<String> command() {
        return switch (this) {
            case SERAI -> throw new IllegalStateException("the hub is no baseline");
            case STOCK_CAMEL -> java("10g", StockCamel.class);
            case SPRING_BATCH -> java("2g", SpringBatchJob.class);
            case PYTHON -> List.of("python3", "src/bench/python/load.py");
            case DUCKDB -> java("512m", DuckSql.class);
            case LIMIT -> java("512m", PartitionJoin.class);
        };
    }

    private static List<String> java(String memory, Class<?> main) {
        return Program.java(List.of("-Xmx" + memory, "-XX:+UseSerialGC"), main, List.of());
    }
}
