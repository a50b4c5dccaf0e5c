package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.pages.frame.PageContextFactory;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.QueuePage;
import com.heycmo.outreach.approval.queue.QueueQuery;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** Fills the templates of the review page. */
@Component
class QueueView {

    /** Where a redirect leaves what has to be said. */
    static final String NOTICE = "notice";

    /** A draft by hand that is on its way. */
    private static final String DRAFTED = "drafted";

    private final ReviewQueue queue;
    private final PageContextFactory frames;
    private final Cards cards;

    QueueView(ReviewQueue queue, PageContextFactory frames, Cards cards) {
        this.queue = queue;
        this.frames = frames;
        this.cards = cards;
    }

    /** The whole page, from a cursor on. */
    void page(Model model, PageState state, @Nullable String after, Person person) {
        summary(model, state, person);
        cards(model, state, after, person);
        if (model.getAttribute(DRAFTED) instanceof UUID id
                && queue.find(state.customerId(), id).isEmpty()) {
            model.addAttribute("awaited", id);
        }
        model.addAttribute(
                "sources", queue.sources(state.customerId(), state.tab().statusNames()));
    }

    /** Tabs, counters and banners. */
    void summary(Model model, PageState state, Person person) {
        model.addAttribute("state", state);
        model.addAttribute("tabs", Tab.values());
        model.addAttribute("frame", frames.of(state.customerId(), person));
    }

    /** The cards of the list, from a cursor on, and where the next ones are. */
    void cards(Model model, PageState state, @Nullable String after, Person person) {
        QueueQuery query = state.query(after);
        QueuePage page = queue.page(state.customerId(), query);
        List<DraftRow> rows = new ArrayList<>(page.items());
        Notice notice = (Notice) model.getAttribute(NOTICE);
        if (after == null) {
            pin(rows, state.customerId(), notice == null ? state.open() : notice.draftId());
        }
        model.addAttribute("state", state);
        model.addAttribute("cards", cardsOf(state.customerId(), rows, person, notice));
        model.addAttribute("after", page.nextCursor());
    }

    /** One card after a decision, with what it changed around it. */
    ModelAndView answer(UUID customerId, UUID id, Person person, @Nullable Notice notice, HttpStatusCode status) {
        ModelAndView answer = new ModelAndView("review/answer");
        answer.setStatus(status);
        answer.addObject("cards", cardsOf(customerId, List.of(queue.row(customerId, id)), person, notice));
        return answer;
    }

    /** Cards of drafts that have changed, and how many others a page does not show yet. */
    void changes(Model model, PageState state, List<UUID> shown, List<UUID> others, Person person) {
        summary(model, state, person);
        model.addAttribute("cards", cardsOf(state.customerId(), queue.rows(state.customerId(), shown), person, null));
        model.addAttribute(
                "news",
                queue.shown(state.customerId(), state.query(null), others).size());
    }

    /** What the address or a notice is about stands first if it is not on this page anyhow. */
    private void pin(List<DraftRow> rows, UUID customerId, @Nullable UUID id) {
        if (id != null && rows.stream().noneMatch(row -> row.id().equals(id))) {
            queue.find(customerId, id).ifPresent(row -> rows.add(0, row));
        }
    }

    private List<Card> cardsOf(UUID customerId, Collection<DraftRow> rows, Person person, @Nullable Notice notice) {
        return cards.of(customerId, rows, person.may(Role.REVIEWER, customerId), notice);
    }
}
