package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.QueueQuery;
import com.heycmo.outreach.approval.queue.SequenceOrder;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.StrictUuid;
import com.heycmo.outreach.problems.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The state of the review page, all of which is in its URL, so that back, forward and reload work.
 *
 * @param text to search for; null shows any
 * @param actions to show; an empty list shows all
 * @param sources to show; an empty list shows all
 * @param days within which a draft expires, unparsed; null shows any, and on tabs whose drafts do not expire
 * @param open the draft that has the focus
 * @param sort of a list by person
 */
record PageState(
        UUID customerId,
        Tab tab,
        @Nullable String text,
        List<String> actions,
        List<String> sources,
        @Nullable String days,
        @Nullable UUID open,
        SequenceOrder sort) {

    static PageState read(UUID customerId, MultiValueMap<String, String> parameters) {
        Tab tab = Tab.named(parameters.getFirst("tab"));
        return new PageState(
                customerId,
                tab,
                valueOf(parameters, "q"),
                valuesOf(parameters, "action"),
                valuesOf(parameters, "source"),
                tab.expires() ? valueOf(parameters, "days") : null,
                StrictUuid.parse(parameters.getFirst("open")).orElse(null),
                SequenceOrder.named(parameters.getFirst("sort")));
    }

    /** The parameter {@code after} of a list by person: the first draft of the last person before. */
    static @Nullable UUID person(@Nullable String after) {
        return after == null
                ? null
                : StrictUuid.parse(after)
                        .orElseThrow(() -> ProblemException.malformed("after must be the cursor of a list."));
    }

    /** Filters that the form leaves empty do not apply. */
    private static @Nullable String valueOf(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null || InvisibleCharacters.isBlank(value) ? null : value;
    }

    private static List<String> valuesOf(MultiValueMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Selects the rows of this page, from a cursor on.
     *
     * @throws com.heycmo.outreach.problems.ProblemException 400 for a filter value that the page does not offer
     */
    QueueQuery query(@Nullable String cursor) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.addAll("status", tab.statusNames());
        actions.forEach(action -> query.add("action", action));
        addIfPresent(query, "q", text);
        sources.forEach(source -> query.add("source", source));
        addIfPresent(query, "expiresWithinDays", days);
        addIfPresent(query, "cursor", cursor);
        return QueueQuery.read(query, tab.order());
    }

    public boolean filtered() {
        return filters() > 0;
    }

    /** The number of filters that apply. */
    public long filters() {
        return Stream.of(text != null, !actions.isEmpty(), !sources.isEmpty(), days != null)
                .filter(applies -> applies)
                .count();
    }

    /** The first tab, searched for this text. */
    static PageState search(UUID customerId, @Nullable String text) {
        return new PageState(customerId, Tab.PENDING, text, List.of(), List.of(), null, null, SequenceOrder.AGE);
    }

    /** The same filters on another tab, as far as they mean something there. */
    public PageState at(Tab other) {
        return new PageState(customerId, other, text, actions, sources, other.expires() ? days : null, null, sort);
    }

    /** The same tab without its filters. */
    public PageState unfiltered() {
        return new PageState(customerId, tab, null, List.of(), List.of(), null, null, sort);
    }

    /** The path of the page itself. */
    public String path() {
        return link("");
    }

    /** A path below the customer's, for example {@code /cards}, with this state as its query. */
    public String link(String below) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        addIfPresent(query, "tab", tab == Tab.PENDING ? null : tab.wireName());
        addIfPresent(query, "q", text);
        actions.forEach(action -> query.add("action", action));
        sources.forEach(source -> query.add("source", source));
        addIfPresent(query, "days", days);
        addIfPresent(query, "sort", sort == SequenceOrder.AGE ? null : sort.wireName());
        UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/outreach/linkedin/" + customerId + below);
        // Expanded as variables, so that every character of a value is encoded.
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
