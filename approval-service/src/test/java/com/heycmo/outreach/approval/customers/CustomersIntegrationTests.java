package com.heycmo.outreach.approval.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.tenancy.CustomerScope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CustomersIntegrationTests extends OnTheApi {

    @Autowired
    private Customers customers;

    @Test
    void returnsKnownNamesInTheGivenOrder() {
        UUID other = UUID.randomUUID();
        UUID nameless = UUID.randomUUID();
        rename(customer, "Northwind Labs");
        rename(other, "Acme Robotics");
        rename(customer, "Northwind");

        assertThat(customers.names(List.of(other, nameless, customer)))
                .containsExactly(Map.entry(other, "Acme Robotics"), Map.entry(customer, "Northwind"));
    }

    @Test
    void keepsTheCallersScope() {
        try (CustomerScope scope = CustomerScope.open(customer)) {
            customers.names(List.of(UUID.randomUUID()));

            assertThat(CustomerScope.current()).contains(customer);
        }
    }

    @Test
    void aPauseAndANameDoNotOverwriteEachOther() {
        api.post(customer, "/pause").ok();
        rename(customer, "Northwind Labs");
        assertThat(api.get(customer, "/usage").ok().get("paused").asBoolean()).isTrue();
        api.post(customer, "/resume").ok();

        assertThat(customers.names(List.of(customer))).containsValue("Northwind Labs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b"})
    void rejectsInvalidNames(String invalid) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> rename(customer, invalid));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> rename(customer, "x".repeat(201)));
    }

    private void rename(UUID customerId, String name) {
        try (CustomerScope scope = CustomerScope.open(customerId)) {
            customers.rename(customerId, name);
        }
    }
}
