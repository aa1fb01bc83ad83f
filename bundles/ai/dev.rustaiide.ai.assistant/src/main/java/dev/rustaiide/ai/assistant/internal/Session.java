package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.Turn.PlanItem;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** What the tools of one turn share. */
final class Session implements AgentSession {
    private final Workfiles files;
    private final Staging staging;
    private final Meter meter;
    private final Consumer<List<PlanItem>> planned;

    Session(Workfiles files, Staging staging, Meter meter, Consumer<List<PlanItem>> planned) {
        this.files = files;
        this.staging = staging;
        this.meter = meter;
        this.planned = planned;
    }

    @Override
    public Workplace place() {
        return files.place();
    }

    @Override
    public Path file(String path) throws FailureException {
        return files.file(path);
    }

    @Override
    public String name(Path file) {
        return files.name(file);
    }

    @Override
    public Text read(Path file) throws FailureException {
        Path checked = files.file(file.toString());
        Optional<Text> text = staging.has(checked) ? staging.text(checked) : files.now(checked);
        return text.orElseThrow(() -> new FailureException(new Failure.Missing(checked)));
    }

    /** As {@link #read}; empty if there is no such file. */
    Optional<Text> find(Path file) throws FailureException {
        Path checked = files.file(file.toString());
        return staging.has(checked) ? staging.text(checked) : files.now(checked);
    }

    @Override
    public Staging edits() {
        return staging;
    }

    @Override
    public Duration left() {
        return meter.left();
    }

    void plan(List<PlanItem> plan) {
        planned.accept(plan);
    }
}
