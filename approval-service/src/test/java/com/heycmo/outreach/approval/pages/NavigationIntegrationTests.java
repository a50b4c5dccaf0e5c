package com.heycmo.outreach.approval.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** The header of the pages. */
@Import(TestSignIn.class)
class NavigationIntegrationTests extends OnTheApi {

    private static final Pattern NAVIGATION = Pattern.compile("<nav class=\"pages\".*?</nav>", Pattern.DOTALL);
    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @ParameterizedTest
    @CsvSource({
        "'', '', Review",
        "?tab=sent, '', Review",
        "/people, /people, People",
        "/people/{person}, /people, People",
        "/history, /history, History",
        "/do-not-contact, /do-not-contact, Do not contact",
        "/limits, /limits, Limits",
        "/extensions, /extensions, Extensions",
        "/new, /new, New draft",
    })
    void marksThisPageAndNoOther(String path, String link, String name) {
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        String base = "/outreach/linkedin/" + customer;
        Matcher navigation = NAVIGATION.matcher(api.send(api.request(
                                base + path.replace("{person}", String.valueOf(ProspectId.of(customer, JANE))))
                        .header("Cookie", TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER)))
                .body());

        assertThat(navigation.find()).isTrue();
        assertThat(navigation.group())
                .containsOnlyOnce("aria-current")
                .contains("href=\"%s%s\" aria-current=\"page\">%s<".formatted(base, link, name));
    }
}
