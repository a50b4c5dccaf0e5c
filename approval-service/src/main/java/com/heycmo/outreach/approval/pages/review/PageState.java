package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.QueueQuery;
import com.heycmo.outreach.approval.queue.QueueQueryReader;
import com.heycmo.outreach.policy.StrictUuid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * All that the address of the review page says: back, forward and reload need nothing else.
 *
 * @param text to search for; null for any
 * @param actions to show; none means all
 * @param days within which a draft expires, as typed; null for any
 * @param open the draft that is before the person's eyes
 */
record PageState(
        UUID customerId,
        Tab tab,
        @Nullable String text,
        List<String> actions,
        @Nullable String source,
        @Nullable String days,
        @Nullable UUID open) {

    static PageState read(UUID customerId, MultiValueMap<String, String> parameters) {
        return new PageState(
                customerId,
                Tab.named(parameters.getFirst("tab")),
                given(parameters, "q"),
                parameters.getOrDefault("action", List.of()).stream()
                        .filter(action -> !action.isEmpty())
                        .toList(),
                given(parameters, "source"),
                given(parameters, "days"),
                StrictUuid.parse(parameters.getFirst("open")).orElse(null));
    }

    /** What a form leaves empty is not asked for. */
    private static @Nullable String given(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * The rows of this page, from a cursor on.
     *
     * @throws com.heycmo.outreach.problems.ProblemException 400 for a filter that somebody typed into the address
     */
    QueueQuery query(@Nullable String cursor) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.addAll("status", tab.statusNames());
        actions.forEach(action -> query.add("action", action));
        addIfPresent(query, "q", text);
        addIfPresent(query, "source", source);
        addIfPresent(query, "expiresWithinDays", days);
        addIfPresent(query, "cursor", cursor);
        return QueueQueryReader.read(query, tab.order());
    }

    public boolean filtered() {
        return text != null || source != null || days != null || !actions.isEmpty();
    }

    /** The same filters on another tab. */
    public PageState at(Tab other) {
        return new PageState(customerId, other, text, actions, source, days, null);
    }

    /** The same tab without its filters. */
    public PageState unfiltered() {
        return new PageState(customerId, tab, null, List.of(), null, null, null);
    }

    /** The page itself. */
    public String path() {
        return link("");
    }

    /** A path below the customer's, with this state as its query; for example {@code /cards}. */
    public String link(String below) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        addIfPresent(query, "tab", tab == Tab.PENDING ? null : tab.wireName());
        addIfPresent(query, "q", text);
        actions.forEach(action -> query.add("action", action));
        addIfPresent(query, "source", source);
        addIfPresent(query, "days", days);
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/outreach/linkedin/" + customerId + below);
        // As values to be filled in, so that nothing in them is taken for the address itself.
        query.forEach((name, values) ->
                uri.queryParam(name, values.stream().map(value -> "{value}").toArray()));
        return uri.encode()
                .buildAndExpand(query.values().stream().flatMap(List::stream).toArray())
                .toUriString();
    }

    private static void addIfPresent(MultiValueMap<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name, value);
        }
    }
}
