package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.TestIssuer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** People who have signed in to the pages. */
final class SignedIn {

    private SignedIn() {}

    /** The cookies of so many reviewers of this customer. */
    static List<String> sessions(String baseUrl, UUID customerId, int count) throws IOException, InterruptedException {
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sessions.add(session(URI.create(baseUrl + "/outreach/linkedin/" + customerId), customerId));
        }
        return sessions;
    }

    private static String session(URI page, UUID customerId) throws IOException, InterruptedException {
        TestIssuer.shared().signsIn(UUID.randomUUID(), "Rita Reviewer", customerId + ":reviewer");
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(page).header("Accept", "text/html").build();
        assertThat(browser.send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
