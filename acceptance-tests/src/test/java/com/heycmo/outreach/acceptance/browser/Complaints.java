package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import java.util.List;

/** Collects errors of pages: violations of the content security policy, console errors and alerts. */
public final class Complaints {

    /** Chromium logs this for every error response. */
    private static final String ERROR_RESPONSE = "Failed to load resource";

    /** htmx logs this when an event stream breaks. */
    private static final String BROKEN_STREAM = "[object Event]";

    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', (event) =>
                console.error('CSP: ' + event.effectiveDirective + ' ' + event.blockedURI));
            """;

    private final List<String> complaints = new ArrayList<>();
    private boolean errorResponsesExpected;

    public void watch(BrowserContext context) {
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(this::collect);
        context.onWebError(error -> complaints.add(error.error()));
        context.onDialog(dialog -> {
            complaints.add(dialog.type() + ": " + dialog.message());
            dialog.dismiss();
        });
    }

    /** The server rejects requests in this test, or does not answer them. */
    void expectErrorResponses() {
        errorResponsesExpected = true;
    }

    private void collect(ConsoleMessage message) {
        if (message.type().equals("error") && !(errorResponsesExpected && isErrorResponse(message.text()))) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    private static boolean isErrorResponse(String text) {
        return text.startsWith(ERROR_RESPONSE)
                || text.startsWith("Response Status Error Code")
                || text.equals(BROKEN_STREAM);
    }

    public List<String> all() {
        return complaints;
    }
}
