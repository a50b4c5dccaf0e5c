package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.policy.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What must become of a draft, by action, fixture page and what the person does when it is their turn. */
record ExtensionCase(int number, Action action, String page, Person person, Ending ending, String code, String body) {

    /** What a person does when the composer is filled. {@code NONE}: it does not come to that. */
    enum Person {
        NONE,
        PRESS,
        DECLINE,
        LEAVE,
        CLOSE,
        SLEEP,
        SET_CLOCK_BACK,
        OTHER_WORDS
    }

    enum Ending {
        SENT,
        RESULT,
        RELEASE
    }

    /** The fixture pages; those of comments by the first digits of the post's number. */
    private static final String PAGES = """
            # It is sent.
            connection_request connectable      PRESS SENT
            connection_request under-more       PRESS SENT
            connection_request two-buttons      PRESS SENT
            connection_request moved            PRESS SENT
            connection_request slow             PRESS SENT
            connection_request nudge            PRESS SENT
            connection_request limit-warning    PRESS SENT
            message            connected        PRESS SENT
            message            shadow           PRESS SENT
            message            slow-thread      PRESS SENT
            message            press-enter      PRESS SENT
            comment            71               PRESS SENT
            comment            74               PRESS SENT
            comment            77               PRESS SENT
            # Send was pressed, and the page only pretends, says no, or does nothing.
            connection_request pretended-invite PRESS RESULT  timeout
            connection_request silent-invite    PRESS RESULT  timeout
            connection_request quota-after-send PRESS RELEASE note_quota
            connection_request limit-after-send PRESS RELEASE weekly_limit
            message            pretended        PRESS RESULT  uncertain
            message            silent           PRESS RESULT  uncertain
            comment            72               PRESS RESULT  uncertain
            comment            78               PRESS RESULT  uncertain
            comment            85               PRESS RESULT  uncertain
            # It cannot be sent.
            connection_request pending          NONE  RESULT  already_pending
            connection_request incoming         NONE  RESULT  incoming_request
            connection_request connected        NONE  RESULT  already_connected
            connection_request follow-only      NONE  RESULT  follow_only
            connection_request self             NONE  RESULT  self
            connection_request gone             NONE  RESULT  profile_gone
            connection_request email-gate       NONE  RESULT  email_required
            connection_request short-note       NONE  RESULT  note_over_account_limit
            connection_request somebody-else    NONE  RESULT  recipient_ambiguous
            connection_request wrong-dialog     NONE  RESULT  recipient_ambiguous
            connection_request names-another    NONE  RESULT  recipient_ambiguous
            connection_request other-dialog     NONE  RELEASE ui_changed
            connection_request confirm-dialog   NONE  RELEASE ui_changed
            connection_request alters-note      NONE  RESULT  text_mismatch
            connection_request note-quota       NONE  RELEASE note_quota
            connection_request weekly-limit     NONE  RELEASE weekly_limit
            connection_request no-card          NONE  RELEASE ui_changed
            connection_request no-dialog        NONE  RELEASE ui_changed
            message            connectable      NONE  RESULT  not_first_degree
            message            pending          NONE  RESULT  not_first_degree
            message            no-message       NONE  RESULT  not_messageable
            message            self             NONE  RESULT  self
            message            gone             NONE  RESULT  profile_gone
            message            somebody-else    NONE  RESULT  recipient_ambiguous
            message            wrong-recipient  NONE  RESULT  recipient_ambiguous
            message            two-composers    NONE  RESULT  recipient_ambiguous
            message            alters           NONE  RESULT  text_mismatch
            message            old-draft        NONE  RELEASE composer_occupied
            message            no-composer      NONE  RELEASE ui_changed
            comment            75               NONE  RESULT  other
            comment            76               NONE  RESULT  recipient_ambiguous
            comment            79               NONE  RESULT  text_mismatch
            comment            73               NONE  RELEASE composer_occupied
            comment            80               NONE  RELEASE ui_changed
            # LinkedIn stops the account.
            connection_request signed-out       NONE  RELEASE logged_out
            connection_request checkpoint       NONE  RELEASE checkpoint
            connection_request restricted       NONE  RELEASE restricted
            connection_request rate-limited     NONE  RELEASE rate_limited
            message            signed-out       NONE  RELEASE logged_out
            message            captcha          NONE  RELEASE checkpoint
            message            restricted       NONE  RELEASE restricted
            message            rate-limited     NONE  RELEASE rate_limited
            comment            84               NONE  RELEASE logged_out
            comment            82               NONE  RELEASE checkpoint
            comment            81               NONE  RELEASE restricted
            comment            83               NONE  RELEASE rate_limited
            """;

