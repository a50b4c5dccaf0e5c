package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system in memory, which a test fills. */
record SmallDisk(Path path) implements AutoCloseable {

    /** Skips the test where it cannot be mounted. */
    static SmallDisk mount(Path parent) throws IOException, InterruptedException {
        Path path = Files.createDirectory(parent.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=400m,mode=700", "tmpfs", path.toString()),
                "Skipped: only root on Linux can mount the tmpfs that this test fills.");
        return new SmallDisk(path);
    }

    /** Writes until nothing more fits. */
    void fill() throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (path.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return path.resolve("filler");
    }

    /** Lazily, because a server that was started in this process keeps a file open. */
    @Override
    public void close() throws IOException, InterruptedException {
        Files.deleteIfExists(filler());
        run("umount", "-l", path.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // No such command.
            return false;
        }
    }
}
