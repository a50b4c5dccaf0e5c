package com.heycmo.outreach.allinone.endpoints;

import java.nio.file.Path;
import java.util.List;

/** The text on the console once the pipeline is ready. It contains no password and no token. */
final class StartupBanner {

    private StartupBanner() {}

    static String text(Endpoints endpoints, String managementUrl, Path file) {
        List<String> lines = List.of(
                "The outreach pipeline is running at " + endpoints.baseUrl(),
                "",
                "Review      " + endpoints.ui().url(),
                "            " + login(endpoints.ui()),
                "Kafka       " + endpoints.bootstrapServers(),
                "PostgreSQL  psql '%s'".formatted(psqlUrl(endpoints)),
                "Health      %s/health".formatted(managementUrl),
                "Endpoints   " + file,
                "            (contains passwords and tokens; only you can read it)",
                "Stop        Ctrl+C, or kill " + ProcessHandle.current().pid());
        return boxed(lines);
    }

    private static String login(Endpoints.Ui ui) {
        return ui.user() == null
                ? "(sign in at the configured OpenID provider)"
                : "(sign in as %s; the password is in the endpoints file below)".formatted(ui.user());
    }

    /** Without the JDBC options: psql does not know them, and they may contain a password. */
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
