package com.heycmo.outreach.allinone.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
public final class DataDirectory {

    static final String PROPERTY = "outreach.data-dir";

    private final Path path;
    private final FileLock lock;

    private DataDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the directory if need be and takes it; it stays taken as long as this process lives. */
    static DataDirectory take(String name) {
        Path path = Path.of(name).toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel = FileChannel.open(
                    path.resolve("pipeline.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartFailure(
                        "The data directory %s is in use by another running process: stop that one, or choose another with %s."
                                .formatted(path, PROPERTY),
                        null);
            }
            return new DataDirectory(path, lock);
        } catch (IOException e) {
            throw new StartFailure(
                    "The data directory %s cannot be used; choose another with %s.".formatted(path, PROPERTY), e);
        }
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

    @Override
    public String toString() {
        return lock.isValid() ? path.toString() : path + " (released)";
    }
}
