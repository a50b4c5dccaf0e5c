package com.heycmo.outreach.allinone.customers;

import java.util.List;
import java.util.UUID;

/**
 * A customer of the demo. Its ids never change, so that examples can name them.
 *
 * @param reviewerUserId the user id of this customer's reviewer
 */
public record DemoCustomer(UUID id, String name, UUID reviewerUserId) {

    public static final List<DemoCustomer> ALL = List.of(
            of("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11", "Northwind Labs", "c4b7d2e8-3a15-4f69-8b0e-71d5a6f3c931"),
            of("b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622", "Acme Robotics", "e90f5a1c-84d7-4b23-9c6a-2f8b1d70e542"));

    private static DemoCustomer of(String id, String name, String reviewerUserId) {
        return new DemoCustomer(UUID.fromString(id), name, UUID.fromString(reviewerUserId));
    }
}
