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
 * Unpacks an executable jar into a directory beside it. With its libraries as plain jars it starts a quarter faster, for
 * tests that do not test the jar as such.
 */
public final class UnpackedJar {

    private UnpackedJar() {}

    /** Returns the jar to run instead. Unpacks it unless this or another process already did. */
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
                throw new IllegalStateException("%s could not be unpacked:%n%s".formatted(jar, unpacking.output()));
            }
        }
    }
}
