package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.approval.queue.QueueQuery;
import com.heycmo.outreach.problems.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class PageStateTests {

    private static final UUID CUSTOMER = UUID.fromString("3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11");
    private static final String PAGE = "/outreach/linkedin/" + CUSTOMER;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?tab=sent",
                "?sort=person",
                "?q=50%25%20%26%20%7Bmore%7D%3D%23%2B",
                "?tab=approved&q=a&action=message&action=comment&source=job%20%26%20change&source=%7Bid%7D&days=3"
            })
    void aUrlIsWrittenAsItWasRead(String query) {
        assertThat(read(query).path()).isEqualTo(PAGE + query);
    }

    @Test
    void emptyFormFieldsDoNotFilter() {
        PageState state = read("?tab=pending&q=%C2%A0%E2%80%8B&action=&source=&days=");

        assertThat(state.path()).isEqualTo(PAGE);
        assertThat(state.filtered()).isFalse();
        assertThat(state.query(null).text()).isNull();
    }

    @Test
    void anotherTabKeepsTheFiltersButNotTheOpenDraft() {
        PageState sent = read("?q=jane&open=" + CUSTOMER).at(Tab.SENT);

        assertThat(sent.path()).isEqualTo(PAGE + "?tab=sent&q=jane");
        assertThat(sent.open()).isNull();
        assertThat(sent.unfiltered().path()).isEqualTo(PAGE + "?tab=sent");
    }

    @Test
    void aTabSelectsItsStatuses() {
        QueueQuery query =
                read("?tab=failed&action=comment&source=a&source=b&source=a").query(null);

        assertThat(query.statuses()).containsExactly("failed", "expired");
        assertThat(query.actions()).containsExactly("comment");
        assertThat(query.sources()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({"PENDING, 2", "APPROVED, 2", "SENT,", "FAILED,", "SKIPPED,"})
    void daysLeftApplyWhereDraftsExpire(Tab tab, @Nullable Integer days) {
        PageState state = read("?days=2&tab=" + tab.wireName());

        assertThat(state.query(null).expiresWithinDays()).isEqualTo(days);
        assertThat(read("?days=2").at(tab).days()).isEqualTo(days == null ? null : "2");
        assertThat(state.filters()).isEqualTo(days == null ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, approve skip",
        "APPROVED, skip reopen",
        "SENT, ''",
        "FAILED, reopen",
        "SKIPPED, reopen",
    })
    void aTabOffersTheBulkDecisionsThatItsStatusesAllow(Tab tab, String offered) {
        assertThat(Stream.of("approve", "skip", "reopen").filter(tab::offers).collect(Collectors.joining(" ")))
                .isEqualTo(offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?tab=elsewhere", "?open=no-uuid"})
    void unknownTabsAndIdsAreIgnored(String query) {
        assertThat(read(query).path()).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?days=many", "?action=wave"})
    void anUnknownFilterValueIsRejected(String query) {
        PageState state = read(query);

        assertThatThrownBy(() -> state.query(null)).isInstanceOf(ProblemException.class);
    }

    private static PageState read(String query) {
        MultiValueMap<String, String> parameters =
                UriComponentsBuilder.fromUriString(query).build().getQueryParams();
        return PageState.read(CUSTOMER, decoded(parameters));
    }

    private static MultiValueMap<String, String> decoded(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.forEach(
                value -> decoded.add(name, value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8))));
        return decoded;
    }
}
