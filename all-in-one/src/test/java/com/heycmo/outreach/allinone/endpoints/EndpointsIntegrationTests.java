package com.heycmo.outreach.allinone.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class EndpointsIntegrationTests {

    @TempDir
    Path directory;

    @Test
    void areWrittenAsTheContractSays() throws IOException {
        Path file = directory.resolve("endpoints.json");

        StartupBannerTests.ENDPOINTS.write(file);

        String expected = """
                {"baseUrl":"http://localhost:8080","bootstrapServers":"127.0.0.1:29092",
                 "jdbcUrl":"jdbc:postgresql://127.0.0.1:25432/outreach?ssl=false","jdbcUser":"owner","jdbcPassword":"s3cret",
                 "ui":{"url":"http://localhost:8080/outreach/linkedin","user":"reviewer","password":"pa55word"},
                 "customers":[{"customerId":"3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11","name":"Northwind Labs",
                               "reviewerUserId":"00000000-0000-4000-8000-000000000001",
                               "apiToken":"e30.e30.c2ln","extensionToken":"hcx_t0ken"}]}""";
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(Files.readString(file))).isEqualTo(json.readTree(expected));
    }

    @Test
    void onlyTheOwnerCanReadTheFileAndNothingElseIsLeft() throws IOException {
        Path file = directory.resolve("endpoints.json");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-r--")));

        StartupBannerTests.ENDPOINTS.write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    }
}
