package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.Page;

/** The form of the embedded provider. */
final class SignInForm {

    private SignInForm() {}

    static void submit(Page page, String user, String password) {
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(password);
        page.locator("button[type=submit]").click();
        page.waitForLoadState();
    }
}
