package io.serai.receive;

import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.strategy.GenericFileProcessStrategySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a finished file as header {@code SeraiVerdict} says: done, failed, or (leave, wait, none, exception) not at all. A file that
 * its sender replaced meanwhile is not the one that was read, so it stays.
 */
public class VerdictStrategy extends GenericFileProcessStrategySupport<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(VerdictStrategy.class);

    private String doneFolder = "done";
    private String failedFolder = "failed";
    private @Nullable DropWatch watch;
    private @Nullable LeftFiles left;
    private @Nullable PollWatch polls;

    @Override
    public boolean begin(
            GenericFileOperations<Object> operations,
            GenericFileEndpoint<Object> endpoint,
            Exchange exchange,
            GenericFile<Object> file)
            throws Exception {
        if (polls != null && polls.isHeld()) {
            return false;
        }
        if (watch != null) {
            watch.stamp(exchange, file.getFileNameOnly(), file.getFileLength(), file.getLastModified());
        }
        if (!operations.existsFile(file.getAbsoluteFilePath())) {
            LOG.info("{} vanished before it was taken; skipped", file.getFileNameOnly());
            return false;
        }
        return super.begin(operations, endpoint, exchange, file);
    }

    @Override
    public void commit(
            GenericFileOperations<Object> operations,
            GenericFileEndpoint<Object> endpoint,
            Exchange exchange,
            GenericFile<Object> file)
            throws Exception {
        super.commit(operations, endpoint, exchange, file);
        String verdict = exchange.getMessage().getHeader("SeraiVerdict", "leave", String.class);
        if (verdict.equals("leave") || verdict.equals(WaitingLooks.WAIT)) {
            return;
        }
        if (Look.of(operations, file).differsFrom(file)) {
            LOG.info(
                    "{} was replaced while it was read; the new one stays and is taken when it has stood still",
                    file.getFileNameOnly());
            return;
        }
        move(operations, file, verdict.equals("done") ? doneFolder : failedFolder, exchange);
    }

    private void move(
            GenericFileOperations<Object> operations, GenericFile<Object> file, String folder, Exchange exchange) {
        String from = file.getAbsoluteFilePath();
        int slash = Math.max(from.lastIndexOf('/'), from.lastIndexOf(File.separatorChar));
        String parent = from.substring(0, slash + 1) + folder;
        boolean local = file.getFile() instanceof File;
        if (!made(operations, parent, local || file.isAbsolute())) {
            throw new GenericFileOperationFailedException(
                    "making folder " + folder + " beside the drop: refused by the server");
        }
        String to = parent + "/" + file.getFileNameOnly();
        if (operations.existsFile(to)) {
            String sha256 = exchange.getMessage().getHeader("SeraiSha256", exchange.getExchangeId(), String.class);
            to = parent + "/" + PlainName.withHash(file.getFileNameOnly(), sha256);
            if (operations.existsFile(to)) {
                operations.deleteFile(to);
            }
        }
        if (!operations.renameFile(from, to)) {
            throw new GenericFileOperationFailedException(
                    "moving " + file.getFileNameOnly() + " to " + folder + ": refused");
        }
        if (watch != null) {
            watch.forget(file.getFileNameOnly());
        }
        if (left != null) {
            left.taken(exchange);
        }
    }

    /** Two drops of one folder may make it at the same moment, and only one of them does; the other then finds it. */
    private static boolean made(GenericFileOperations<Object> operations, String folder, boolean absolute) {
        try {
            if (operations.buildDirectory(folder, absolute)) {
                return true;
            }
        } catch (GenericFileOperationFailedException first) {
            LOG.debug("{}: looked at once more", folder, first);
        }
        return operations.buildDirectory(folder, absolute);
    }

    public void setDoneFolder(String doneFolder) {
        this.doneFolder = doneFolder;
    }

    public void setFailedFolder(String failedFolder) {
        this.failedFolder = failedFolder;
    }

    public void setWatch(DropWatch watch) {
        this.watch = watch;
    }

    /** While it is held, no file of the listing at hand is begun. */
    public void setPolls(PollWatch polls) {
        this.polls = polls;
    }

    public void setLeft(LeftFiles left) {
        this.left = left;
    }
}
