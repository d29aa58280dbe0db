package io.serai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program under measure: a process that says READY, works after each line it is given, and says DONE. */
final class Program implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    private Program(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A Java program of this class path. */
    static List<String> java(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    static Program start(List<String> command, Path errors) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command).redirectError(Redirect.appendTo(errors.toFile()));
        // as Serai is installed; no worse for the others
        program.environment().put("MALLOC_ARENA_MAX", "2");
        return new Program(program.start());
    }

    /** The rest of the first line that begins with this word. */
    String await(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
            System.err.println(line);
        }
        throw new IOException("the program ended before it said " + word + ": " + process.info());
    }

    /** Has it work, and gives what that cost; the peak is that of its whole life. */
    Cost work(String line) throws IOException {
        Cost before = Cost.of(process.pid());
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        await("DONE");
        return Cost.of(process.pid()).since(before);
    }

    void checkAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the program ended; target/bench/errors.txt may say why: " + process.info());
        }
    }

    long pid() {
        return process.pid();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
