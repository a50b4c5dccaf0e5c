package com.heycmo.outreach.access.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonClaimsTests {

    private static final UUID CUSTOMER = UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11");
    private static final UUID OTHER = UUID.fromString("b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622");
    private static final UUID SUBJECT = UUID.fromString("8e2f0a9d-2f52-4b0a-9d55-0a4b3c6d7e8f");
    private static final String ISSUER = "https://id.example.com/realms/outreach";

    private final PersonClaims personClaims = new PersonClaims(new AccessProperties("customers", "sub", "name"));
    private final Map<String, Object> claims = new HashMap<>(Map.of("iss", ISSUER, "sub", SUBJECT.toString()));

    @Test
    void aReviewerMayReadAndDecide() {
        Person person = personOf(List.of(CUSTOMER + ":reviewer"));

        assertThat(person.userId()).isEqualTo(SUBJECT);
        assertThat(person.may(Role.VIEWER, CUSTOMER)).isTrue();
        assertThat(person.may(Role.REVIEWER, CUSTOMER)).isTrue();
        assertThat(person.may(Role.VIEWER, OTHER)).isFalse();
    }

    @Test
    void aViewerMayOnlyRead() {
        Person person = personOf(List.of(CUSTOMER + ":viewer", OTHER + ":reviewer"));

        assertThat(person.may(Role.VIEWER, CUSTOMER)).isTrue();
        assertThat(person.may(Role.REVIEWER, CUSTOMER)).isFalse();
        assertThat(person.may(Role.REVIEWER, OTHER)).isTrue();
    }

    @Test
    void theHigherRoleCountsAndTheOrderIsKept() {
        Person person = personOf(List.of(OTHER + ":viewer", CUSTOMER + ":reviewer", CUSTOMER + ":viewer"));

        assertThat(person.customers())
                .containsExactly(Map.entry(OTHER, Role.VIEWER), Map.entry(CUSTOMER, Role.REVIEWER));
    }

    @Test
    void malformedEntriesGiveNoAccess() {
        assertThat(personOf(List.of(
                                "",
                                ":",
                                "x:reviewer",
                                CUSTOMER.toString(),
                                CUSTOMER + ":",
                                CUSTOMER + ":admin",
                                CUSTOMER + ":REVIEWER",
                                CUSTOMER + ":reviewer ",
                                "1-1-1-1-1:reviewer",
                                7,
                                List.of()))
                        .customers())
                .isEmpty();
        assertThat(personOf(Map.of(CUSTOMER.toString(), "reviewer")).customers())
                .isEmpty();
        assertThat(personClaims.of(claims).orElseThrow().customers()).isEmpty();
    }

    @Test
    void acceptsASingleEntryInsteadOfAList() {
        assertThat(personOf(CUSTOMER + ":viewer").may(Role.VIEWER, CUSTOMER)).isTrue();
    }

    @Test
    void aSubjectThatIsNotAUuidIsMappedToOneThatDependsOnTheIssuer() {
        claims.put("sub", "auth0|5f7c8ec7c33c6c004bbafe82");
        UUID first = personClaims.of(claims).orElseThrow().userId();

        // Computed with Python's uuid.uuid5(uuid.NAMESPACE_URL, issuer + "|" + subject).
        assertThat(first).isEqualTo(UUID.fromString("78e817b8-95c3-59dd-b176-ff585ad93fff"));
        claims.put("iss", "https://otherNames.example.com");
        assertThat(personClaims.of(claims).orElseThrow().userId()).isNotEqualTo(first);
    }

    @Test
    void theNamesOfTheClaimsAreConfigurable() {
        PersonClaims otherNames =
                new PersonClaims(new AccessProperties("https://example.com/outreach", "oid", "nickname"));
        claims.put("oid", OTHER.toString());
        claims.put("https://example.com/outreach", List.of(CUSTOMER + ":viewer"));

        assertThat(otherNames.of(claims))
                .hasValueSatisfying(person -> assertThat(person.userId()).isEqualTo(OTHER))
                .hasValueSatisfying(
                        person -> assertThat(person.may(Role.VIEWER, CUSTOMER)).isTrue());
    }

    @Test
    void thePersonsNameComesFromTheFirstClaimThatHasOne() {
        assertThat(name()).isNull();
        claims.put("preferred_username", "jane");
        assertThat(name()).isEqualTo("jane");
        claims.put("name", "Jane Doe");
        assertThat(name()).isEqualTo("Jane Doe");
        claims.put("name", " ");
        assertThat(name()).isEqualTo("jane");
        claims.put("name", List.of("Jane"));
        assertThat(name()).isEqualTo("jane");
    }

    @Test
    void theNameClaimIsConfigurable() {
        claims.put("name", "Jane Doe");
        claims.put("nickname", "Jay");

        assertThat(new PersonClaims(new AccessProperties("customers", "sub", "nickname"))
                        .of(claims)
                        .orElseThrow()
                        .name())
                .isEqualTo("Jay");
    }

    @Test
    void aNameIsCleanedForStorageAndDisplay() {
        claims.put("name", " J\u0000a\nn\ud83de \u202eD\u2028oe\udca9 ");
        assertThat(name()).isEqualTo("Jane Doe");
        claims.put("name", "x".repeat(199) + "\ud83d\ude00");
        assertThat(name()).isEqualTo("x".repeat(199));
        claims.put("name", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
        assertThat(name()).isEqualTo("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
    }

    @Test
    void toStringOmitsTheName() {
        claims.put("name", "Jane Doe");

        assertThat(personClaims.of(claims).orElseThrow().toString())
                .contains(SUBJECT.toString())
                .doesNotContain("Jane");
    }

    @Test
    void aTokenWithoutIssuerOrSubjectIsRejected() {
        claims.remove("sub");
        assertThat(personClaims.of(claims)).isEmpty();
        claims.put("sub", " ");
        assertThat(personClaims.of(claims)).isEmpty();
        claims.put("sub", "somebody");
        claims.remove("iss");
        assertThat(personClaims.of(claims)).isEmpty();
    }

    private @Nullable String name() {
        return personClaims.of(claims).orElseThrow().name();
    }

    private Person personOf(Object customers) {
        claims.put("customers", customers);
        return personClaims.of(claims).orElseThrow();
    }
}