    private static final String PEOPLE = """
            connection_request connectable      DECLINE        RELEASE person_declined
            connection_request connectable      LEAVE          RELEASE person_away
            connection_request connectable      CLOSE          RELEASE person_away
            connection_request connectable      SLEEP          RELEASE person_away
            connection_request connectable      SET_CLOCK_BACK RELEASE person_away
            message            connected        DECLINE        RELEASE person_declined
            message            connected        LEAVE          RELEASE person_away
            message            connected        CLOSE          RELEASE person_away
            message            connected        SLEEP          RELEASE person_away
            message            connected        SET_CLOCK_BACK RELEASE person_away
            message            connected        OTHER_WORDS    RESULT  uncertain
            comment            71               DECLINE        RELEASE person_declined
            comment            71               LEAVE          RELEASE person_away
            comment            71               CLOSE          RELEASE person_away
            comment            71               SLEEP          RELEASE person_away
            comment            71               SET_CLOCK_BACK RELEASE person_away
            comment            71               OTHER_WORDS    RESULT  uncertain
            """;

    private static final int FIRST_TEXT = 500;

    private static final List<String> TEXTS = List.of(
            "x".repeat(279) + "!",
            "Two lines\r\nthat Windows ends\rand a lone CR",
            "Family 👩‍👩‍👧‍👦, flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿, hand 👍🏽.",
            "Two blank lines\n\n\nand one at the end\n",
            "مرحبا جين، תודה רבה",
            "“Quotes” 'single' \"double\" <b>&amp;</b> {{no}} $1",
            "A trailing blank ",
            "  indented\n\ttab",
            "Ü👍".repeat(93) + "z",
            "Hi 👋\n\n" + "long ".repeat(198) + ".",
            "Hi 👋\n\n" + "long ".repeat(398) + ".");

    static List<ExtensionCase> pages() {
        return rows(PAGES, 100);
    }

    static List<ExtensionCase> people() {
        return rows(PEOPLE, 300);
    }

    /** Each text in each action that takes it, or in one of them. */
    static List<ExtensionCase> texts(boolean inEachAction) {
        List<ExtensionCase> rows = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            List<Action> actions = new ArrayList<>(List.of(Action.values()));
            actions.removeIf(action -> text.length() > action.maxBodyLength());
            Collections.rotate(actions, i);
            for (Action action : inEachAction ? actions : actions.subList(0, 1)) {
                int number = FIRST_TEXT + rows.size();
                rows.add(new ExtensionCase(number, action, plainPage(action), Person.PRESS, Ending.SENT, "", text));
            }
        }
        return rows;
    }

    private static String plainPage(Action action) {
        return switch (action) {
            case CONNECTION_REQUEST -> "connectable";
            case MESSAGE -> "connected";
            case COMMENT -> "71";
        };
    }

    private static List<ExtensionCase> rows(String table, int first) {
        AtomicInteger number = new AtomicInteger(first);
        return table.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .map(columns -> row(number.getAndIncrement(), columns))
                .toList();
    }

    private static ExtensionCase row(int number, String... columns) {
        return new ExtensionCase(
                number,
                Action.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                columns[1],
                Person.valueOf(columns[2]),
                Ending.valueOf(columns[3]),
                columns.length > 4 ? columns[4] : "",
                columns[1].equals("short-note") ? "x".repeat(150) : "Hi!\n\nThis is row " + number + ".");
    }

    /** Each row has its own page, so that rows do not see what others have sent. */
    String url() {
        return action == Action.COMMENT
                ? "https://www.linkedin.com/feed/update/urn:li:activity:" + page + number
                : "https://www.linkedin.com/in/" + page + "--" + number;
    }

    /** As it is approved and must arrive. */
    String text() {
        return body.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Only a timeout of the extension's states ends it. */
    boolean isLate() {
        return List.of("ui_changed", "uncertain", "timeout").contains(code);
    }

    @Override
    public String toString() {
        String what = number < FIRST_TEXT
                ? (code.isEmpty() ? "sent" : code)
                : body.substring(0, Math.min(40, body.length())).replaceAll("\\s+", " ");
        return "%s to %s, %s: %s".formatted(action.wireName(), page, person, what);
    }
}
