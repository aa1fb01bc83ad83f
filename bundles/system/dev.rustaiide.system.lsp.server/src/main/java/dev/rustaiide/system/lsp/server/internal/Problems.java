package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Severity;

/**
 * What one client is told to be wrong, by sending it or by being asked. What was found in another session's text of a
 * file is not told; what was told before stays until something is found in this one.
 */
final class Problems {
    private final Client client;
    private final Findings findings;
    private final OpenFiles open;
    private final Map<Path, Told> told = new ConcurrentHashMap<>();
    private final AtomicLong stamps = new AtomicLong();
    private final Consumer<Path> listener = this::changed;

    Problems(Client client, Findings findings, OpenFiles open) {
        this.client = client;
        this.findings = findings;
        this.open = open;
    }

    /** What holds of a file, by the names of the sources. */
    private record Told(Map<String, DiagnosticsFound> bySource, long stamp) {
        List<Diagnostic> all() {
            return bySource.values().stream().flatMap(found -> found.diagnostics().stream()).toList();
        }
    }

    void addTo(Methods methods) {
        methods.about("textDocument/diagnostic", DocumentDiagnosticParams.class,
                DocumentDiagnosticParams::getTextDocument, this::report)
                .add("workspace/diagnostic", WorkspaceDiagnosticParams.class, this::reports);
    }

    /** From now on, and with what is known already. */
    void begin() {
        findings.add(listener);
        findings.files().forEach(this::changed);
    }

    void end() {
        findings.remove(listener);
    }

    /** The client has opened or closed the file, or something was found in it. */
    void changed(Path file) {
        Optional<Document> document = client.documents().of(file);
        if (document.isEmpty() && !client.isBelowFolders(file) && !told.containsKey(file)) {
            return;
        }
        Map<String, DiagnosticsFound> now = findings.in(file);
        var changed = new boolean[1];
        told.compute(file, (key, before) -> {
            Map<String, DiagnosticsFound> accepted = accepted(before == null ? Map.of() : before.bySource, now,
                    document);
            changed[0] = !accepted.equals(before == null ? Map.of() : before.bySource);
            return changed[0] ? new Told(accepted, stamps.incrementAndGet()) : before;
        });
        if (changed[0] && client.can().pullsDiagnostics()) {
            client.peer().nudge("workspace/diagnostic/refresh", null);
        } else if (changed[0]) {
            publish(file, document);
        }
    }

    private Map<String, DiagnosticsFound> accepted(Map<String, DiagnosticsFound> before,
            Map<String, DiagnosticsFound> now, Optional<Document> document) {
        Map<String, DiagnosticsFound> accepted = new HashMap<>();
        for (Map.Entry<String, DiagnosticsFound> each : now.entrySet()) {
            DiagnosticsFound kept = isOfThisText(each.getValue(), document) ? each.getValue()
                    : before.get(each.getKey());
            if (kept != null && !kept.diagnostics().isEmpty()) {
                accepted.put(each.getKey(), kept);
            }
        }
        return accepted;
    }

    private boolean isOfThisText(DiagnosticsFound found, Optional<Document> document) {
        if (found.version().isEmpty() || document.isEmpty()) {
            return true;
        }
        SourceText mine = document.get().source();
        if (found.version().get() == mine.version()) {
            return true;
        }
        Optional<SourceText> followed = open.followed(found.file());
        return followed.filter(other -> other.version() == found.version().get()
                && other.text().equals(mine.text())).isPresent();
    }

    private void publish(Path file, Optional<Document> document) {
        Places places = client.places();
        List<org.eclipse.lsp4j.Diagnostic> written = of(file).stream().map(each -> written(places, each)).toList();
        var params = new PublishDiagnosticsParams(places.uri(file), written);
        document.ifPresent(shown -> params.setVersion(shown.version()));
        client.peer().news(file, "textDocument/publishDiagnostics", params);
    }

    private List<Diagnostic> of(Path file) {
        Told known = told.get(file);
        return known == null ? List.of() : known.all();
    }

