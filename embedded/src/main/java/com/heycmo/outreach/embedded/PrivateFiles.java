package com.heycmo.outreach.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Creates files, directories and secrets that only their owner can read. */
public final class PrivateFiles {

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = mode("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");
    private static final int SECRET_BYTES = 24;

    private PrivateFiles() {}

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** Creates missing directories; an existing one keeps its mode. */
    public static Path directory(Path path) throws IOException {
        return Files.createDirectories(path.toAbsolutePath(), DIRECTORY);
    }

    /** The secret in this file; the first call generates it. */
    static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, newSecret().getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(file).strip();
    }

    /** A random secret in base64url, stored nowhere. */
    static String newSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Writes atomically, so that readers and a crash never leave an incomplete file. Replaces an existing file. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, FILE);
        Files.write(temporary, content, StandardOpenOption.WRITE);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
