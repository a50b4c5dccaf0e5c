package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.warning.TextWarnings;
import com.heycmo.outreach.warning.Warning;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds the warnings to rows. Only pending and approved drafts have some. */
@Component
public class RowWarnings {

    private static final Set<DraftStatus> WARNED = EnumSet.of(DraftStatus.PENDING_REVIEW, DraftStatus.APPROVED);

    private final WarningStore store;

    RowWarnings(WarningStore store) {
        this.store = store;
    }

    public DraftRow addTo(DraftRow row) {
        return addTo(row.customerId(), List.of(row)).get(0);
    }

    /** One statement for all rows, which belong to one customer. */
    public List<DraftRow> addTo(UUID customerId, List<DraftRow> rows) {
        List<UUID> ids =
                rows.stream().filter(RowWarnings::isWarned).map(DraftRow::id).toList();
        if (ids.isEmpty()) {
            return rows;
        }
        Map<UUID, Set<Warning>> ofOtherRows = store.find(customerId, ids);
        return rows.stream()
                .map(row -> isWarned(row) ? withWarnings(row, ofOtherRows.getOrDefault(row.id(), Set.of())) : row)
                .toList();
    }

    private static DraftRow withWarnings(DraftRow row, Set<Warning> ofOtherRows) {
        Set<Warning> warnings =
                TextWarnings.of(row.draftAction(), row.prospectName(), row.prospectCompany(), row.body());
        warnings.addAll(ofOtherRows);
        return row.withWarnings(warnings.stream().map(Warning::wireName).toList());
    }

    private static boolean isWarned(DraftRow row) {
        return WARNED.contains(row.state().status());
    }
}
