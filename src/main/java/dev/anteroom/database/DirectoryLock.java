package dev.anteroom.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds a data directory for one process. The operating system lets go of it when the process ends, however it ends. */
final class DirectoryLock {

    // Closing any channel to a file gives up all of this process's locks on it (POSIX), those of other channels
    // included:
    // a channel that met a lock of this very process must stay open, and out of the garbage collector's reach.
    private static final Queue<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock acquire(Path data) {
        FileChannel channel = null;
        try {
            PrivateFiles.createDirectories(data);
            channel = FileChannel.open(data.resolve("lock"), CREATE, WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                close(channel);
                throw inUse(data);
            }
            return new DirectoryLock(channel);
        } catch (OverlappingFileLockException e) {
            NEVER_CLOSED.add(channel);
            throw inUse(data);
        } catch (IOException e) {
            close(channel);
            throw new DatabaseUnavailable(
                    "The data directory " + data + " cannot be used (" + e + "): it must be a directory that the user "
                            + System.getProperty("user.name") + " may write to",
                    e);
        }
    }

    void release() {
        close(channel);
    }

    private static DatabaseUnavailable inUse(Path data) {
        return new DatabaseUnavailable("Another Anteroom is using the data directory " + data
                + ": stop it first, or set anteroom.data-dir (ANTEROOM_DATA_DIR) to another directory");
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // The lock is gone with the descriptor, whatever close() has to say.
        }
    }
}
