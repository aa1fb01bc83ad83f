package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.Diagnostics;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;
import dev.rustaiide.foundation.logging.Logs;
import dev.rustaiide.foundation.logging.internal.UtcTime;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;

/** Asks all sources at the same time and writes what they say into a zip file. */
@Component
public final class ZippedDiagnostics implements Diagnostics {
    private static final String INTRODUCTION = """
            Rust AI IDE: diagnostics

            Everything in this archive is plain text that you can read before you send it to anybody. Secrets, your
            name and the name of the machine were taken out, and the path of your home is written as ~. Look through
            it all the same: names of projects and files may tell something too. Nothing was sent by making it.

            """;

    private final List<DiagnosticsSource> sources;
    private final Path folder;
    private final UnaryOperator<String> redaction;

    /** Its own sources are no services: each would cost every start most of a millisecond. */
    @Activate
    public ZippedDiagnostics(@Reference StandardPaths paths, @Reference Redactor redactor, @Reference Logs logs,
            @Reference AuditTrail trail, @Reference Settings settings, BundleContext context,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<DiagnosticsSource> others) {
        this(paths.state().resolve("diagnostics"), redactor::redact, Anonymous.ofProcess(System.getenv()),
                Stream.concat(Stream.of(new LogsReport(logs), new AuditReport(trail), new SettingsReport(settings),
                        new ProcessReport(context)), others.stream()).toList());
    }

    ZippedDiagnostics(Path folder, UnaryOperator<String> redaction, UnaryOperator<String> anonymous,
            List<DiagnosticsSource> sources) {
        this.folder = folder;
        this.redaction = text -> anonymous.apply(redaction.apply(text));
        this.sources = List.copyOf(sources);
    }

    @Override
    public Path proposal() {
        return folder.resolve("diagnostics-" + UtcTime.of(System.currentTimeMillis()).replace(':', '-') + ".zip");
    }

    @Override
    public Call<Archive> collect(Path archive) {
        return Call.start("collect diagnostics", scope -> {
            if (Files.exists(archive)) {
                throw new FailureException(new Failure.Other("Cannot write " + archive.getFileName() + '.',
                        archive + " is there already.", "Choose another name, or delete it."));
            }
            List<DiagnosticsPart> parts = new ArrayList<>();
            for (DiagnosticsPart part : ask(scope)) {
                parts.add(new DiagnosticsPart(redaction.apply(part.name()), part.purpose(),
                        redaction.apply(part.text())));
            }
            parts.addFirst(readme(parts));
            write(archive, parts);
            return new Archive(archive, parts);
        });
    }

    private List<DiagnosticsPart> ask(Scope scope) throws InterruptedException {
        List<Call<List<DiagnosticsPart>>> calls = new ArrayList<>();
        for (DiagnosticsSource source : sources) {
            calls.add(scope.start(source.getClass().getSimpleName(), source::collect));
        }
        List<DiagnosticsPart> parts = new ArrayList<>();
        for (Call<List<DiagnosticsPart>> call : calls) {
            try {
                parts.addAll(call.await());
            } catch (ExecutionException failed) {
                parts.add(new DiagnosticsPart(call.name() + "-failed.txt", "Why " + call.name() + " tells nothing",
                        String.valueOf(failed.getCause())));
            }
        }
        parts.sort((one, other) -> one.name().compareTo(other.name()));
        return parts;
    }

    private static DiagnosticsPart readme(List<DiagnosticsPart> parts) {
        var text = new StringBuilder(INTRODUCTION);
        parts.forEach(part -> text.append(part.name()).append(": ").append(part.purpose()).append(" (")
                .append(Counted.of(part.text().length(), "character")).append(")\n"));
        return new DiagnosticsPart("README.txt", "What is in this archive", text.toString());
    }

    private static void write(Path archive, List<DiagnosticsPart> parts) throws FailureException {
        Path absolute = archive.toAbsolutePath();
        try {
            Path parent = Files.createDirectories(Objects.requireNonNull(absolute.getParent()));
            Path fresh = Files.createTempFile(parent, ".diagnostics", ".tmp");
            try {
                try (var zip = new ZipOutputStream(Files.newOutputStream(fresh), StandardCharsets.UTF_8)) {
                    for (DiagnosticsPart part : parts) {
                        zip.putNextEntry(new ZipEntry(part.name()));
                        zip.write(part.text().getBytes(StandardCharsets.UTF_8));
                        zip.closeEntry();
                    }
                }
                Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException denied) {
            throw new FailureException(new Failure.Other("Cannot write " + archive.getFileName() + '.',
                    "The system says: " + denied.getMessage() + '.', "Choose another place."), denied);
        }
    }
}
