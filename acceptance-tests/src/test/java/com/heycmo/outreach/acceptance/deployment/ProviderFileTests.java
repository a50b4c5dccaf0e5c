package com.heycmo.outreach.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import tools.jackson.databind.JsonNode;

/** Checks that the Keycloak realm of {@code docker-compose.yml} agrees with the services' configuration. */
class ProviderFileTests {

    private static final String PROXY = "http://localhost:8080";
    private static final String ISSUER = "http://localhost:8180/realms/outreach";
    private static final String BACK_CHANNEL = "http://keycloak:8080/realms/outreach";

    private final ComposeFile compose = new ComposeFile();
    private final JsonNode realm = compose.realm();

    @Test
    void theIssuerIsTheSameForBrowsersTokensAndServices() {
        JsonNode keycloak = compose.service("keycloak");
        assertThat(keycloak.at("/environment/KC_HOSTNAME").asString() + "/realms/"
                        + realm.path("realm").asString())
                .isEqualTo(ISSUER);
        assertThat(keycloak.at("/environment/KC_HOSTNAME_BACKCHANNEL_DYNAMIC").asString())
                .isEqualTo("true");
        assertThat(keycloak.at("/ports/0").asString()).isEqualTo("127.0.0.1:8180:8080");
        assertThat(List.of("approval-service", "dispatch-service"))
                .allSatisfy(service -> assertThat(compose.environment(service))
                        .containsEntry("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", ISSUER)
                        .containsEntry(
                                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI",
                                BACK_CHANNEL + "/protocol/openid-connect/certs"));
    }

    @Test
    void theRealmIsImportedAndPersisted() {
        JsonNode keycloak = compose.service("keycloak");
        assertThat(keycloak.path("command").toString()).contains("--import-realm");
        assertThat(keycloak.path("volumes").toString())
                .contains("keycloak-data:/opt/keycloak/data")
                .contains("./deploy/keycloak-realm.json:/opt/keycloak/data/import/");
        assertThat(compose.environment("keycloak").keySet())
                .containsAll(ComposeFile.variables("deploy/keycloak-realm.json"));
    }

