package com.heycmo.outreach.allinone.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one pipeline keeps everything between its runs. One process at a time: the operating system drops the lock
 * when the process dies, however it dies.
 */
public final class DataDirectory implements AutoCloseable {

    static final String PROPERTY = "outreach.data-dir";

    private final Path path;
    private final FileLock lock;

    private DataDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the directory if need be and takes it; it stays taken as long as this process lives. */
    public static DataDirectory take(String name) {
        return take(Path.of(name).toAbsolutePath().normalize());
    }

    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new DataDirectory(path, lock(path.resolve("pipeline.lock")));
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (UnsupportedOperationException e) {
            throw new StartFailure(
                    "The file system of %s has no POSIX permissions, which protect passwords. On Windows, use WSL 2."
                            .formatted(path),
                    null);
        } catch (IOException e) {
            throw new StartFailure(
                    "The data directory %s cannot be used; choose another with %s.".formatted(path, PROPERTY), e);
        }
    }

    private static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new OverlappingFileLockException();
        }
        return lock;
    }

    private static StartFailure inUse(Path path) {
        return new StartFailure(
                "The data directory %s is in use by another running pipeline: stop that one, or choose another directory with %s."
                        .formatted(path, PROPERTY),
                null);
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    /** Where a running pipeline tells how it is reached. */
    public Path endpoints() {
        return path.resolve("endpoints.json");
    }

    /** Whoever finds the file finds a pipeline that serves. */
    void removeEndpoints() {
        try {
            Files.deleteIfExists(endpoints());
        } catch (IOException e) {
            throw new StartFailure("The file %s of an earlier run cannot be removed.".formatted(endpoints()), e);
        }
    }

    /** An empty directory for temporary files: what a killed run left in it is gone. */
    Path emptyTemporaryDirectory() {
        Path temporary = path.resolve("tmp");
        try {
            if (Files.exists(temporary)) {
                deleteRecursively(temporary);
            }
            return Files.createDirectory(temporary);
        } catch (IOException e) {
            throw new StartFailure(
                    "%s cannot be emptied; choose another directory with %s.".formatted(temporary, PROPERTY), e);
        }
    }

    private static void deleteRecursively(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** Gives the directory free for the next process. */
    @Override
    public void close() throws IOException {
        lock.channel().close();
    }
}
