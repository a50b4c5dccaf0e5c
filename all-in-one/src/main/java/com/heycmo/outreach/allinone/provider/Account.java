package com.heycmo.outreach.allinone.provider;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who can log in. Each has its role with every demo customer, and an id that never changes. */
enum Account {
    REVIEWER("5d0c1f4e-7a92-4b36-8e15-c47f20b9d301", "Rita Reviewer"),
    VIEWER("a81e6b73-2f4d-4c09-9d5a-16e3f8c07b42", "Victor Viewer");

    private final UUID id;
    private final String displayName;

    Account(String id, String displayName) {
        this.id = UUID.fromString(id);
        this.displayName = displayName;
    }

    static Optional<Account> ofLogin(String login) {
        return Arrays.stream(values())
                .filter(account -> account.login().equals(login))
                .findFirst();
    }

    static Optional<Account> ofId(String id) {
        return Arrays.stream(values())
                .filter(account -> account.id.toString().equals(id))
                .findFirst();
    }

    /** What tokens call this person. */
    UUID id() {
        return id;
    }

    /** What the person types, and the role as well. */
    String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What other people see of this one. */
    String displayName() {
        return displayName;
    }

    /** The claim that says what this person may do where. */
    List<String> customers() {
        return DemoCustomer.ALL.stream()
                .map(customer -> customer.id() + ":" + login())
                .toList();
    }
}
