package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueuePage;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.approval.queue.Sequence;
import com.heycmo.outreach.approval.queue.SequenceOrder;
import com.heycmo.outreach.approval.queue.SequencePage;
import com.heycmo.outreach.warning.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** Reads the review page and its parts, each in one transaction. */
@Component
class QueueView {

    /** Flash attribute: why a decision was not applied. */
    static final String NOTICE = "notice";

    private final ReviewQueue queue;
    private final PageContextFactory pages;
    private final CardFactory cards;

    QueueView(ReviewQueue queue, PageContextFactory pages, CardFactory cards) {
        this.queue = queue;
        this.pages = pages;
        this.cards = cards;
    }

    /** The whole page, from a cursor on. */
    void page(Model model, PageState state, @Nullable String after, Person person) {
        UUID customerId = state.customerId();
        pages.fill(model, customerId, person, () -> {
            cards(model, state, after, person);
            model.addAttribute("tabs", Tab.values());
            model.addAttribute("sorts", SequenceOrder.values());
            model.addAttribute("warnings", Warning.values());
            model.addAttribute("sources", sources(state));
            model.addAttribute("matches", state.filtered() ? queue.count(customerId, state.query(null)) : null);
        });
    }

    /** Those to filter by, and the chosen ones in any case. */
    private Set<String> sources(PageState state) {
        Set<String> sources =
                new TreeSet<>(queue.sources(state.customerId(), state.tab().statusNames()));
        sources.addAll(state.sources());
        return sources;
    }

    /** The cards of the list, from a cursor on, and the cursor of the next ones. */
    @Transactional(readOnly = true)
    void cards(Model model, PageState state, @Nullable String after, Person person) {
        Notice notice = (Notice) model.getAttribute(NOTICE);
        UUID first = after != null ? null : notice == null ? state.open() : notice.draftId();
        model.addAttribute("state", state);
        if (state.tab().isByPerson()) {
            people(model, state, after, first, person, notice);
        } else {
            list(model, state, after, first, person, notice);
        }
    }

    private void people(
            Model model,
            PageState state,
            @Nullable String after,
            @Nullable UUID first,
            Person person,
            @Nullable Notice notice) {
        UUID customerId = state.customerId();
        SequencePage page = queue.sequences(customerId, state.query(null), state.sort(), PageState.person(after));
        List<Sequence> items = new ArrayList<>(page.items());
        if (first != null && items.stream().noneMatch(each -> each.lists(first))) {
            queue.sequenceWith(customerId, first).ifPresent(opened -> {
                items.removeIf(each ->
                        opened.prospectId() != null && opened.prospectId().equals(each.prospectId()));
                items.add(0, opened);
            });
        }
        model.addAttribute("groups", cards.groups(customerId, items, person, notice));
        long listed =
                page.items().stream().mapToLong(each -> each.listed().size()).sum();
        addNext(model, state, page.next(), listed);
    }

    private void list(
            Model model,
            PageState state,
            @Nullable String after,
            @Nullable UUID first,
            Person person,
            @Nullable Notice notice) {
        UUID customerId = state.customerId();
        QueuePage page = queue.page(customerId, state.query(after));
        List<DraftRow> rows = new ArrayList<>(page.items());
        if (first != null && rows.stream().noneMatch(row -> row.id().equals(first))) {
            queue.find(customerId, first).ifPresent(row -> rows.add(0, row));
        }
        model.addAttribute(
                "groups",
                rows.isEmpty()
                        ? List.of()
                        : List.of(CardGroup.unsorted(cards.cards(customerId, rows, person, notice))));
        addNext(model, state, page.nextCursor(), page.items().size());
    }

    /** A page that is not full, although there are more drafts, ends where the search has stopped. */
    private static void addNext(Model model, PageState state, @Nullable Object next, long listed) {
        boolean stopped = next != null && listed < state.query(null).limit();
        model.addAttribute("after", next);
        model.addAttribute("searched", stopped ? ReviewQueue.MAX_ROWS_FOR_PAGE : null);
    }

    /** The card after a decision. */
    @Transactional(readOnly = true)
    ModelAndView answer(UUID customerId, UUID id, Person person, @Nullable Notice notice, HttpStatusCode status) {
        ModelAndView answer = new ModelAndView("review/answer");
        answer.setStatus(status);
        answer.addObject("cards", cards.cards(customerId, List.of(queue.row(customerId, id)), person, notice));
        return answer;
    }

    /** The summary, the cards of changed drafts, and the number of matching drafts that the page does not show yet. */
    void changes(Model model, PageState state, List<ShownCard> shown, List<UUID> others, Person person) {
        UUID customerId = state.customerId();
        pages.fill(model, customerId, person, () -> {
            model.addAttribute("state", state);
            model.addAttribute("tabs", Tab.values());
            model.addAttribute("groups", changedGroups(state, shown, person));
            model.addAttribute(
                    "newDrafts",
                    queue.matching(customerId, state.query(null), others).size());
        });
    }

    /** Timelines of the people of these cards, and those cards that are not up to date. */
    private List<CardGroup> changedGroups(PageState state, List<ShownCard> shown, Person person) {
        UUID customerId = state.customerId();
        List<DraftRow> rows =
                queue.rows(customerId, shown.stream().map(ShownCard::id).toList());
        if (state.tab().isByPerson()) {
            return cards.groups(customerId, queue.sequencesOf(customerId, rows), person, null).stream()
                    .map(group -> group.without(card -> shown.stream().anyMatch(each -> each.isUpToDate(card))))
                    .toList();
        }
        List<DraftRow> outdated = rows.stream()
                .filter(row -> shown.stream().noneMatch(each -> each.isUpToDate(row)))
                .toList();
        return List.of(CardGroup.unsorted(cards.cards(customerId, outdated, person, null)));
    }
}
