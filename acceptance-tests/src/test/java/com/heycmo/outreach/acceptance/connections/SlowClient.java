package com.heycmo.outreach.acceptance.connections;

import java.util.List;

/**
 * A kind of slow clients.
 *
 * @param beginnings of its requests; its connections take turns
 * @param next what each connection sends after every second; empty if it only reads nothing
 */
public record SlowClient(String name, List<String> beginnings, String next) {

    static final String NOTHING = "";

    SlowClient(String name, String beginning, String next) {
        this(name, List.of(beginning), next);
    }

    @Override
    public String toString() {
        return name;
    }
}
