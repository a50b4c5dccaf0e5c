package com.heycmo.outreach.allinone.extension;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.tenancy.CustomerScope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pairs a demo extension for each demo customer at each start. */
@Component
public class DemoExtensionTokens {

    static final String NAME = "Demo extension";

    private final Extensions extensions;

    DemoExtensionTokens(Extensions extensions) {
        this.extensions = extensions;
    }

    /** Pairs the customer's demo extension and returns its token. The extension of an earlier start is revoked. */
    public String issue(DemoCustomer customer) {
        Person reviewer = new Person(customer.reviewerUserId(), null, Map.of());
        try (CustomerScope scope = CustomerScope.open(customer.id())) {
            extensions.idsNamed(customer.id(), NAME).forEach(id -> extensions.revoke(reviewer, customer.id(), id));
            return extensions.pair(reviewer, customer.id(), NAME).token();
        }
    }
}
