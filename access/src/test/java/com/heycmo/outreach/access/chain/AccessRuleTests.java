package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Caller;
import com.heycmo.outreach.access.caller.CallerAuthentication;
import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class AccessRuleTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static final Map<String, Caller> CALLERS = Map.of(
            "device", new Device(CUSTOMER, UUID.randomUUID()),
            "other device", new Device(OTHER, UUID.randomUUID()),
            "viewer", new Person(UUID.randomUUID(), null, Map.of(CUSTOMER, Role.VIEWER)),
            "reviewer", new Person(UUID.randomUUID(), null, Map.of(CUSTOMER, Role.REVIEWER)),
            "other reviewer", new Person(UUID.randomUUID(), null, Map.of(OTHER, Role.REVIEWER)));

    @ParameterizedTest
    @CsvSource({
        "EXTENSION, GET, device, true",
        "EXTENSION, POST, device, true",
        "EXTENSION, GET, other device, false",
        "EXTENSION, POST, reviewer, false",
        "EXTENSION, GET, viewer, false",
        "EXTENSION_ITSELF, GET, device, true",
        "EXTENSION_ITSELF, PUT, device, true",
        "EXTENSION_ITSELF, GET, reviewer, false",
        "EXTENSION_ITSELF, PUT, viewer, false",
        "EXTENSION_OR_PERSON, GET, device, true",
        "EXTENSION_OR_PERSON, HEAD, device, true",
        "EXTENSION_OR_PERSON, POST, device, false",
        "EXTENSION_OR_PERSON, GET, viewer, true",
        "EXTENSION_OR_PERSON, GET, reviewer, true",
        "EXTENSION_OR_PERSON, GET, other device, false",
        "EXTENSION_OR_PERSON, GET, other reviewer, false",
        "EXTENSION_OR_REVIEWER, POST, device, true",
        "EXTENSION_OR_REVIEWER, POST, reviewer, true",
        "EXTENSION_OR_REVIEWER, POST, viewer, false",
        "EXTENSION_OR_REVIEWER, POST, other device, false",
        "EXTENSION_OR_REVIEWER, POST, other reviewer, false",
        "REVIEWER, GET, reviewer, true",
        "REVIEWER, GET, viewer, false",
        "REVIEWER, GET, device, false",
        "REVIEWER, GET, other reviewer, false",
        "PERSON, GET, viewer, true",
        "PERSON, HEAD, viewer, true",
        "PERSON, POST, viewer, false",
        "PERSON, DELETE, viewer, false",
        "PERSON, PATCH, reviewer, true",
        "PERSON, get, viewer, false",
        "PERSON, GET, device, false",
        "PERSON, POST, other reviewer, false",
        "PERSON, GET, other reviewer, false"
    })
    void decidesByCallerMethodAndCustomer(AccessRule rule, String method, String caller, boolean allowed) {
        assertThat(granted(rule, method, caller, CUSTOMER.toString())).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"EXTENSION, device", "EXTENSION_OR_PERSON, viewer", "PERSON, reviewer"})
    void rejectsAPathWithoutACustomerId(AccessRule rule, String caller) {
        assertThat(granted(rule, "GET", caller, "not-a-uuid")).isFalse();
        assertThat(granted(rule, "GET", caller, "1-1-1-1-1")).isFalse();
    }

    private static boolean granted(AccessRule rule, String method, String caller, String customer) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
        return rule.authorize(
                        () -> new CallerAuthentication(Objects.requireNonNull(CALLERS.get(caller))),
                        new RequestAuthorizationContext(request, Map.of("customerId", customer)))
                .isGranted();
    }
}
