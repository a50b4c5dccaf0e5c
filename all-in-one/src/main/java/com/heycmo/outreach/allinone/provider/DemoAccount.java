package com.heycmo.outreach.allinone.provider;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An account of the demo. Its role applies to every demo customer, and its id never changes. */
enum DemoAccount {
    REVIEWER("5d0c1f4e-7a92-4b36-8e15-c47f20b9d301", "Rita Reviewer", "reviewer"),
    COLLEAGUE("c2f7a9d4-61b8-4e3a-9f05-7d18b46e2c93", "Carl Colleague", "reviewer"),
    VIEWER("a81e6b73-2f4d-4c09-9d5a-16e3f8c07b42", "Victor Viewer", "viewer");

    private final UUID id;
    private final String displayName;
    private final String role;

    DemoAccount(String id, String displayName, String role) {
        this.id = UUID.fromString(id);
        this.displayName = displayName;
        this.role = role;
    }

    static Optional<DemoAccount> ofLogin(String login) {
        return Arrays.stream(values())
                .filter(account -> account.login().equals(login))
                .findFirst();
    }

    static Optional<DemoAccount> ofId(String id) {
        return Arrays.stream(values())
                .filter(account -> account.id.toString().equals(id))
                .findFirst();
    }

    /** The subject of the tokens. */
    UUID id() {
        return id;
    }

    /** The user name at login. */
    String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it may do at every demo customer. */
    String role() {
        return role;
    }

    /** The name that other people see. */
    String displayName() {
        return displayName;
    }

    /** The value of the {@code customers} claim. */
    List<String> customers() {
        return DemoCustomer.ALL.stream()
                .map(customer -> customer.id() + ":" + role)
                .toList();
    }
}
