package com.heycmo.outreach.allinone.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIntegrationTests {

    @TempDir
    Path parent;

    @Test
    void isCreatedForItsOwnerOnly() throws IOException {
        try (DataDirectory directory = DataDirectory.lock(parent.resolve("data").toString())) {
            assertThat(directory.path()).isEqualTo(parent.resolve("data"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void keepsAKeyOfItsOwnThatOnlyTheOwnerCanRead() throws IOException {
        try (DataDirectory directory = DataDirectory.lock(parent.toString())) {
            String key = directory.doNotContactKey();

            assertThat(Base64.getDecoder().decode(key)).hasSize(32);
            assertThat(directory.doNotContactKey()).isEqualTo(key);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(parent.resolve("do-not-contact.key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void cannotBeLockedTwice() throws IOException {
        try (DataDirectory first = DataDirectory.lock(parent.toString())) {
            assertThatThrownBy(() -> DataDirectory.lock(parent.toString()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("outreach.data-dir");
        }
        DataDirectory.lock(parent.toString()).close();
    }

    @Test
    void namesItsPropertyIfItIsNotADirectory() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.lock(file.toString()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("outreach.data-dir");
    }

    @Test
    void namesAFileSystemWithoutPosixPermissions() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(parent.resolve("data.zip"), Map.of("create", "true"))) {
            assertThatThrownBy(() -> DataDirectory.lock(zip.getPath("/data")))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll("/data", "POSIX", "WSL 2");
        }
    }

    @Test
    void deletesTheEndpointsAndTemporaryFilesOfAnEarlierRun() throws IOException {
        Files.createDirectories(parent.resolve("tmp").resolve("deep"));
        Files.createFile(parent.resolve("tmp").resolve("deep").resolve("left-over"));
        Files.createFile(parent.resolve("endpoints.json"));

        try (DataDirectory directory = DataDirectory.lock(parent.toString())) {
            directory.removeEndpoints();

            assertThat(directory.emptyTemporaryDirectory()).isEmptyDirectory();
            assertThat(directory.endpoints()).doesNotExist();
        }
    }
}
