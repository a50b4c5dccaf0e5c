package com.heycmo.outreach.allinone.extension;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.approval.extensions.Extensions;
import com.heycmo.outreach.tenancy.CustomerScope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The extension that each demo customer has from the start. */
@Component
public class DemoDevices {

    static final String NAME = "Demo extension";

    private final Extensions extensions;

    DemoDevices(Extensions extensions) {
        this.extensions = extensions;
    }

    /** Pairs the customer's demo extension and returns its token. The one of an earlier start is revoked. */
    public String pair(DemoCustomer customer) {
        Person reviewer = new Person(customer.reviewerUserId(), null, Map.of());
        try (CustomerScope scope = CustomerScope.open(customer.id())) {
            extensions.idsNamed(customer.id(), NAME).forEach(id -> extensions.revoke(reviewer, customer.id(), id));
            return extensions.pair(reviewer, customer.id(), NAME).token();
        }
    }
}
