package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.limits.LimitsService;
import com.heycmo.outreach.approval.pages.context.PageContextFactory;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueuePage;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import com.heycmo.outreach.warning.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final History history;
    private final LimitsService limits;

    QueueView(ReviewQueue queue, PageContextFactory pages, History history, LimitsService limits) {
        this.queue = queue;
        this.pages = pages;
        this.history = history;
        this.limits = limits;
    }

    /** The whole page, from a cursor on. */
    void page(Model model, PageState state, @Nullable String after, Person person) {
        UUID customerId = state.customerId();
        pages.fill(model, customerId, person, () -> {
            cards(model, state, after, person);
            model.addAttribute("tabs", Tab.values());
            model.addAttribute("warnings", Warning.values());
            model.addAttribute("sources", queue.sources(customerId, state.tab().statusNames()));
        });
    }

    /** The cards of the list, from a cursor on, and the cursor of the next ones. */
    @Transactional(readOnly = true)
    void cards(Model model, PageState state, @Nullable String after, Person person) {
        QueuePage page = queue.page(state.customerId(), state.query(after));
        List<DraftRow> rows = new ArrayList<>(page.items());
        Notice notice = (Notice) model.getAttribute(NOTICE);
        if (after == null) {
            putFirst(rows, state.customerId(), notice == null ? state.open() : notice.draftId());
        }
        model.addAttribute("state", state);
        model.addAttribute("cards", cardsOf(state.customerId(), rows, person, notice));
        model.addAttribute("after", page.nextCursor());
    }

    /** The card after a decision. */
    @Transactional(readOnly = true)
    ModelAndView answer(UUID customerId, UUID id, Person person, @Nullable Notice notice, HttpStatusCode status) {
        ModelAndView answer = new ModelAndView("review/answer");
        answer.setStatus(status);
        answer.addObject("cards", cardsOf(customerId, List.of(queue.row(customerId, id)), person, notice));
        return answer;
    }

    /** The summary, the cards of changed drafts, and the number of matching drafts that the page does not show yet. */
    void changes(Model model, PageState state, List<UUID> shown, List<UUID> others, Person person) {
        UUID customerId = state.customerId();
        pages.fill(model, customerId, person, () -> {
            model.addAttribute("state", state);
            model.addAttribute("tabs", Tab.values());
            model.addAttribute("cards", cardsOf(customerId, queue.rows(customerId, shown), person, null));
            model.addAttribute(
                    "newDrafts",
                    queue.matching(customerId, state.query(null), others).size());
        });
    }

    /** Puts this draft first unless the page lists it anyway. */
    private void putFirst(List<DraftRow> rows, UUID customerId, @Nullable UUID id) {
        if (id != null && rows.stream().noneMatch(row -> row.id().equals(id))) {
            queue.find(customerId, id).ifPresent(row -> rows.add(0, row));
        }
    }

    private List<Card> cardsOf(UUID customerId, Collection<DraftRow> rows, Person person, @Nullable Notice notice) {
        Map<UUID, String> names = history.names(customerId, reviewers(rows));
        int maxNoteLength = limits.maxNoteLength(customerId);
        boolean mayDecide = person.may(Role.REVIEWER, customerId);
        return rows.stream()
                .map(row -> new Card(row, names, maxNoteLength, mayDecide, Notice.forRow(row, notice)))
                .toList();
    }

    private static Set<UUID> reviewers(Collection<DraftRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(
                        row.approvedByUserId(), row.editedByUserId(), row.skippedByUserId(), row.resolvedByUserId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
