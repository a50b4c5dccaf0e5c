package com.heycmo.outreach.allinone.customers;

import java.util.List;
import java.util.UUID;

/** A customer that exists from the first start on; its id never changes, so that examples can name it. */
public record DemoCustomer(UUID id, String name) {

    /** The first is the one that the greeting shows. */
    public static final List<DemoCustomer> ALL = List.of(
            new DemoCustomer(UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11"), "Northwind Labs"),
            new DemoCustomer(UUID.fromString("b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622"), "Acme Robotics"));
}