    private org.eclipse.lsp4j.Diagnostic written(Places places, Diagnostic diagnostic) {
        var written = new org.eclipse.lsp4j.Diagnostic(
                places.range(diagnostic.location().file(), diagnostic.location().range()), diagnostic.message());
        written.setSeverity(Kinds.severity(diagnostic.severity()));
        written.setSource(diagnostic.source());
        diagnostic.code().ifPresent(written::setCode);
        if (!diagnostic.tags().isEmpty()) {
            written.setTags(Kinds.tags(diagnostic.tags()));
        }
        if (!diagnostic.related().isEmpty()) {
            written.setRelatedInformation(diagnostic.related().stream().map(related ->
                    new DiagnosticRelatedInformation(places.location(related.location()), related.message())).toList());
        }
        return written;
    }

    private DocumentDiagnosticReport report(Asked asked, DocumentDiagnosticParams params) {
        Path file = FileUri.path(params.getTextDocument().getUri());
        String id = id(file);
        if (id.equals(params.getPreviousResultId())) {
            return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(id));
        }
        var full = new RelatedFullDocumentDiagnosticReport(
                of(file).stream().map(each -> written(asked.places(), each)).toList());
        full.setResultId(id);
        return new DocumentDiagnosticReport(full);
    }

    private String id(Path file) {
        Told known = told.get(file);
        return known == null ? "0" : Long.toString(known.stamp);
    }

    private WorkspaceDiagnosticReport reports(Asked asked, WorkspaceDiagnosticParams params) {
        Map<Path, String> known = new HashMap<>();
        for (PreviousResultId each : params.getPreviousResultIds()) {
            known.put(FileUri.path(each.getUri()), each.getValue());
        }
        List<WorkspaceDocumentDiagnosticReport> reports = new ArrayList<>();
        for (Path file : List.copyOf(told.keySet())) {
            reports.add(report(asked, file, known.getOrDefault(file, "")));
        }
        return new WorkspaceDiagnosticReport(reports);
    }

    private WorkspaceDocumentDiagnosticReport report(Asked asked, Path file, String previous) {
        Integer version = client.documents().of(file).map(Document::version).orElse(null);
        String uri = asked.places().uri(file);
        String id = id(file);
        if (id.equals(previous)) {
            return new WorkspaceDocumentDiagnosticReport(
                    new WorkspaceUnchangedDocumentDiagnosticReport(id, uri, version));
        }
        var full = new WorkspaceFullDocumentDiagnosticReport(
                of(file).stream().map(each -> written(asked.places(), each)).toList(), uri, version);
        full.setResultId(id);
        return new WorkspaceDocumentDiagnosticReport(full);
    }

    /** Those that the client names, as the sources found them, with the fixes that a client is not told. */
    List<Diagnostic> told(Asked asked, List<org.eclipse.lsp4j.Diagnostic> named) throws Exception {
        List<Diagnostic> all = of(asked.source().file());
        List<Diagnostic> meant = new ArrayList<>();
        for (org.eclipse.lsp4j.Diagnostic each : named) {
            String message = message(each);
            int line = each.getRange().getStart().getLine();
            all.stream().filter(one -> one.message().equals(message)
                    && one.location().range().start().line() == line).findFirst().ifPresent(meant::add);
        }
        return meant;
    }

    /** {@code known} of those, and what others have told the client. */
    List<Diagnostic> reported(Asked asked, List<Diagnostic> known, List<org.eclipse.lsp4j.Diagnostic> named)
            throws FailureException {
        List<Diagnostic> all = new ArrayList<>(known);
        for (org.eclipse.lsp4j.Diagnostic each : named) {
            String message = message(each);
            if (!message.isEmpty() && known.stream().noneMatch(one -> one.message().equals(message))) {
                all.add(Diagnostic.of(new Location(asked.source().file(), asked.range(each.getRange())),
                        each.getSeverity() == DiagnosticSeverity.Error ? Severity.ERROR : Severity.WARNING,
                        each.getSource() == null ? "the editor" : each.getSource(), message));
            }
        }
        return all;
    }

    private static String message(org.eclipse.lsp4j.Diagnostic sent) {
        return sent.getMessage() == null ? "" : sent.getMessage().map(text -> text, markup -> markup.getValue());
    }
}
