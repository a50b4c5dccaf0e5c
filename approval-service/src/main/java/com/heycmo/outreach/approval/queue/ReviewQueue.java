package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.approval.queue.QueueStore.Listed;
import com.heycmo.outreach.approval.queue.SequenceStore.Found;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.status.DraftStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the queue of a customer. */
@Service
public class ReviewQueue {

    public static final int MAX_SELECTION = 5000;

    /** Lists count no further, so that their cost does not grow with the queue. */
    public static final int MAX_COUNT = 1000;

    private static final int MAX_ROWS_FOR_COUNT = 2000;

    /** Of each status and action, for one page of a list with filters that few drafts match. */
    public static final int MAX_ROWS_FOR_PAGE = 5000;

    /** Sources of later rows are not offered as filters. */
    private static final int MAX_ROWS_FOR_SOURCES = 1000;

    /** Of each action, the newest skipped drafts. */
    private static final int MAX_ROWS_FOR_REASONS = 200;

    /** Longer ones are about one draft, and fit on no button. */
    private static final int MAX_REASON_LENGTH = 40;

    private static final int MAX_REASONS = 5;

    private final QueueStore store;
    private final SelectionStore selection;
    private final SequenceStore sequences;
    private final RowWarnings warnings;

    ReviewQueue(QueueStore store, SelectionStore selection, SequenceStore sequences, RowWarnings warnings) {
        this.store = store;
        this.selection = selection;
        this.sequences = sequences;
        this.warnings = warnings;
    }

