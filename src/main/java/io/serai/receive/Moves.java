package io.serai.receive;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.strategy.GenericFileProcessStrategySupport;
import org.apache.camel.util.FileUtil;

/**
 * Acknowledges last: moves a source file only when the road has said what became of it. The header {@code SeraiVerdict} is
 * {@code done} or {@code failed} (the file moves to the folder of that name) or {@code leave}; a missing verdict or an
 * exception leaves the file, so that the next poll takes it again.
 *
 * <p>The file keeps its name. Where that name is taken already, the first eight hex digits of its SHA-256 go before the
 * ending, so nothing at the source is overwritten but the same bytes.
 */
public class Moves extends GenericFileProcessStrategySupport<Object> {

    private String done = "done";
    private String failed = "failed";

    public void setDone(String done) {
        this.done = done;
    }

    public void setFailed(String failed) {
        this.failed = failed;
    }

    @Override
    public void commit(
            GenericFileOperations<Object> operations,
            GenericFileEndpoint<Object> endpoint,
            Exchange exchange,
            GenericFile<Object> file)
            throws Exception {
        try {
            operations.releaseRetrievedFileResources(exchange);
            String verdict = exchange.getMessage().getHeader("SeraiVerdict", "leave", String.class);
            String folder =
                    switch (verdict.toLowerCase(Locale.ROOT)) {
                        case "done" -> done;
                        case "failed" -> failed;
                        default -> null;
                    };
            if (folder != null) {
                move(operations, file, folder, exchange.getMessage().getHeader("SeraiSha256", "", String.class));
            }
        } finally {
            super.commit(operations, endpoint, exchange, file);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<Object> operations,
            GenericFileEndpoint<Object> endpoint,
            Exchange exchange,
            GenericFile<Object> file)
            throws Exception {
        try {
            operations.releaseRetrievedFileResources(exchange);
        } finally {
            super.rollback(operations, endpoint, exchange, file);
        }
    }

    private static void move(
            GenericFileOperations<Object> operations, GenericFile<Object> file, String folder, String sha256) {
        String from = file.getAbsoluteFilePath();
        String parent = FileUtil.onlyPath(from);
        String target = (parent == null ? "" : parent + "/") + folder;
        operations.buildDirectory(target, file.isAbsolute());
        String to = target + "/" + file.getFileNameOnly();
        if (operations.existsFile(to)) {
            to = target + "/" + marked(file.getFileNameOnly(), sha256);
            if (operations.existsFile(to)) {
                operations.deleteFile(to);
            }
        }
        if (!operations.renameFile(from, to)) {
            throw new IllegalStateException("moving " + from + " to " + to + " was refused by the source");
        }
    }

    private static String marked(String name, String sha256) {
        String mark = sha256.isEmpty() ? "again" : sha256.substring(0, 8);
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name + "." + mark : name.substring(0, dot) + "." + mark + name.substring(dot);
    }
}
