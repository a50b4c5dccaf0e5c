package com.heycmo.outreach.allinone.endpoints;

import java.nio.file.Path;
import java.util.List;

/** What a person is shown once everything serves. No password is in it. */
final class Welcome {

    private Welcome() {}

    static String text(Endpoints endpoints, Path file) {
        List<String> lines = List.of(
                "The outreach pipeline serves at " + endpoints.baseUrl(),
                "",
                "to review   curl '%s/api/linkedin/queue/%s?status=pending_review'"
                        .formatted(
                                endpoints.baseUrl(),
                                endpoints.customers().get(0).customerId()),
                "Kafka       " + endpoints.bootstrapServers(),
                "PostgreSQL  psql '%s'".formatted(psqlUrl(endpoints)),
                "            (jdbcPassword in the file below)",
                "programs    " + file,
                "to stop     Ctrl+C, or kill " + ProcessHandle.current().pid());
        return boxed(lines);
    }

    /** The options of a JDBC URL are not psql's, and may hold a password. */
    private static String psqlUrl(Endpoints endpoints) {
        String url = endpoints.jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
        return url.replaceFirst("://", "://%s@".formatted(endpoints.jdbcUser()));
    }

    private static String boxed(List<String> lines) {
        StringBuilder box = new StringBuilder();
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        String edge = "+" + "-".repeat(width + 2) + "+\n";
        box.append('\n').append(edge);
        lines.forEach(line -> box.append("| ")
                .append(line)
                .append(" ".repeat(width - line.length()))
                .append(" |\n"));
        return box.append(edge).toString();
    }
}