    @Transactional(readOnly = true)
    public DraftRow row(UUID customerId, UUID id) {
        return find(customerId, id)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "This draft does not exist."));
    }

    @Transactional(readOnly = true)
    public Optional<DraftRow> find(UUID customerId, UUID id) {
        return store.find(customerId, id).map(warnings::addTo);
    }

    /** The rows with these ids, in no particular order; unknown ids are ignored. */
    @Transactional(readOnly = true)
    public List<DraftRow> rows(UUID customerId, Collection<UUID> ids) {
        return warnings.addTo(customerId, ids.isEmpty() ? List.of() : store.findAll(customerId, ids));
    }

    /** All drafts of a person, oldest first; empty for an unknown one and one who was erased. */
    @Transactional(readOnly = true)
    public List<DraftRow> ofProspect(UUID customerId, UUID prospectId) {
        return warnings.addTo(customerId, store.findOfProspect(customerId, prospectId));
    }

    /** The page has fewer rows than the query's limit, although there are more, if few match the filters. */
    @Transactional(readOnly = true)
    public QueuePage page(UUID customerId, QueueQuery query) {
        List<DraftRow> items = new ArrayList<>();
        DraftRow end = null;
        // One row more than the limit shows whether a next page exists.
        for (Listed each : store.list(customerId, query, query.limit() + 1, MAX_ROWS_FOR_PAGE)) {
            if (items.size() == query.limit()) {
                end = items.get(items.size() - 1);
                break;
            }
            if (each.matches()) {
                items.add(each.row());
            }
            if (each.last()) {
                end = each.row();
                break;
            }
        }
        String next = end == null ? null : Cursor.after(end, query.order()).encode();
        return new QueuePage(warnings.addTo(customerId, items), next);
    }

    /**
     * Drafts that match the query's filters, person by person. The page ends after the person with whom it reaches the
     * query's limit, or before that if few drafts match the filters.
     *
     * @param after {@code next} of the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public SequencePage sequences(UUID customerId, QueueQuery query, SequenceOrder order, @Nullable UUID after) {
        List<Sequence> items = new ArrayList<>();
        UUID next = null;
        int drafts = 0;
        for (Found each : sequences.list(customerId, query, order, after, query.limit() + 1, MAX_ROWS_FOR_PAGE)) {
            if (drafts >= query.limit()) {
                next = items.get(items.size() - 1).first();
                break;
            }
            if (each.sequence() != null) {
                items.add(each.sequence());
                drafts += each.sequence().listed().size();
            }
            if (each.last()) {
                next = each.first();
                break;
            }
        }
        return new SequencePage(withWarnings(customerId, items), next);
    }

    /** The draft with the person's pending ones, all of them listed; alone, if it is for no person. */
    @Transactional(readOnly = true)
    public Optional<Sequence> sequenceWith(UUID customerId, UUID id) {
        return find(customerId, id).map(row -> {
            Sequence alone = sequencesOf(customerId, List.of(row)).get(0);
            List<UUID> listed = alone.steps().stream()
                    .filter(step -> step.id().equals(id) || step.state().status() == DraftStatus.PENDING_REVIEW)
                    .map(DraftRow::id)
                    .toList();
            return sequencesOf(customerId, rows(customerId, listed)).get(0);
        });
    }

    /** These rows, which count as listed, each with the whole sequence of its person. */
    @Transactional(readOnly = true)
    public List<Sequence> sequencesOf(UUID customerId, List<DraftRow> rows) {
        Map<UUID, List<DraftRow>> listed = rows.stream()
                .filter(ReviewQueue::isForPerson)
                .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.prospectId())));
        Map<UUID, List<DraftRow>> steps =
                listed.isEmpty() ? Map.of() : sequences.ofProspects(customerId, listed.keySet());
        Stream<Sequence> people = listed.entrySet().stream()
                .map(each -> Sequence.of(
                        each.getKey(), each.getValue(), steps.getOrDefault(each.getKey(), each.getValue())));
        Stream<Sequence> others = rows.stream().filter(row -> !isForPerson(row)).map(Sequence::alone);
        return Stream.concat(people, others).toList();
    }

    private static boolean isForPerson(DraftRow row) {
        return row.prospectId() != null && !row.isErased();
    }

    /** One statement for all listed rows. */
    private List<Sequence> withWarnings(UUID customerId, List<Sequence> items) {
        List<DraftRow> listed =
                items.stream().flatMap(each -> each.listed().stream()).toList();
        Map<UUID, DraftRow> warned = warnings.addTo(customerId, listed).stream()
                .collect(Collectors.toMap(DraftRow::id, Function.identity()));
        return items.stream()
                .map(each -> each.withListed(each.listed().stream()
                        .map(row -> Objects.requireNonNull(warned.get(row.id())))
                        .toList()))
                .toList();
    }

    /** All drafts that match the query's filters, with their present versions. Ignores the query's limit. */
    @Transactional(readOnly = true)
    public Selection selection(UUID customerId, QueueQuery query) {
        // As many rows of each status and action, so that one scan alone can tell that there are more.
        List<SelectionStore.Candidate> found = selection.matching(customerId, query, MAX_SELECTION + 1);
        List<SeenDraft> drafts = found.stream()
                .filter(SelectionStore.Candidate::matches)
                .limit(MAX_SELECTION)
                .map(SelectionStore.Candidate::draft)
                .toList();
        boolean more = found.size() > MAX_SELECTION || found.stream().anyMatch(SelectionStore.Candidate::last);
        return new Selection(drafts, more);
    }

    /** How many drafts match the query's filters, counted to {@link #MAX_COUNT}. Looks at a bounded number of them. */
    @Transactional(readOnly = true)
    public Matches count(UUID customerId, QueueQuery query) {
        return selection.count(customerId, query, MAX_ROWS_FOR_COUNT).upTo(MAX_COUNT);
    }

    /** The ids among these whose drafts match the query's filters. */
    @Transactional(readOnly = true)
    public List<UUID> matching(UUID customerId, QueueQuery query, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : selection.matchingOf(customerId, query, ids);
    }

    /** The reasons that people gave most often lately for a skip, short ones only. */
    @Transactional(readOnly = true)
    public List<String> skipReasons(UUID customerId) {
        return selection.skipReasons(customerId, MAX_ROWS_FOR_REASONS, MAX_REASON_LENGTH, MAX_REASONS);
    }

    /** Sources to filter drafts of these statuses by. */
    @Transactional(readOnly = true)
    public List<String> sources(UUID customerId, Collection<String> statuses) {
        return selection.sources(customerId, statuses, MAX_ROWS_FOR_SOURCES);
    }
}
