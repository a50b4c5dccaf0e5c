package com.heycmo.outreach.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A directory for embedded servers that no other running process uses. Later runs reuse the same directories, including
 * those that a killed run left behind.
 */
record ServerDirectory(Path path, FileChannel lock) implements AutoCloseable {

    private static final Path ROOT = root();

    /** Unpacked once for all modules and never changed. */
    static Path binaries() {
        Path parent = Path.of("..").toAbsolutePath().normalize();
        return (Files.exists(parent.resolve("pom.xml")) ? parent.resolve("target") : ROOT).resolve("postgres-binaries");
    }

    static ServerDirectory take() {
        try {
            Files.createDirectories(ROOT);
            for (int number = 0; ; number++) {
                ServerDirectory directory = tryTake(number);
                if (directory != null) {
                    return directory;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the test servers could be created in " + ROOT, e);
        }
    }

    private static @Nullable ServerDirectory tryTake(int number) throws IOException {
        FileChannel channel = FileChannel.open(
                ROOT.resolve("servers-%d.lock".formatted(number)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            return null;
        }
        return new ServerDirectory(Files.createDirectories(ROOT.resolve("servers-%d".formatted(number))), channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A subdirectory that does not exist yet; deletes the one of an earlier run. */
    Path fresh(String name) {
        Path part = path.resolve(name);
        try {
            FileSystemUtils.deleteRecursively(part);
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory %s could not be deleted.".formatted(part), e);
        }
    }

    private static Path root() {
        Path build = Path.of("target").toAbsolutePath();
        Path parent = Files.isDirectory(build) ? build : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("outreach-test-servers");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
