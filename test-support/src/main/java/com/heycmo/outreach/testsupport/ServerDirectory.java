package com.heycmo.outreach.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A directory for embedded servers that no other running process uses. Later runs reuse the same directories, including
 * those that a killed run left behind.
 */
record ServerDirectory(Path path, Path lockFile, FileChannel lock) implements AutoCloseable {

    private static final Path ROOT = root();

    /** The locked files of this process. To open and close one of them again would release its lock. */
    private static final Set<Path> LOCKED = new HashSet<>();

    /** Unpacked once for all modules and never changed. */
    static Path binaries() {
        Path parent = Path.of("..").toAbsolutePath().normalize();
        return (Files.exists(parent.resolve("pom.xml")) ? parent.resolve("target") : ROOT).resolve("postgres-binaries");
    }

    static synchronized ServerDirectory take() {
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
        Path file = ROOT.resolve("servers-%d.lock".formatted(number));
        if (LOCKED.contains(file)) {
            return null;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        LOCKED.add(file);
        return new ServerDirectory(
                Files.createDirectories(ROOT.resolve("servers-%d".formatted(number))), file, channel);
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
        synchronized (ServerDirectory.class) {
            lock.close();
            LOCKED.remove(lockFile);
        }
    }
}
