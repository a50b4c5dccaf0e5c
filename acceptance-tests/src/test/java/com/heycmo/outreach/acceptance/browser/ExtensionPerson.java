package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Somebody at the browser, who acts once when it is their turn, and for whom time passes while a page does nothing. */
final class ExtensionPerson {

    static final String OTHER_WORDS = "Something else";
    private static final Duration LONGER_THAN_ANY_STATE = Duration.ofSeconds(15);
    private static final long UNCHANGED_NANOS = Duration.ofMillis(800).toNanos();

    private final ExtensionBrowser browser;
    private final ExtensionCase row;
    private boolean acted;
    private String seen = "";
    private long since;

    ExtensionPerson(ExtensionBrowser browser, ExtensionCase row) {
        this.browser = browser;
        this.row = row;
    }

    /** Returns whether the job is over. */
    boolean lookAt(UUID id) {
        List<?> found = (List<?>) Objects.requireNonNull(
                browser.stored("[journal?.state ?? 'idle', history?.[0]?.id ?? '', told ?? '', journal?.looks ?? 0]"));
        String state = String.valueOf(found.get(0));
        boolean over = state.equals("idle") && found.get(1).equals(id.toString());
        // The page is watched, and the pipeline knows that a person is needed.
        boolean myTurn = state.equals("armed") && String.valueOf(found.get(2)).contains("waiting_for_person");
        if (!over && !acted && myTurn) {
            acted = true;
            act();
        }
        if (!over && row.isLate()) {
            hurry(state, ((Number) found.get(3)).intValue());
        }
        return over;
    }

    private void act() {
        switch (row.person()) {
            case PRESS -> press();
            case DECLINE -> browser.panel().locator("#decline").click();
            case LEAVE -> browser.letTimePass(Duration.ofMinutes(28));
            case CLOSE -> browser.closeLinkedInTabs();
            case SLEEP -> browser.letTimePass(Duration.ofHours(1));
            case SET_CLOCK_BACK -> browser.letTimePass(Duration.ofDays(-1));
            case OTHER_WORDS -> {
                browser.awaitLinkedInTab().locator("[role=textbox]").fill(OTHER_WORDS);
                press();
            }
            case NONE -> throw new AssertionError("It should not have come to Send.");
        }
    }

    private void press() {
        Page page = browser.awaitLinkedInTab();
        Locator button = page.locator("form button[type=submit], [role=dialog] button");
        if (button.count() == 0) {
            page.locator("[role=textbox]").press("Enter");
        } else {
            button.last().click();
        }
    }

    /** Only where the state does not change any more, so that nothing is overwritten. */
    private void hurry(String state, int looks) {
        String now = state + looks;
        if (!now.equals(seen)) {
            seen = now;
            since = System.nanoTime();
        }
        boolean waits = row.code().equals("ui_changed")
                ? List.of("opened", "identified").contains(state)
                : state.equals("submitted") && looks > 0;
        if (waits && System.nanoTime() - since > UNCHANGED_NANOS) {
            browser.letTimePass(LONGER_THAN_ANY_STATE);
            since = System.nanoTime();
        }
    }
}
