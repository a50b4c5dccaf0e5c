package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import java.util.List;

/** What browsers say against pages: violations of their content security policy, errors, alerts. */
public final class Complaints {

    /** Said by Chromium of every answer that is no success. */
    private static final String REFUSED_REQUEST = "Failed to load resource";

    /** Said by htmx of a stream of events that broke off. */
    private static final String BROKEN_STREAM = "[object Event]";

    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', (event) =>
                console.error('CSP: ' + event.effectiveDirective + ' ' + event.blockedURI));
            """;

    private final List<String> complaints = new ArrayList<>();
    private boolean refusalsExpected;

    public void watch(BrowserContext context) {
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add(error.error()));
        context.onDialog(dialog -> {
            complaints.add(dialog.type() + ": " + dialog.message());
            dialog.dismiss();
        });
    }

    /** In this test the server says no, or nothing at all. */
    void expectRefusals() {
        refusalsExpected = true;
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !(refusalsExpected && isRefusal(message.text()))) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    private static boolean isRefusal(String text) {
        return text.startsWith(REFUSED_REQUEST)
                || text.startsWith("Response Status Error Code")
                || text.equals(BROKEN_STREAM);
    }

    public List<String> all() {
        return complaints;
    }
}
