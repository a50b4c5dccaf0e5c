package com.heycmo.outreach.allinone.endpoints;

import java.nio.file.Path;
import java.util.List;

/** What a person is shown once everything serves. No password and no token is in it. */
final class StartupBanner {

    private StartupBanner() {}

    static String text(Endpoints endpoints, String managementUrl, Path file) {
        List<String> lines = List.of(
                "The outreach pipeline serves at " + endpoints.baseUrl(),
                "",
                "to review   " + endpoints.ui().url(),
                "            " + login(endpoints.ui()),
                "Kafka       " + endpoints.bootstrapServers(),
                "PostgreSQL  psql '%s'".formatted(psqlUrl(endpoints)),
                "health      %s/health".formatted(managementUrl),
                "programs    " + file,
                "            (passwords and tokens are in it, for your eyes only)",
                "to stop     Ctrl+C, or kill " + ProcessHandle.current().pid());
        return boxed(lines);
    }

    private static String login(Endpoints.Ui ui) {
        return ui.user() == null
                ? "(sign in at the OpenID provider that was given)"
                : "(sign in as %s; the password is in the file below)".formatted(ui.user());
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
