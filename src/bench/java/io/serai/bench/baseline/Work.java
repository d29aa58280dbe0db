package io.serai.bench.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a baseline does with one pair of files. */
interface Work {

    void load(Path headers, Path lines, String sink) throws Exception;

    /** Says READY, works after each line ({@code headers lines sink}), and says DONE. */
    static void serve(Work work) throws Exception {
        System.out.println("READY");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            work.load(Path.of(words[0]), Path.of(words[1]), words[2]);
            System.out.println("DONE");
        }
    }

    /** What {@link Post} throws for an answer other than 200. */
    static void check(int status) throws IOException {
        if (status != 200) {
            throw new IOException("the sink answered " + status);
        }
    }
}