    @Test
    void approvalServiceUsesTheClientOfTheRealm() throws Exception {
        ClientRegistration registration = registration();
        JsonNode client = client("outreach");
        assertThat(registration.getClientId()).isEqualTo(client.path("clientId").asString());
        assertThat("${" + registration.getClientSecret() + "}")
                .isEqualTo(client.path("secret").asString());
        assertThat(registration.getAuthorizationGrantType()).isEqualTo(AuthorizationGrantType.AUTHORIZATION_CODE);
        assertThat(Objects.requireNonNull(registration.getRedirectUri())
                        .replace("{baseUrl}", PROXY)
                        .replace("{action}", "login")
                        .replace("{registrationId}", registration.getRegistrationId()))
                .isEqualTo(client.at("/redirectUris/0").asString());
        assertThat(client.at("/attributes/post.logout.redirect.uris").asString())
                .isEqualTo(PROXY + "/outreach/linkedin");
        // Not through the proxy. Keycloak then names subject and session, which are both needed.
        assertThat(client.at("/attributes/backchannel.logout.url").asString())
                .isEqualTo("http://approval-service:8080/logout/connect/back-channel/outreach");
        assertThat(client.at("/attributes/backchannel.logout.session.required").asString())
                .isEqualTo("true");
        // Keycloak assigns both scopes by default.
        assertThat(registration.getScopes()).containsExactlyInAnyOrder("openid", "profile");
        assertThat(client.path("redirectUris")).hasSize(1);
        assertThat(client.path("publicClient").asBoolean()).isFalse();
        assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.path("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(client.at("/attributes/pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(registration.getClientSettings().isRequireProofKey()).isTrue();
    }

    @Test
    void browsersUseTheIssuerAndServicesUseTheBackChannel() throws Exception {
        ClientRegistration.ProviderDetails provider = registration().getProviderDetails();
        assertThat(provider.getAuthorizationUri()).isEqualTo(ISSUER + "/protocol/openid-connect/auth");
        assertThat(provider.getTokenUri()).isEqualTo(BACK_CHANNEL + "/protocol/openid-connect/token");
        assertThat(provider.getJwkSetUri()).isEqualTo(BACK_CHANNEL + "/protocol/openid-connect/certs");
        assertThat(provider.getUserInfoEndpoint().getUri())
                .isEqualTo(BACK_CHANNEL + "/protocol/openid-connect/userinfo");
        assertThat(compose.environment("approval-service"))
                .containsEntry("OUTREACH_PAGES_ENDSESSIONURI", ISSUER + "/protocol/openid-connect/logout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outreach", "outreach-shell"})
    void tokensHaveAudienceCustomersAndName(String clientId) {
        Map<String, JsonNode> mappers = client(clientId)
                .path("protocolMappers")
                .valueStream()
                .collect(Collectors.toMap(
                        mapper -> mapper.path("protocolMapper").asString(), mapper -> mapper.path("config")));
        JsonNode audience = mappers.get("oidc-audience-mapper");
        assertThat(audience).isNotNull();
        assertThat(audience.path("included.custom.audience").asString()).isEqualTo("outreach-api");
        assertThat(audience.path("access.token.claim").asString()).isEqualTo("true");
        JsonNode customers = mappers.get("oidc-usermodel-attribute-mapper");
        assertThat(customers).isNotNull();
        assertThat(List.of("user.attribute", "claim.name"))
                .allSatisfy(name -> assertThat(customers.path(name).asString()).isEqualTo("customers"));
        assertThat(List.of("multivalued", "id.token.claim", "access.token.claim"))
                .allSatisfy(name -> assertThat(customers.path(name).asString()).isEqualTo("true"));
        JsonNode fullName = mappers.get("oidc-full-name-mapper");
        assertThat(fullName).isNotNull();
        assertThat(List.of("id.token.claim", "access.token.claim"))
                .allSatisfy(name -> assertThat(fullName.path(name).asString()).isEqualTo("true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "viewer"})
    void theRealmHasOneUserOfEachRole(String name) {
        JsonNode user = realm.path("users")
                .valueStream()
                .filter(candidate -> candidate.path("username").asString().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(user.path("enabled").asBoolean()).isTrue();
        assertThat(user.at("/credentials/0/value").asString()).matches("\\$\\{OUTREACH_(REVIEWER|VIEWER)_PASSWORD}");
        assertThat(user.at("/attributes/customers"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.asString()).matches("[0-9a-f-]{36}:" + name));
    }

    @Test
    void usersCannotAssignCustomersToThemselves() {
        String profile = realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                .path("kc.user.profile.config")
                .path(0)
                .asString();
        assertThat(profile)
                .contains("{\"name\":\"customers\",\"permissions\":{\"view\":[\"admin\"],\"edit\":[\"admin\"]},"
                        + "\"multivalued\":true")
                .doesNotContain("unmanagedAttributePolicy");
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
    }

    private JsonNode client(String clientId) {
        return realm.path("clients")
                .valueStream()
                .filter(candidate -> candidate.path("clientId").asString().equals(clientId))
                .findFirst()
                .orElseThrow();
    }

    /** The registration that Boot builds from the service's own file and the container's environment. */
    private ClientRegistration registration() throws Exception {
        MutablePropertySources sources = new MutablePropertySources();
        Map<String, Object> environment = Map.copyOf(compose.environment("approval-service"));
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        new YamlPropertySourceLoader()
                .load(
                        "approval-service",
                        new FileSystemResource("../approval-service/src/main/resources/approval-service.yml"))
                .forEach(sources::addLast);
        OAuth2ClientProperties properties = new Binder(ConfigurationPropertySources.from(sources))
                .bind("spring.security.oauth2.client", OAuth2ClientProperties.class)
                .get();
        return Objects.requireNonNull(new OAuth2ClientPropertiesMapper(properties)
                .asClientRegistrations()
                .get("outreach"));
    }
}
