package com.heycmo.outreach.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ServerDirectoryIntegrationTests {

    /** Otherwise another process would delete its files. */
    @Test
    void isLockedWhileTheProcessTakesOthers() throws IOException {
        long before = locks();
        try (ServerDirectory first = ServerDirectory.take();
                ServerDirectory second = ServerDirectory.take()) {
            assertThat(first.path()).isNotEqualTo(second.path());
            assertThat(locks()).isEqualTo(before + 2);
        }
        assertThat(locks()).isEqualTo(before);
    }

    /** Of files, of this process. */
    private static long locks() throws IOException {
        String owner = " %d ".formatted(ProcessHandle.current().pid());
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .filter(lock -> lock.contains("POSIX") && lock.contains(owner))
                .count();
    }
}
