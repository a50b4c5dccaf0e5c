package com.heycmo.outreach.testsupport;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An executable jar, unpacked beside itself. Its libraries are plain jars then, which takes a quarter off each start:
 * for tests that start a program for its sake, not for the jar's.
 */
public final class UnpackedJar {

    private UnpackedJar() {}

    /** The jar to run instead, unpacked unless that was done before by this process or another one. */
    public static synchronized Path of(Path jar) {
        Path directory = jar.resolveSibling(jar.getFileName() + ".unpacked");
        Path unpacked = directory.resolve(jar.getFileName());
        try {
            Files.createDirectories(directory);
            try (FileChannel file = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
                    FileLock alone = file.lock()) {
                if (alone.isValid() && !isUpToDate(unpacked, jar)) {
                    unpack(jar, directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unpacked;
    }

    private static boolean isUpToDate(Path unpacked, Path jar) throws IOException {
        return Files.exists(unpacked)
                && Files.getLastModifiedTime(unpacked).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    }

    private static void unpack(Path jar, Path directory) {
        Path output = directory.resolve("unpack.out");
        try (JarProcess unpacking = JarProcess.start(
                List.of("-Djarmode=tools"),
                jar,
                output,
                List.of("extract", "--force", "--destination", directory.toString()))) {
            if (unpacking.awaitExit() != 0) {
                throw new IllegalStateException("%s was not unpacked:%n%s".formatted(jar, unpacking.output()));
            }
        }
    }
}
