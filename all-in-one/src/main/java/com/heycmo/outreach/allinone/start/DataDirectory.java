package com.heycmo.outreach.allinone.start;

import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.util.FileSystemUtils;

/**
 * The directory in which a pipeline keeps everything between its runs. A file lock allows one process at a time; the
 * operating system releases it even after a kill.
 */
public final class DataDirectory implements AutoCloseable {

    static final String PROPERTY = "outreach.data-dir";

    /** PostgreSQL writes its log in files of 16 MiB. */
    private static final long REQUIRED_BYTES = 32L << 20;

    private final Path path;
    private final FileLock lock;

    private DataDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the directory if it is missing, and locks it until {@link #close} or the end of the process. */
    public static DataDirectory lock(String name) {
        return lock(Path.of(name).toAbsolutePath().normalize());
    }

    static DataDirectory lock(Path path) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw new StartFailure(
                    "The file system of %s has no POSIX permissions, which protect the passwords. On Windows, use WSL 2."
                            .formatted(path),
                    null);
        }
        try {
            PrivateFiles.directory(path);
            return new DataDirectory(path, lockFile(path.resolve("pipeline.lock")));
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (IOException e) {
            throw new StartFailure(
                    "The data directory %s cannot be used. Choose another with %s.".formatted(path, PROPERTY), e);
        }
    }

    private static FileLock lockFile(Path file) throws IOException {
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
                "The data directory %s is in use by another running pipeline. Stop that one, or choose another directory with %s."
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

    /** Contains the addresses of the running pipeline. */
    public Path endpoints() {
        return path.resolve("endpoints.json");
    }

    /**
     * The key that recognises erased people, in base64. It is made at the first start, and kept: without it, their new drafts
     * would be taken.
     */
    String doNotContactKey() {
        Path file = path.resolve("do-not-contact.key");
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[ProspectHash.MIN_KEY_BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFiles.write(file, Base64.getEncoder().encode(random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailure("%s cannot be read or written. Check its permissions.".formatted(file), e);
        }
    }

    /** Must run at the start: the file may exist only while the pipeline is ready. */
    void removeEndpoints() {
        try {
            Files.deleteIfExists(endpoints());
        } catch (IOException e) {
            throw new StartFailure(
                    "The file %s of an earlier run cannot be deleted. Check its permissions.".formatted(endpoints()),
                    e);
        }
    }

    /** An empty directory for temporary files; deletes the files of a killed run. */
    Path emptyTemporaryDirectory() {
        Path temporary = path.resolve("tmp");
        try {
            FileSystemUtils.deleteRecursively(temporary);
            return Files.createDirectory(temporary);
        } catch (IOException e) {
            throw new StartFailure(
                    "%s cannot be emptied. Choose another data directory with %s.".formatted(temporary, PROPERTY), e);
        }
    }

    /** Whether a server cannot start here for lack of room. */
    boolean isFull() {
        return path.toFile().getUsableSpace() < REQUIRED_BYTES;
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        lock.channel().close();
    }
}
