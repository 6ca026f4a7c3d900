package dev.anteroom.reports;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as its reader sees it: what they said. What comes of it is not said. */
@Schema(name = "Report")
record ReportView(
        UUID id, UUID comment, @Schema(examples = "2") String clause, String detail, Instant createdAt) {

    static ReportView of(Report report) {
        return new ReportView(report.id(), report.commentId(), report.clause(), report.detail(), report.createdAt());
    }
}
