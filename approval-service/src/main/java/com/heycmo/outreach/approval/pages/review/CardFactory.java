package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.forecast.Forecasts;
import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.limits.LimitsService;
import com.heycmo.outreach.approval.pages.people.Step;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.Sequence;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.status.DraftStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to rows what their cards show besides: names, the note's limit and one forecast for all of them. */
@Component
class CardFactory {

    private final History history;
    private final LimitsService limits;
    private final Forecasts forecasts;

    CardFactory(History history, LimitsService limits, Forecasts forecasts) {
        this.history = history;
        this.limits = limits;
        this.forecasts = forecasts;
    }

    List<Card> cards(UUID customerId, Collection<DraftRow> rows, Person person, @Nullable Notice notice) {
        return cards(customerId, rows, forecast(customerId, rows), person, notice);
    }

    /** The cards of listed drafts, by person. */
    List<CardGroup> groups(UUID customerId, List<Sequence> sequences, Person person, @Nullable Notice notice) {
        List<DraftRow> rows =
                sequences.stream().flatMap(each -> each.listed().stream()).toList();
        Map<UUID, ForecastItem> forecast = forecast(customerId, rows);
        Map<UUID, Card> cards = cards(customerId, rows, forecast, person, notice).stream()
                .collect(Collectors.toMap(card -> card.row().id(), card -> card));
        return sequences.stream()
                .map(each -> new CardGroup(
                        Objects.requireNonNullElse(each.prospectId(), each.first()),
                        each.prospectId(),
                        each.listed().stream()
                                .map(row -> Objects.requireNonNull(cards.get(row.id())))
                                .toList(),
                        Step.of(each.steps(), forecast),
                        mayDecide(customerId, person)))
                .toList();
    }

    private List<Card> cards(
            UUID customerId,
            Collection<DraftRow> rows,
            Map<UUID, ForecastItem> forecast,
            Person person,
            @Nullable Notice notice) {
        Map<UUID, String> names = history.names(customerId, reviewers(rows));
        int maxNoteLength = limits.maxNoteLength(customerId);
        boolean mayDecide = mayDecide(customerId, person);
        return rows.stream()
                .map(row -> new Card(
                        row, names, maxNoteLength, mayDecide, forecast.get(row.id()), Notice.forRow(row, notice)))
                .toList();
    }

    /** None if no card has a use for it. */
    private Map<UUID, ForecastItem> forecast(UUID customerId, Collection<DraftRow> rows) {
        Map<DraftStatus, List<UUID>> open = rows.stream()
                .filter(row -> !row.state().expired())
                .collect(Collectors.groupingBy(
                        row -> row.state().status(), Collectors.mapping(DraftRow::id, Collectors.toList())));
        List<UUID> pending = open.getOrDefault(DraftStatus.PENDING_REVIEW, List.of());
        return pending.isEmpty() && !open.containsKey(DraftStatus.APPROVED)
                ? Map.of()
                : forecasts.ofPage(customerId, pending);
    }

    private static boolean mayDecide(UUID customerId, Person person) {
        return person.may(Role.REVIEWER, customerId);
    }

    private static Set<UUID> reviewers(Collection<DraftRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(
                        row.approvedByUserId(), row.editedByUserId(), row.skippedByUserId(), row.resolvedByUserId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
