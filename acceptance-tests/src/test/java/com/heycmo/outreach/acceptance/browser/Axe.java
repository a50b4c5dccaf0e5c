package com.heycmo.outreach.acceptance.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Accessibility violations of a page, each with the elements that it concerns. */
final class Axe {

    private Axe() {}

    static List<String> violations(Page page) {
        return violations(new AxeBuilder(page).options(onlyViolations()));
    }

    static List<String> contrastViolations(Page page) {
        return violations(new AxeBuilder(page).options(onlyViolations()).withRules(List.of("color-contrast")));
    }

    /** Collecting what the page does well takes longer than the check. */
    private static AxeRunOptions onlyViolations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static List<String> violations(AxeBuilder axe) {
        // No page has frames of other origins, which would need a second page for each check.
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .map(rule -> rule.getId() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }
}
