package com.heycmo.outreach.allinone.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StartupBannerTests {

    static final Endpoints ENDPOINTS = new Endpoints(
            "http://localhost:8080",
            "127.0.0.1:29092",
            "jdbc:postgresql://127.0.0.1:25432/outreach?ssl=false",
            "owner",
            "s3cret",
            new Endpoints.Ui("http://localhost:8080/outreach/linkedin", "reviewer", "pa55word"),
            List.of(new Endpoints.Customer(
                    UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11"),
                    "Northwind Labs",
                    UUID.fromString("00000000-0000-4000-8000-000000000001"),
                    "e30.e30.c2ln",
                    "hcx_t0ken")));

    private final String text =
            StartupBanner.text(ENDPOINTS, "http://127.0.0.1:9080/actuator", Path.of("/data/endpoints.json"));

    @Test
    void showsTheAddresses() {
        assertThat(text)
                .contains(
                        "http://localhost:8080",
                        "http://localhost:8080/outreach/linkedin",
                        "sign in as reviewer",
                        "http://127.0.0.1:9080/actuator/health",
                        "127.0.0.1:29092",
                        "psql 'postgresql://owner@127.0.0.1:25432/outreach'",
                        "/data/endpoints.json",
                        "Ctrl+C");
    }

    @Test
    void containsNoPasswordAndNoToken() {
        assertThat(text).doesNotContain("s3cret", "?ssl", "pa55word", "e30.", "hcx_");
    }

    @Test
    void namesNoUserIfPeopleSignInAtAnExternalProvider() {
        Endpoints external = new Endpoints(
                ENDPOINTS.baseUrl(),
                ENDPOINTS.bootstrapServers(),
                ENDPOINTS.jdbcUrl(),
                ENDPOINTS.jdbcUser(),
                ENDPOINTS.jdbcPassword(),
                new Endpoints.Ui(ENDPOINTS.ui().url(), null, null),
                ENDPOINTS.customers());

        assertThat(StartupBanner.text(external, "http://127.0.0.1:9080/actuator", Path.of("/data/endpoints.json")))
                .contains("sign in at the configured OpenID provider")
                .doesNotContain("null");
    }

    @Test
    void isABox() {
        assertThat(text.strip().lines().map(String::length).distinct()).hasSize(1);
    }
}
