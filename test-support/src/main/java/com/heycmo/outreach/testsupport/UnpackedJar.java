package com.heycmo.outreach.testsupport;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
                String hash = sha256(jar);
                Path hashOfUnpacked = directory.resolve("sha256");
                if (alone.isValid() && !isUpToDate(hashOfUnpacked, hash)) {
                    unpack(jar, directory);
                    Files.writeString(hashOfUnpacked, hash);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unpacked;
    }

    /** By the content: a reproducible jar has the same time as the one before. */
    private static boolean isUpToDate(Path hashOfUnpacked, String hash) throws IOException {
        return Files.exists(hashOfUnpacked) && Files.readString(hashOfUnpacked).equals(hash);
    }

    private static String sha256(Path jar) throws IOException {
        try (DigestInputStream content =
                new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
